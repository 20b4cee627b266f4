package org.myelin.view.figure;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import org.myelin.text.Language;

/**
 * Whether this machine can draw text. A server without fontconfig cannot: Java's font classes then fail with various
 * errors, so the question is answered by trying.
 *
 * @param available whether text can be drawn
 * @param reason why not; empty when it can
 */
public record Fonts(boolean available, String reason) {
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    /** The answer for this process. */
    public static Fonts ofMachine() {
        System.setProperty("java.awt.headless", "true");
        return probe(() -> font(12).getStringBounds("Loss 0.5", CONTEXT));
    }

    /** The answer when something is drawn for a trial. */
    public static Fonts probe(Runnable drawing) {
        try {
            drawing.run();
            return new Fonts(true, "");
        } catch (RuntimeException | LinkageError | InternalError e) {
            return new Fonts(false, e.toString());
        }
    }

    /**
     * Says that there are no fonts.
     *
     * @param what cannot be written
     * @param instead what happened instead
     */
    public String missing(String what, String instead) {
        return "this machine has no fonts for " + what + " (" + reason + "), so " + instead
                + "; installing fontconfig and any font helps";
    }

    /** Whether the default font has a glyph for every character. */
    private boolean canShow(String text) {
        return available && font(12).canDisplayUpTo(text) < 0;
    }

    /** The wanted language where a font can show the Chinese characters of a figure, else English. */
    Language languageFor(Language wanted, String svg) {
        String chinese = svg.codePoints()
                .filter(Character::isIdeographic)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return canShow(chinese) ? wanted : Language.ENGLISH;
    }

    /** The default font, in points. */
    public static Font font(int size) {
        return new Font(Font.SANS_SERIF, Font.PLAIN, size);
    }
}
