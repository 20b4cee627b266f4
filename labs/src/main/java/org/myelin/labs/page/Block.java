package org.myelin.labs.page;

import java.util.List;
import java.util.stream.Stream;
import org.myelin.labs.formula.FormulaText;
import org.myelin.text.Language;
import org.myelin.text.Text;
import org.myelin.view.figure.Drawing;

/** A part of a lab's page. Texts may hold formulas between dollars, as {@link FormulaText} says. */
public sealed interface Block {
    /**
     * The head of a section.
     *
     * @param text a few words
     */
    record Heading(Text text) implements Block {}

    /**
     * Running text.
     *
     * @param text one paragraph
     */
    record Paragraph(Text text) implements Block {}

    /**
     * A formula and its evaluation.
     *
     * @param tex the formula, for example {@code z = \sum_i w_i x_i}
     * @param numbers the right side with its values, for example {@code 0.24 · (0.1 · 0.5)}; empty where there is
     *     nothing to substitute
     * @param result its value; empty where the formula itself is what matters
     * @param lecture number in the lecture, for example {@code 13}; empty for what is not in it
     */
    record Equation(String tex, String numbers, String result, String lecture) implements Block {
        /** Leaves numbers out that are the result already. */
        public Equation {
            numbers = numbers.equals(result) ? "" : numbers;
        }

        /** A formula without numbers. */
        public static Equation of(String tex, String lecture) {
            return new Equation(tex, "", "", lecture);
        }
    }

    /**
     * A table. The cells of the first column are names, the others numbers.
     *
     * @param caption what it shows
     * @param header a name for each column
     * @param rows one for each line
     */
    record Table(Text caption, List<Text> header, List<Row> rows) implements Block {
        /** Takes copies of the lists, and checks that each row has a cell for each column. */
        public Table {
            header = List.copyOf(header);
            rows = List.copyOf(rows);
            for (Row row : rows) {
                if (row.values().size() + 1 != header.size()) {
                    throw new IllegalArgumentException("table of " + header.size() + " columns: got a row of "
                            + (row.values().size() + 1) + " cells: " + row.cells(Language.ENGLISH));
                }
            }
        }

        /**
         * A table whose names are numbers or symbols.
         *
         * @param rows a text for each column
         */
        public static Table of(Text caption, List<Text> header, List<List<String>> rows) {
            return new Table(
                    caption,
                    header,
                    rows.stream()
                            .map(row -> new Row(Text.same(row.getFirst()), row.subList(1, row.size())))
                            .toList());
        }

        /** The cells in one language, row by row. */
        public List<List<String>> cells(Language language) {
            return rows.stream().map(row -> row.cells(language)).toList();
        }
    }

    /**
     * A row of a table.
     *
     * @param name its first cell
     * @param values the other cells
     */
    record Row(Text name, List<String> values) {
        /** Takes a copy of the list. */
        public Row {
            values = List.copyOf(values);
        }

        /** All cells in one language. */
        public List<String> cells(Language language) {
            return Stream.concat(Stream.of(name.in(language)), values.stream()).toList();
        }
    }

    /**
     * A picture.
     *
     * @param name of its files, without suffix
     * @param caption what it shows
     * @param drawing the picture
     */
    record Figure(String name, Text caption, Drawing drawing) implements Block {}
}
