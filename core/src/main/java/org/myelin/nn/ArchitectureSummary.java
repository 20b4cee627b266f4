package org.myelin.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What an architecture consists of, layer by layer, for people: as records for reports and as a {@linkplain #text table}
 * for the terminal.
 *
 * @param inputs number of input features
 * @param rows one for each layer, from input to output
 * @param loss the loss
 * @param parameters number of learnable values of all layers
 */
public record ArchitectureSummary(int inputs, List<Row> rows, Loss loss, long parameters) {
    private static final List<String> HEADINGS =
            List.of("layer", "type", "inputs", "outputs", "activation", "initializer", "bias", "parameters");

    /** Numbers stand at the right of their columns. */
    private static final List<Boolean> NUMERIC = List.of(true, false, true, true, false, false, false, true);

    private static final String GAP = "  ";

    /**
     * One layer.
     *
     * @param number from 1
     * @param type for example {@code dense}
     * @param inputs number of inputs n_in
     * @param outputs number of outputs n_out
     * @param activation f
     * @param initializer how W starts
     * @param bias whether it has a bias
     * @param parameters number of learnable values: n_out · n_in, and n_out more with a bias
     */
    public record Row(
            int number,
            String type,
            int inputs,
            int outputs,
            Activation activation,
            Initializer initializer,
            boolean bias,
            long parameters) {
        private List<String> cells() {
            return List.of(
                    Integer.toString(number),
                    type,
                    grouped(inputs),
                    grouped(outputs),
                    activation.toString(),
                    initializer.toString(),
                    bias ? "yes" : "no",
                    grouped(parameters));
        }
    }

    /** Takes a copy of the rows. */
    public ArchitectureSummary {
        rows = List.copyOf(rows);
    }

    /** The summary of an architecture. */
    public static ArchitectureSummary of(Architecture architecture) {
        List<Row> rows = new ArrayList<>();
        for (int l = 0; l < architecture.layers().size(); l++) {
            rows.add(row(l, architecture.layers().get(l), architecture.inputsOf(l)));
        }
        return new ArchitectureSummary(architecture.inputs(), rows, architecture.loss(), architecture.parameterCount());
    }

    private static Row row(int index, Layer layer, int inputs) {
        return switch (layer) {
            case Dense(int outputs, Activation activation, boolean bias, Initializer initializer) ->
                new Row(
                        index + 1,
                        "dense",
                        inputs,
                        outputs,
                        activation,
                        initializer,
                        bias,
                        layer.parameterCount(inputs));
        };
    }

    /** Bytes that the parameters take as 32-bit floats, in a model file for example. */
    public long parameterBytes() {
        return parameters * Float.BYTES;
    }

    /** An aligned table with headings, totals and loss; lines end with {@code \n}. */
    public String text() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEADINGS);
        rows.forEach(row -> lines.add(row.cells()));
        lines.add(List.of("", "total", "", "", "", "", "", grouped(parameters)));
        int[] widths = IntStream.range(0, HEADINGS.size())
                .map(column -> lines.stream()
                        .mapToInt(cells -> cells.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        String table = lines.stream().map(cells -> line(cells, widths) + "\n").collect(Collectors.joining());
        return table + "loss " + loss + ", " + memory(parameterBytes()) + " of parameters (32-bit floats)\n";
    }

    private static String line(List<String> cells, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> {
                    String padding =
                            " ".repeat(widths[column] - cells.get(column).length());
                    return NUMERIC.get(column) ? padding + cells.get(column) : cells.get(column) + padding;
                })
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }

    private static String memory(long bytes) {
        if (bytes < 1000) {
            return bytes + " bytes";
        }
        if (bytes < 1_000_000) {
            return String.format(Locale.ROOT, "%.1f kB", bytes / 1e3);
        }
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
