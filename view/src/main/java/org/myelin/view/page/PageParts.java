package org.myelin.view.page;

import com.samskivert.mustache.Mustache;
import java.util.HashMap;
import java.util.Map;
import org.myelin.view.text.Language;
import org.myelin.view.text.Resources;
import org.myelin.view.text.Words;

/** The parts that every page is built from. */
public final class PageParts {
    private PageParts() {}

    /** The style sheet. */
    public static String styles() {
        return Resources.text(PageParts.class, "page.css");
    }

    /** The script of the buttons that switch brightness and, on pages in both languages, the language. */
    public static String script() {
        return themeScript() + Resources.text(PageParts.class, "page.js");
    }

    /** The script of the button that switches brightness. */
    public static String themeScript() {
        return Resources.text(PageParts.class, "theme.js");
    }

    /**
     * Fills a template. Besides what is given it may use the bar at the top of pages in both languages, {@code bar}.
     *
     * @param owner the class that the template lies beside
     * @param template name of the file
     * @param content what it needs, by name; an empty text counts as missing
     */
    public static String filled(Class<?> owner, String template, Map<String, Object> content) {
        Map<String, Object> all = new HashMap<>(content);
        all.put("bar", bar());
        return Mustache.compiler()
                .escapeHTML(true)
                .emptyStringIsFalse(true)
                .compile(Resources.text(owner, template))
                .execute(all);
    }

    /** The bar at the top of a page in both languages, with the buttons. */
    private static String bar() {
        return Resources.text(PageParts.class, "bar.html");
    }

    /** A text in both languages as HTML; the page shows one of them. */
    public static String bilingual(Words words) {
        if (words.isSame()) {
            return escaped(words.english());
        }
        StringBuilder html = new StringBuilder();
        for (Language language : Language.values()) {
            html.append("<span lang=\"").append(language.tag()).append("\">");
            html.append(escaped(words.in(language))).append("</span>");
        }
        return html.toString();
    }

    /** A text as HTML. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
