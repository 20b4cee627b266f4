package org.myelin.labs.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.myelin.labs.formula.Formula;
import org.myelin.labs.formula.FormulaText;
import org.myelin.text.Language;
import org.myelin.text.Text;
import org.myelin.text.Texts;
import org.myelin.view.text.Columns;

/** A lab as text for a terminal, in one language. */
public final class LabText {
    private static final Texts TEXTS = Texts.of("page", LabText.class::getResourceAsStream);
    private static final int COLUMNS = 100;
    private static final String INDENT = "    ";

    private final Language language;
    private final StringBuilder text = new StringBuilder();

    private LabText(Language language) {
        this.language = language;
    }

    /** The text, ending with a line break. */
    public static String of(LabPage page, Language language) {
        LabText lab = new LabText(language);
        String title = lab.in(page.title());
        lab.line(title).line("=".repeat(Columns.width(title))).paragraph(page.summary());
        page.blocks().forEach(lab::add);
        return lab.text.toString();
    }

    private void add(Block block) {
        switch (block) {
            case Block.Heading(Text words) -> {
                String heading = in(words);
                line("").line(heading).line("-".repeat(Columns.width(heading)));
            }
            case Block.Paragraph(Text words) -> paragraph(words);
            case Block.Equation equation -> equation(equation);
            case Block.Table table -> table(table);
            case Block.Figure figure -> {} // among the files, at the end
        }
    }

    private void paragraph(Text words) {
        line(Columns.wrapped(in(words), COLUMNS, ""));
    }

    private void equation(Block.Equation equation) {
        String formula = INDENT + new Formula(equation.tex()).plain();
        String lecture = equation.lecture().isEmpty() ? "" : in(TEXTS.text("lecture", "number", equation.lecture()));
        line(Columns.left(formula, COLUMNS - Columns.width(lecture)) + lecture);
        List<String> values = Stream.of(equation.numbers(), equation.result())
                .filter(value -> !value.isEmpty())
                .toList();
        String joined = String.join(" = ", values);
        String indent = INDENT + INDENT;
        if (Columns.width(joined) + indent.length() + 2 <= COLUMNS) {
            values = values.isEmpty() ? values : List.of(joined);
        }
        for (String value : values) {
            line(Columns.wrapped(indent + "= " + value, COLUMNS, indent + "  "));
        }
    }

    private void table(Block.Table table) {
        line("").line(INDENT + in(table.caption()));
        List<List<String>> lines = new ArrayList<>();
        lines.add(table.header().stream().map(this::in).toList());
        table.cells(language).forEach(row -> lines.add(plain(row)));
        List<Integer> widths = IntStream.range(0, table.header().size())
                .mapToObj(column -> lines.stream()
                        .mapToInt(row -> Columns.width(row.get(column)))
                        .max()
                        .orElse(0))
                .toList();
        for (List<String> row : lines) {
            line(IntStream.range(0, row.size())
                    .mapToObj(column -> column == 0
                            ? Columns.left(row.get(column), widths.get(column))
                            : Columns.right(row.get(column), widths.get(column)))
                    .collect(Collectors.joining("   ", INDENT, "")));
        }
        line("");
    }

    /** Only the name may hold a formula. */
    private static List<String> plain(List<String> row) {
        List<String> cells = new ArrayList<>(row);
        cells.set(0, FormulaText.plain(row.getFirst()));
        return cells;
    }

    private String in(Text text) {
        return FormulaText.plain(text.in(language));
    }

    private LabText line(String line) {
        text.append(line.stripTrailing()).append('\n');
        return this;
    }
}
