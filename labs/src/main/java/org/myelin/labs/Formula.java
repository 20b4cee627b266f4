package org.myelin.labs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.myelin.view.page.PageParts;

/**
 * A formula in Unicode, as the terminal prints it, and the same formula set by the browser. Sub- and superscript
 * characters become proper sub- and superscripts, and so does what stands in braces after {@code _} and {@code ^}:
 * {@code w_{ji}ˡ}; the terminal leaves the braces out.
 *
 * @param text the formula
 */
record Formula(String text) {
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿⁱˡᴸᵀᵏᶻˣ";
    private static final String AS_SUPERSCRIPT = "0123456789+−()nilLTkzx";
    private static final String SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉₊₋ᵢⱼₖₗₙ";
    private static final String AS_SUBSCRIPT = "0123456789+−ijkln";

    /** Names of functions, which are one symbol; any other letter is one by itself. */
    private static final List<String> NAMES = List.of("softmax", "max", "ln", "exp", ":=");

    /** For the terminal. */
    String plain() {
        return text.replaceAll("([_^])\\{([^}]*)\\}", "$1$2");
    }

    /** As MathML. */
    String html() {
        return new Reader(text).mathMl();
    }

    /** Reads a formula from left to right: symbols, each with its scripts. */
    private static final class Reader {
        private static final String SPACE = "<mspace width=\"0.17em\"></mspace>";

        private final int[] characters;
        private final StringBuilder out = new StringBuilder("<math>");

        /** Where the brackets that are open begin: scripts behind a bracket belong to all that it holds. */
        private final Deque<Integer> open = new ArrayDeque<>();

        private int next;

        Reader(String text) {
            characters = text.codePoints().toArray();
        }

        String mathMl() {
            while (next < characters.length) {
                if (characters[next] == ' ') {
                    next++;
                } else {
                    symbolWithScripts();
                }
            }
            return out.append("</math>").toString();
        }

        private void symbolWithScripts() {
            int begin = characters[next] == ')' && !open.isEmpty() ? open.pop() : out.length();
            if (characters[next] == '(') {
                open.push(out.length());
            }
            String symbol = symbol();
            String below = "";
            String above = "";
            while (next < characters.length && (isScript('_', SUBSCRIPTS) || isScript('^', SUPERSCRIPTS))) {
                if (isScript('_', SUBSCRIPTS)) {
                    below += script('_', SUBSCRIPTS, AS_SUBSCRIPT);
                } else {
                    above += script('^', SUPERSCRIPTS, AS_SUPERSCRIPT);
                }
            }
            boolean sum = symbol.contains("Σ") && !below.isEmpty() && above.isEmpty();
            String element = sum ? "munder" : below.isEmpty() ? "msup" : above.isEmpty() ? "msub" : "msubsup";
            if (below.isEmpty() && above.isEmpty()) {
                out.append(symbol);
            } else {
                if (begin < out.length()) {
                    symbol = "<mrow>" + out.substring(begin) + symbol + "</mrow>";
                    out.setLength(begin);
                }
                out.append('<')
                        .append(element)
                        .append('>')
                        .append(symbol)
                        .append(row(below))
                        .append(row(above));
                out.append("</").append(element).append('>');
            }
        }

        private boolean isScript(char mark, String alphabet) {
            return characters[next] == mark || alphabet.indexOf(characters[next]) >= 0;
        }

        private String script(char mark, String alphabet, String meaning) {
            StringBuilder script = new StringBuilder();
            if (characters[next] == mark) {
                next++;
                boolean braces = characters[next] == '{';
                next += braces ? 1 : 0;
                do {
                    script.appendCodePoint(characters[next++]);
                } while (braces && characters[next] != '}');
                next += braces ? 1 : 0;
            } else {
                while (next < characters.length && alphabet.indexOf(characters[next]) >= 0) {
                    script.append(meaning.charAt(alphabet.indexOf(characters[next++])));
                }
            }
            return script.toString();
        }

        /** The next number, letter or operator as an element. */
        private String symbol() {
            int first = characters[next++];
            StringBuilder symbol = new StringBuilder().appendCodePoint(first);
            if (isDigit(first)) {
                while (next < characters.length && (isDigit(characters[next]) || characters[next] == '.')) {
                    symbol.appendCodePoint(characters[next++]);
                }
                return "<mn>" + symbol + "</mn>";
            }
            for (String name : NAMES) {
                if (startsWith(name)) {
                    next += name.length() - 1;
                    symbol = new StringBuilder(name);
                }
            }
            if (!Character.isLetter(first) || first == 'Σ') {
                return "<mo>" + escaped(symbol.toString()) + "</mo>";
            }
            String letters = "<mi>" + symbol + "</mi>";
            return symbol.length() > 1 ? spaced(letters) : letters;
        }

        /** A function's name keeps a distance from the letters beside it: y ln g. */
        private String spaced(String name) {
            boolean before = out.length() > 0
                    && !out.toString().endsWith("</mo>")
                    && !out.toString().endsWith("<math>");
            int after = next;
            while (after < characters.length && characters[after] == ' ') {
                after++;
            }
            boolean behind = after < characters.length && Character.isLetter(characters[after]);
            return before || behind
                    ? "<mrow>" + (before ? SPACE : "") + name + (behind ? SPACE : "") + "</mrow>"
                    : name;
        }

        private static String row(String script) {
            return script.isEmpty() ? "" : "<mrow>" + new Reader(script).inner() + "</mrow>";
        }

        private String inner() {
            String whole = mathMl();
            return whole.substring("<math>".length(), whole.length() - "</math>".length());
        }

        private static boolean isDigit(int c) {
            return c >= '0' && c <= '9';
        }

        /** Whether the name begins with the character that was read last. */
        private boolean startsWith(String name) {
            int from = next - 1;
            return from + name.length() <= characters.length
                    && new String(characters, from, name.length()).equals(name);
        }

        private static String escaped(String text) {
            return PageParts.escaped(text);
        }
    }
}
