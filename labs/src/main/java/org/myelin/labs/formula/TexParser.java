package org.myelin.labs.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.myelin.labs.formula.TexNode.Group;
import org.myelin.labs.formula.TexNode.Role;

/**
 * Reads the part of TeX that labs and course use: letters, numbers, scripts, {@code \frac}, {@code \sqrt}, {@code
 * \bar}, {@code \text}, {@code \tag}, {@code pmatrix}, {@code \left} and {@code \right}, and the commands of {@link
 * #SYMBOLS}. One object reads one formula.
 */
final class TexParser {
    private static final Map<String, TexNode.Symbol> SYMBOLS = Map.ofEntries(
            symbol("alpha", "α", Role.ORDINARY),
            symbol("delta", "δ", Role.ORDINARY),
            symbol("lambda", "λ", Role.ORDINARY),
            symbol("infty", "∞", Role.ORDINARY),
            symbol("prime", "′", Role.ORDINARY),
            symbol("top", "T", Role.ORDINARY),
            symbol("ldots", "…", Role.ORDINARY),
            symbol("cdots", "⋯", Role.ORDINARY),
            symbol("partial", "∂", Role.PREFIX),
            symbol("sum", "Σ", Role.BIG),
            symbol("ln", "ln", Role.NAME),
            symbol("max", "max", Role.NAME),
            symbol("tanh", "tanh", Role.NAME),
            symbol("cdot", "·", Role.BINARY),
            symbol("times", "×", Role.BINARY),
            symbol("circ", "∘", Role.BINARY),
            symbol("approx", "≈", Role.RELATION),
            symbol("in", "∈", Role.RELATION),
            symbol("lt", "<", Role.RELATION),
            symbol("gt", ">", Role.RELATION),
            symbol("le", "≤", Role.RELATION),
            symbol("ne", "≠", Role.RELATION),
            symbol("lbrace", "{", Role.OPEN),
            symbol("rbrace", "}", Role.CLOSE));

    private final String source;
    private int at;

    private TexParser(String source) {
        this.source = source;
    }

    private static Map.Entry<String, TexNode.Symbol> symbol(String command, String text, Role role) {
        return Map.entry(command, new TexNode.Symbol(text, role));
    }

    /**
     * Parses a formula.
     *
     * @throws IllegalArgumentException if it uses more of TeX; says where
     */
    static Group parse(String tex) {
        TexParser parser = new TexParser(tex);
        Group group = parser.group();
        if (parser.at < tex.length()) {
            throw parser.refusal("unexpected " + tex.charAt(parser.at));
        }
        return group;
    }

