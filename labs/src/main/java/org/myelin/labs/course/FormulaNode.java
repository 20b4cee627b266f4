package org.myelin.labs.course;

import org.commonmark.node.CustomNode;

/** A formula in a text: TeX between dollars. */
final class FormulaNode extends CustomNode {
    private final String tex;
    private final boolean displayed;

    /**
     * A formula.
     *
     * @param displayed whether it stands on lines of its own, between two dollars each, rather than within a line
     */
    FormulaNode(String tex, boolean displayed) {
        this.tex = tex;
        this.displayed = displayed;
    }

    String tex() {
        return tex;
    }

    boolean displayed() {
        return displayed;
    }
}
