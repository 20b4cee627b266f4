package org.myelin.labs.formula;

import java.util.List;

/** A part of a parsed formula. */
sealed interface TexNode {
    /** How a symbol stands among others: what decides about blanks. */
    enum Role {
        /** A letter, number or other thing. */
        ORDINARY,
        /** A function whose argument may follow without brackets, as ln. */
        NAME,
        /** A sum. */
        BIG,
        /** What belongs to the next symbol, as ∂. */
        PREFIX,
        /** Plus and its like. */
        BINARY,
        /** The equals sign and its like. */
        RELATION,
        /** A bracket that opens. */
        OPEN,
        /** A bracket that closes. */
        CLOSE,
        /** A comma or semicolon. */
        PUNCTUATION
    }

    /** A symbol, number or word. */
    record Symbol(String text, Role role) implements TexNode {}

    /** A symbol or group with what stands at its right, below and above; either may be empty. */
    record Scripts(TexNode base, Group below, Group above) implements TexNode {}

    /** What braces hold. */
    record Group(List<TexNode> nodes) implements TexNode {
        static final Group EMPTY = new Group(List.of());

        public Group {
            nodes = List.copyOf(nodes);
        }

        boolean isEmpty() {
            return nodes.isEmpty();
        }
    }

    /** Numerator over denominator. */
    record Fraction(Group over, Group under) implements TexNode {}

    /** A square root. */
    record Root(Group of) implements TexNode {}

    /** A letter with a bar above: a mean. */
    record Bar(Group of) implements TexNode {}

    /** A matrix in parentheses, row by row. */
    record Matrix(List<List<Group>> rows) implements TexNode {
        public Matrix {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** A blank of the source, which TeX ignores but a line of Unicode may need. */
    record Blank() implements TexNode {}

    /** A wide distance. */
    record Quad() implements TexNode {}

    /** The number of the formula. */
    record Tag(String number) implements TexNode {}
}
