package org.myelin.labs.formula;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.myelin.labs.formula.TexNode.Group;
import org.myelin.labs.formula.TexNode.Role;

/**
 * A formula as one line of Unicode. Relations and binary operators have blanks around them; other blanks are those of
 * the source. A script of characters that Unicode has no sub- or superscripts of stands behind {@code _} or {@code ^}.
 */
final class PlainFormula {
    private static final String RAISED = "0123456789+−=()′abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW";
    private static final String AS_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾′ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ";
    private static final String LOWERED = "0123456789+−=()aehijklmnoprstuvx";
    private static final String AS_LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ";

    private static final Map<String, String> VULGAR = Map.of("1/2", "½", "1/4", "¼", "3/4", "¾");

    /** The lecture's functions: a bracket behind one of them is its argument. */
    private static final String FUNCTIONS = "fgFJ";

    private final StringBuilder line = new StringBuilder();
    private final boolean script;

    private PlainFormula(boolean script) {
        this.script = script;
    }

    static String of(Group formula) {
        return of(formula, false);
    }

    private static String of(Group group, boolean script) {
        PlainFormula plain = new PlainFormula(script);
        List<TexNode> nodes = group.nodes();
        for (int k = 0; k < nodes.size(); k++) {
            plain.add(nodes.get(k), before(nodes, k), after(nodes, k));
        }
        return plain.line.toString().strip();
    }

    /** The node before, blanks aside; an empty group at the beginning. */
    private static TexNode before(List<TexNode> nodes, int k) {
        int at = k - 1;
        while (at >= 0 && nodes.get(at) instanceof TexNode.Blank) {
            at--;
        }
        return at < 0 ? Group.EMPTY : nodes.get(at);
    }

    private static TexNode after(List<TexNode> nodes, int k) {
        int at = k + 1;
        while (at < nodes.size() && nodes.get(at) instanceof TexNode.Blank) {
            at++;
        }
        return at >= nodes.size() ? Group.EMPTY : nodes.get(at);
    }

    private void add(TexNode node, TexNode before, TexNode after) {
        switch (node) {
            case TexNode.Blank _ -> blank(before, after);
            case TexNode.Quad _ -> line.append("  ");
            case TexNode.Tag(String number) -> line.append("  (").append(number).append(')');
            case TexNode.Symbol symbol -> symbol(symbol, symbol.text(), before);
            case TexNode.Scripts(TexNode base, Group below, Group above) -> {
                String text = of(new Group(List.of(base)), script) + lowered(below) + raised(above);
                symbol(new TexNode.Symbol(text, role(node)), text, before);
            }
            case Group group -> line.append(of(group, script));
            case TexNode.Fraction fraction -> line.append(fraction(fraction, isFactor(before, after)));
            case TexNode.Root(Group of) -> line.append('√').append(bracketed(of));
            case TexNode.Bar(Group of) -> line.append(of(of, script)).append('\u0304');
            case TexNode.Matrix(var rows) ->
                line.append(rows.stream()
                        .map(row -> row.stream().map(PlainFormula::of).collect(Collectors.joining("  ")))
                        .collect(Collectors.joining(";  ", "[", "]")));
        }
    }

    private void symbol(TexNode.Symbol symbol, String text, TexNode before) {
        boolean sign = symbol.role() == Role.BINARY && isSignBehind(before);
        switch (symbol.role()) {
            case RELATION -> spaced(text);
            case BINARY -> {
                if (sign) {
                    line.append(text);
                } else {
                    spaced(text);
                }
            }
            case PUNCTUATION -> line.append(text).append(script ? "" : " ");
            case NAME -> {
                if (role(before) == Role.ORDINARY) {
                    gap();
                }
                line.append(text);
            }
            default -> {
                if ((role(before) == Role.NAME && symbol.role() != Role.OPEN) || role(before) == Role.BIG) {
                    gap();
                }
                line.append(text);
            }
        }
    }

    /** Whether plus or minus behind this node is a sign rather than an operation. */
    private static boolean isSignBehind(TexNode before) {
        return switch (role(before)) {
            case BINARY, RELATION, OPEN, PUNCTUATION, BIG -> true;
            default -> before instanceof Group group && group.isEmpty();
        };
    }

    private void spaced(String text) {
        if (script) {
            line.append(text);
        } else {
            gap();
            line.append(text).append(' ');
        }
    }

    /** One blank at the end of the line, unless there is one. */
    private void gap() {
        if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
            line.append(' ');
        }
    }

    /** A blank of the source: kept between two factors. */
    private void blank(TexNode before, TexNode after) {
        boolean none = script
                || role(before) == Role.OPEN
                || role(before) == Role.PREFIX
                || role(after) == Role.CLOSE
                || role(after) == Role.PUNCTUATION
                || (role(after) == Role.BINARY && isSignBehind(before))
                || (role(after) == Role.OPEN && isFunction(before));
        if (!none) {
            gap();
        }
    }

    private static boolean isFunction(TexNode node) {
        return switch (node) {
            case TexNode.Scripts(TexNode base, Group _, Group _) -> isFunction(base);
            case TexNode.Symbol(String text, Role role) -> role == Role.NAME || FUNCTIONS.contains(text);
            default -> false;
        };
    }

    private static Role role(TexNode node) {
        return switch (node) {
            case TexNode.Symbol(String _, Role role) -> role;
            case TexNode.Scripts(TexNode base, Group _, Group _) -> role(base);
            default -> Role.ORDINARY;
        };
    }

    private static boolean isFactor(TexNode before, TexNode after) {
        return (isMultiplied(before) && role(before) != Role.BIG) || isMultiplied(after);
    }

    private static boolean isMultiplied(TexNode node) {
        boolean nothing = (node instanceof Group group && group.isEmpty())
                || node instanceof TexNode.Quad
                || node instanceof TexNode.Tag;
        return !nothing
                && switch (role(node)) {
                    case ORDINARY, NAME, PREFIX, BIG -> true;
                    default -> false;
                };
    }

    private String fraction(TexNode.Fraction fraction, boolean isFactor) {
        String over = of(fraction.over(), script);
        String under = of(fraction.under(), script);
        String simple = over + "/" + under;
        if (VULGAR.containsKey(simple)) {
            return VULGAR.get(simple);
        }
        String text = (over.contains(" ") ? "(" + over + ")" : over) + "/" + bracketed(fraction.under());
        return isFactor ? "(" + text + ")" : text;
    }

    /** In brackets unless it is one factor, so that a sign before it means all of it. */
    private String bracketed(Group group) {
        String text = of(group, script);
        long factors = group.nodes().stream()
                .filter(node -> !(node instanceof TexNode.Blank) && role(node) != Role.PREFIX)
                .count();
        return factors > 1 ? "(" + text + ")" : text;
    }

    private static String lowered(Group group) {
        return shifted(of(group, true), "_", LOWERED, AS_LOWERED);
    }

    private static String raised(Group group) {
        return shifted(of(group, true), "^", RAISED, AS_RAISED);
    }

    private static String shifted(String text, String mark, String from, String to) {
        StringBuilder shifted = new StringBuilder();
        for (int k = 0; k < text.length(); k++) {
            int index = from.indexOf(text.charAt(k));
            if (index < 0) {
                return mark + (text.length() > 1 ? "(" + text + ")" : text);
            }
            shifted.append(to.charAt(index));
        }
        return shifted.toString();
    }
}
