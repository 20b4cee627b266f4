package org.myelin.labs.page;

import java.util.List;

/** Finds things on a lab's page, and reads its numbers. */
public final class Read {
    /** Four significant digits are shown: half a unit of the last is at most this share. */
    public static final double ROUNDING = 5.1e-4;

    private Read() {}

    public static Block.Table table(LabPage page, String englishCaption) {
        return page.blocks().stream()
                .filter(Block.Table.class::isInstance)
                .map(Block.Table.class::cast)
                .filter(table -> table.caption().english().equals(englishCaption))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no table '" + englishCaption + "' in " + page.blocks()));
    }

    public static Block.Equation equation(LabPage page, String tex) {
        return equations(page).stream()
                .filter(equation -> equation.tex().equals(tex))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no equation '" + tex + "' in " + equations(page)));
    }

    public static List<Block.Equation> equations(LabPage page) {
        return page.blocks().stream()
                .filter(Block.Equation.class::isInstance)
                .map(Block.Equation.class::cast)
                .toList();
    }

    /** For example of {@code −1.2·10⁻⁵}. */
    public static double number(String text) {
        String[] parts = text.replace('−', '-').split("·?10(?=[⁻⁰¹²³⁴-⁹])", 2);
        double exponent = 0;
        if (parts.length == 2) {
            StringBuilder digits = new StringBuilder();
            for (char c : parts[1].toCharArray()) {
                digits.append(c == '⁻' ? "-" : Integer.toString("⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c)));
            }
            exponent = Double.parseDouble(digits.toString());
        }
        String leading = parts[0].isEmpty() ? "1" : parts[0].equals("-") ? "-1" : parts[0];
        return Double.parseDouble(leading) * Math.pow(10, exponent);
    }

    /** Of {@code (0.5, −1)}. */
    public static double[] vector(String text) {
        return List.of(text.substring(1, text.length() - 1).split(", ")).stream()
                .mapToDouble(Read::number)
                .toArray();
    }
}