    /** Reads up to the end, a closing brace, or what ends the cell of a matrix. */
    private Group group() {
        List<TexNode> nodes = new ArrayList<>();
        while (at < source.length() && source.charAt(at) != '}' && !endsCell()) {
            char c = source.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
                nodes.add(new TexNode.Blank());
            } else if (c == '_' || c == '^' || c == '\'') {
                nodes.add(scripts(lastOf(nodes)));
            } else {
                nodes.add(node());
            }
        }
        return new Group(nodes);
    }

    private boolean endsCell() {
        return source.charAt(at) == '&' || source.startsWith("\\cr", at) || source.startsWith("\\end", at);
    }

    /** Takes the node that scripts belong to: blanks between are nothing. */
    private static TexNode lastOf(List<TexNode> nodes) {
        while (!nodes.isEmpty() && nodes.getLast() instanceof TexNode.Blank) {
            nodes.removeLast();
        }
        return nodes.isEmpty() ? Group.EMPTY : nodes.removeLast();
    }

    private TexNode scripts(TexNode base) {
        Group below = Group.EMPTY;
        List<TexNode> above = new ArrayList<>();
        while (at < source.length() && "_^'".indexOf(source.charAt(at)) >= 0) {
            char mark = source.charAt(at++);
            if (mark == '\'') {
                above.add(new TexNode.Symbol("′", Role.ORDINARY));
            } else if (mark == '_') {
                below = argument();
            } else {
                above.addAll(argument().nodes());
            }
        }
        return new TexNode.Scripts(base, below, new Group(above));
    }

    /** What a script or a command applies to: a group in braces or one node. */
    private Group argument() {
        skipBlanks();
        if (at >= source.length()) {
            throw refusal("something is missing");
        }
        if (source.charAt(at) != '{') {
            return new Group(List.of(Character.isDigit(source.charAt(at)) ? digit() : node()));
        }
        at++;
        Group group = group();
        expect("}");
        return group;
    }

    private TexNode digit() {
        return new TexNode.Symbol(source.substring(at, ++at), Role.ORDINARY);
    }

    private TexNode node() {
        char c = source.charAt(at);
        if (c == '{') {
            return argument();
        }
        if (c == '\\') {
            return command();
        }
        if (Character.isDigit(c)) {
            return number();
        }
        if (source.startsWith(":=", at)) {
            at += 2;
            return new TexNode.Symbol(":=", Role.RELATION);
        }
        at++;
        return new TexNode.Symbol(c == '-' ? "−" : String.valueOf(c), role(c));
    }

    private static Role role(char c) {
        return switch (c) {
            case '+', '-' -> Role.BINARY;
            case '=', '<', '>' -> Role.RELATION;
            case '(', '[' -> Role.OPEN;
            case ')', ']' -> Role.CLOSE;
            case ',', ';' -> Role.PUNCTUATION;
            default -> Role.ORDINARY;
        };
    }

    private TexNode number() {
        int from = at;
        while (at < source.length() && (Character.isDigit(source.charAt(at)) || isPoint())) {
            at++;
        }
        return new TexNode.Symbol(source.substring(from, at), Role.ORDINARY);
    }

    private boolean isPoint() {
        return source.charAt(at) == '.' && at + 1 < source.length() && Character.isDigit(source.charAt(at + 1));
    }

    private TexNode command() {
        int from = ++at;
        while (at < source.length() && Character.isLetter(source.charAt(at))) {
            at++;
        }
        String name = source.substring(from, at);
        return switch (name) {
            case "frac" -> new TexNode.Fraction(argument(), argument());
            case "sqrt" -> new TexNode.Root(argument());
            case "bar" -> new TexNode.Bar(argument());
            case "text", "mathbb" -> word(name);
            case "operatorname" -> new TexNode.Symbol(inBraces(), Role.NAME);
            case "tag" -> new TexNode.Tag(inBraces());
            case "begin" -> matrix();
            case "left", "right" -> delimiter();
            case "quad", "qquad" -> new TexNode.Quad();
            default -> known(name);
        };
    }

    private TexNode known(String name) {
        TexNode.Symbol symbol = SYMBOLS.get(name);
        if (symbol == null) {
            throw refusal("there is no command \\" + name);
        }
        return symbol;
    }

    private TexNode word(String command) {
        String text = inBraces();
        return new TexNode.Symbol(command.equals("mathbb") && text.equals("R") ? "ℝ" : text, Role.ORDINARY);
    }

    private String inBraces() {
        expect("{");
        int end = source.indexOf('}', at);
        if (end < 0) {
            throw refusal("a } is missing");
        }
        String text = source.substring(at, end);
        at = end + 1;
        return text;
    }

    private TexNode delimiter() {
        skipBlanks();
        TexNode node = node();
        skipBlanksAfterOpening(node);
        return node;
    }

    private void skipBlanksAfterOpening(TexNode node) {
        if (node instanceof TexNode.Symbol symbol && symbol.role() == Role.OPEN) {
            skipBlanks();
        }
    }

    private TexNode matrix() {
        String kind = inBraces();
        if (!kind.equals("pmatrix")) {
            throw refusal("there is no environment " + kind);
        }
        List<List<Group>> rows = new ArrayList<>();
        List<Group> row = new ArrayList<>();
        while (true) {
            row.add(group());
            if (at < source.length() && source.charAt(at) == '&') {
                at++;
                continue;
            }
            rows.add(row);
            row = new ArrayList<>();
            if (!source.startsWith("\\cr", at)) {
                expect("\\end{pmatrix}");
                return new TexNode.Matrix(rows);
            }
            at += "\\cr".length();
        }
    }

    private void skipBlanks() {
        while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
    }

    private void expect(String expected) {
        if (!source.startsWith(expected, at)) {
            throw refusal("a " + expected + " is missing");
        }
        at += expected.length();
    }

    private IllegalArgumentException refusal(String reason) {
        return new IllegalArgumentException("formula " + source + ": " + reason + " at character " + (at + 1));
    }
}
