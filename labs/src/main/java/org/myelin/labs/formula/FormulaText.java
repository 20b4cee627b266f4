package org.myelin.labs.formula;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.myelin.text.Text;
import org.myelin.view.page.PageParts;

/**
 * Texts with formulas between dollars, for example {@code the sum $z$}; a dollar that begins no formula has a backslash
 * before it.
 */
public final class FormulaText {
    private static final Pattern FORMULA_OR_DOLLAR = Pattern.compile("\\\\\\$|\\$([^$]+)\\$");

    private FormulaText() {}

    /** A text from elsewhere, a name for example, in which dollars are dollars. */
    public static String literal(String text) {
        return text.replace("$", "\\$");
    }

    /** A formula as a text. */
    public static String of(String tex) {
        return "$" + tex + "$";
    }

    /** A formula as the same text in both languages. */
    public static Text text(String tex) {
        return Text.same(of(tex));
    }

    /** The text with its formulas as Unicode. */
    public static String plain(String text) {
        return replaced(text, UnaryOperator.identity(), Formula::plain);
    }

    /** In both languages, with the formulas as Unicode. */
    public static Text plain(Text text) {
        return new Text(plain(text.english()), plain(text.chinese()));
    }

    /** The text as HTML; the page's script renders its formulas. */
    public static String html(String text) {
        return replaced(text, PageParts::escaped, Formula::html);
    }

    private static String replaced(String text, UnaryOperator<String> words, Function<Formula, String> formula) {
        StringBuilder result = new StringBuilder();
        Matcher found = FORMULA_OR_DOLLAR.matcher(text);
        int from = 0;
        while (found.find()) {
            result.append(words.apply(text.substring(from, found.start())));
            result.append(found.group(1) == null ? "$" : formula.apply(new Formula(found.group(1))));
            from = found.end();
        }
        return result.append(words.apply(text.substring(from))).toString();
    }
}
