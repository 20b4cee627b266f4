package org.myelin.labs.formula;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.myelin.text.Resources;

/** The part of KaTeX that pages load, for pages that share its files and for pages of one file. */
public final class Katex {
    private static final Resources FILES = Katex.class::getResourceAsStream;
    private static final String STYLES = "katex.min.css";
    private static final String SCRIPT = "katex.min.js";

    private static final Pattern FONT = Pattern.compile("url\\(((fonts/[^)]*)\\.woff2)\\)");
    private static final Pattern FONT_FACE = Pattern.compile("@font-face\\{[^}]*\\}");

    /** Of what {@link TexParser} reads all but double-struck letters. */
    private static final List<String> INLINE_FONTS = List.of(
            "KaTeX_Main-Regular",
            "KaTeX_Math-Italic",
            "KaTeX_Size1-Regular",
            "KaTeX_Size2-Regular",
            "KaTeX_Size3-Regular",
            "KaTeX_Size4-Regular");

    private Katex() {}

    /** The files by their relative paths: script, style sheet, fonts, licence. */
    public static SequencedMap<String, byte[]> files() {
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        List.of(SCRIPT, STYLES, "LICENSE").forEach(name -> files.put(name, packed(name)));
        FONT.matcher(FILES.text("katex/" + STYLES))
                .results()
                .map(url -> url.group(1))
                .forEach(font -> files.put(font, packed(font)));
        return files;
    }

    /** The script that renders the formulas of a page which has loaded KaTeX. */
    public static String pageScript() {
        return FILES.text("formulas.js");
    }

    /** KaTeX and {@link #pageScript}, for a page of one file. */
    public static String inlineScript() {
        return FILES.text("katex/" + SCRIPT) + "\n" + pageScript();
    }

    /** The style sheet with those fonts that the labs' formulas need, for a page of one file. */
    public static String inlineStyles() {
        return FONT_FACE.matcher(FILES.text("katex/" + STYLES)).replaceAll(Katex::inlineFont);
    }

    private static String inlineFont(MatchResult face) {
        Matcher font = FONT.matcher(face.group());
        if (!font.find() || !INLINE_FONTS.contains(font.group(2).substring("fonts/".length()))) {
            return "";
        }
        String data = Base64.getEncoder().encodeToString(packed(font.group(1)));
        return face.group()
                .replaceFirst("src:.*\\}", "src:url(data:font/woff2;base64," + data + ") format(\"woff2\")}");
    }

    private static byte[] packed(String name) {
        return FILES.bytes("katex/" + name);
    }
}
