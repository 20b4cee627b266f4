package org.myelin.labs.page;

import java.util.HashMap;
import java.util.Map;
import org.myelin.labs.formula.Formula;
import org.myelin.labs.formula.FormulaText;
import org.myelin.labs.formula.Katex;
import org.myelin.text.Language;
import org.myelin.text.Resources;
import org.myelin.text.Text;
import org.myelin.view.figure.Svg;
import org.myelin.view.page.PageParts;

/** A lab as a web page of one file, in both languages. */
public final class LabHtml {
    private static final Resources FILES = LabHtml.class::getResourceAsStream;

    private LabHtml() {}

    /**
     * The page.
     *
     * @param language which the page shows first
     */
    public static String of(LabPage page, Language language) {
        return PageParts.filled(
                FILES,
                "lab.html.mustache",
                Map.of(
                        "language", language.tag(),
                        "name", page.name(),
                        "css", PageParts.styles() + Katex.inlineStyles() + FILES.text("lab.css"),
                        "js", PageParts.script() + Katex.inlineScript(),
                        "title", bilingual(page.title()),
                        "summary", bilingual(page.summary()),
                        "blocks", page.blocks().stream().map(LabHtml::content).toList()));
    }

    /** What the template needs of a block, under the name of its kind; the other kinds are false. */
    private static Map<String, Object> content(Block block) {
        Map<String, Object> content = new HashMap<>(
                Map.of("heading", false, "paragraph", false, "equation", false, "table", false, "figure", false));
        switch (block) {
            case Block.Heading(Text text) -> content.put("heading", words(text));
            case Block.Paragraph(Text text) -> content.put("paragraph", words(text));
            case Block.Equation equation -> content.put("equation", equation(equation));
            case Block.Table table -> content.put("table", table(table));
            case Block.Figure(String name, Text caption, var drawing) ->
                content.put(
                        "figure",
                        Map.of("words", bilingual(caption), "svg", Svg.inline(drawing, FormulaText.plain(caption))));
        }
        return content;
    }

    private static Map<String, String> equation(Block.Equation equation) {
        return Map.of(
                "formula", new Formula(equation.tex()).largeHtml(),
                "numbers", equation.numbers(),
                "result", equation.result(),
                "lecture", equation.lecture());
    }

    private static Map<String, Object> table(Block.Table table) {
        return Map.of(
                "words", bilingual(table.caption()),
                "header", table.header().stream().map(LabHtml::bilingual).toList(),
                "rows", table.rows().stream().map(LabHtml::row).toList());
    }

    private static Map<String, Object> row(Block.Row row) {
        return Map.of("name", bilingual(row.name()), "cells", row.values());
    }

    private static Map<String, String> words(Text text) {
        return Map.of("words", bilingual(text));
    }

    /** A text with its formulas; the page shows one of the languages. */
    private static String bilingual(Text text) {
        return PageParts.bilingual(text, FormulaText::html);
    }
}
