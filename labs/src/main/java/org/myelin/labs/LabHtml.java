package org.myelin.labs;

import java.util.HashMap;
import java.util.Map;
import org.myelin.view.figure.Svg;
import org.myelin.view.page.PageParts;
import org.myelin.view.text.Language;
import org.myelin.view.text.Resources;
import org.myelin.view.text.Words;

/** A lab as a web page of one file, in both languages. */
final class LabHtml {
    private LabHtml() {}

    /**
     * The page.
     *
     * @param language which the page shows first
     */
    static String of(LabPage page, Language language) {
        return PageParts.filled(
                LabHtml.class,
                "lab.html.mustache",
                Map.of(
                        "language", language.tag(),
                        "name", page.name(),
                        "css", PageParts.styles() + Resources.text(LabHtml.class, "lab.css"),
                        "js", PageParts.script(),
                        "title", PageParts.bilingual(page.title()),
                        "summary", PageParts.bilingual(page.summary()),
                        "blocks", page.blocks().stream().map(LabHtml::content).toList()));
    }

    /** What the template needs of a block, under the name of its kind; the other kinds are false. */
    private static Map<String, Object> content(Block block) {
        Map<String, Object> content = new HashMap<>(
                Map.of("heading", false, "paragraph", false, "equation", false, "table", false, "figure", false));
        switch (block) {
            case Block.Heading(Words text) -> content.put("heading", words(text));
            case Block.Paragraph(Words text) -> content.put("paragraph", words(text));
            case Block.Equation equation -> content.put("equation", equation(equation));
            case Block.Table table -> content.put("table", table(table));
            case Block.Figure(String name, Words caption, var drawing) ->
                content.put(
                        "figure", Map.of("words", PageParts.bilingual(caption), "svg", Svg.inline(drawing, caption)));
        }
        return content;
    }

    private static Map<String, String> equation(Block.Equation equation) {
        return Map.of(
                "formula", new Formula(equation.formula()).html(),
                "numbers", equation.numbers(),
                "result", equation.result(),
                "lecture", equation.lecture());
    }

    private static Map<String, Object> table(Block.Table table) {
        return Map.of(
                "words", PageParts.bilingual(table.caption()),
                "header", table.header().stream().map(PageParts::bilingual).toList(),
                "rows", table.rows().stream().map(LabHtml::row).toList());
    }

    private static Map<String, Object> row(Block.Row row) {
        return Map.of("name", PageParts.bilingual(row.name()), "cells", row.values());
    }

    private static Map<String, String> words(Words text) {
        return Map.of("words", PageParts.bilingual(text));
    }
}
