package org.myelin.labs.formula;

import org.myelin.view.page.PageParts;

/**
 * A formula.
 *
 * @param tex in the part of TeX that {@link TexParser} lists
 */
public record Formula(String tex) {
    /**
     * As Unicode text in one line: {@code δⱼˡ⁺¹ aᵢˡ}.
     *
     * @throws IllegalArgumentException if the TeX cannot be read
     */
    public String plain() {
        return PlainFormula.of(TexParser.parse(tex));
    }

    /** As HTML within a line. The page's script renders it; without scripts it shows Unicode. */
    public String html() {
        return html("math");
    }

    /** As HTML within a line, with fractions and sums as large as on a line of its own. */
    public String largeHtml() {
        return html("math large");
    }

    /** As HTML on a line of its own. */
    public String displayedHtml() {
        return html("math displayed");
    }

    private String html(String classes) {
        return "<span class=\"" + classes + "\" data-tex=\"" + PageParts.escaped(tex) + "\">"
                + PageParts.escaped(plain()) + "</span>";
    }
}
