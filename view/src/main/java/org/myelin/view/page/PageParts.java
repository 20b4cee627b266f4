package org.myelin.view.page;

import com.samskivert.mustache.Mustache;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.myelin.text.Language;
import org.myelin.text.Resources;
import org.myelin.text.Text;
import org.myelin.text.Texts;

/** The parts that every page is built from. */
public final class PageParts {
    private static final Resources FILES = PageParts.class::getResourceAsStream;

    private PageParts() {}

    /** The style sheet. */
    public static String styles() {
        return FILES.text("page.css");
    }

    /** The script of the buttons that switch brightness and, on pages in both languages, the language. */
    public static String script() {
        return themeScript() + FILES.text("page.js");
    }

    /** The script of the button that switches brightness. */
    public static String themeScript() {
        return FILES.text("theme.js");
    }

    /**
     * Fills a template. Besides what is given it may use the bar at the top of pages in both languages, {@code bar}.
     *
     * @param files those beside the class that uses the template
     * @param template name of the file
     * @param content what it needs, by name; an empty text counts as missing
     */
    public static String filled(Resources files, String template, Map<String, Object> content) {
        Map<String, Object> all = new HashMap<>(content);
        all.put("bar", bar());
        return Mustache.compiler()
                .escapeHTML(true)
                .emptyStringIsFalse(true)
                .compile(files.text(template))
                .execute(all);
    }

    /** For templates, as {@code t}: <code>{{#t}}key{{/t}}</code> is the text of a key in both languages. */
    public static Object lambda(Texts texts) {
        return (Mustache.Lambda) (fragment, out) ->
                out.write(bilingual(texts.text(fragment.execute().strip())));
    }

    /** The bar at the top of a page in both languages, with the buttons. */
    private static String bar() {
        return FILES.text("bar.html");
    }

    /** A text in both languages as HTML; the page shows one of them. */
    public static String bilingual(Text text) {
        return bilingual(text, PageParts::escaped);
    }

    /**
     * A text in both languages as HTML; the page shows one of them.
     *
     * @param html turns the text of one language into HTML
     */
    public static String bilingual(Text text, UnaryOperator<String> html) {
        if (text.isSame()) {
            return html.apply(text.english());
        }
        StringBuilder both = new StringBuilder();
        for (Language language : Language.values()) {
            both.append("<span lang=\"").append(language.tag()).append("\">");
            both.append(html.apply(text.in(language))).append("</span>");
        }
        return both.toString();
    }

    /** A text as HTML. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
