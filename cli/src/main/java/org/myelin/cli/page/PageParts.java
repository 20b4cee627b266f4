package org.myelin.cli.page;

import org.myelin.cli.text.Language;
import org.myelin.cli.text.Resources;
import org.myelin.cli.text.Words;

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

    /** The bar at the top of a page in both languages, with the buttons. */
    public static String bar() {
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
