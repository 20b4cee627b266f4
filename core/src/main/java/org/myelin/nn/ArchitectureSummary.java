package org.myelin.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.myelin.text.Numbers;

/**
 * What an architecture consists of, layer by layer, for people: as records for reports and as a {@linkplain #text
 * table} for the terminal.
 *
 * @param inputs number of input features
 * @param rows one for each layer, from input to output; the parts of a residual block stand before it
 * @param loss the loss
 * @param parameters number of learnable values of all layers
 */
public record ArchitectureSummary(int inputs, List<Row> rows, Loss loss, long parameters) {
    private static final List<String> HEADINGS =
            List.of("layer", "type", "inputs", "outputs", "activation", "initializer", "bias", "parameters");

    /** Numbers stand at the right of their columns. */
    private static final List<Boolean> NUMERIC = List.of(true, false, true, true, false, false, false, true);

    private static final String GAP = "  ";

    /** What a column has nothing to say about. */
    private static final String NOTHING = "–";

    /**
     * One layer, or one part of a residual block.
     *
     * @param label from 1; the parts of block 3 are 3.1, 3.2 …, and 3.s its shortcut
     * @param type as in model files, for example {@code dense}
     * @param inputs number of inputs n_in
     * @param outputs number of outputs n_out
     * @param weights W, where there is a matrix
     * @param bias whether b is learned beside W
     * @param function f, where the layer ends with one
     * @param detail what else the layer does; empty where there is nothing to say
     * @param parameters number of learnable values: of a dense layer n_out · n_in, and n_out more with a bias
     */
    public record Row(
            String label,
            String type,
            int inputs,
            int outputs,
            Optional<ParameterSpec> weights,
            boolean bias,
            Optional<Activation> function,
            String detail,
            long parameters) {
        private List<String> cells() {
            boolean trains = weights.filter(ParameterSpec::isTrained).isPresent();
            String frozen = weights.isPresent() && !trains ? "frozen" : NOTHING;
            return List.of(
                    label,
                    type,
                    Numbers.grouped(inputs),
                    Numbers.grouped(outputs),
                    function.map(Activation::toString).orElse(detail.isEmpty() ? frozen : detail),
                    initializer().map(Initializer::toString).orElse(NOTHING),
                    trains ? (bias ? "yes" : "no") : NOTHING,
                    Numbers.grouped(parameters));
        }

        /** How W starts, where it is drawn at random. */
        public Optional<Initializer> initializer() {
            return weights.flatMap(ParameterSpec::initializer);
        }
    }

    /** Takes a copy of the rows. */
    public ArchitectureSummary {
        rows = List.copyOf(rows);
    }

    /** The summary of an architecture. */
    public static ArchitectureSummary of(Architecture architecture) {
        List<Row> rows = new ArrayList<>();
        int inputs = architecture.inputs();
        for (int l = 0; l < architecture.layers().size(); l++) {
            Layer layer = architecture.layers().get(l);
            String label = Integer.toString(l + 1);
            if (layer instanceof Residual residual) {
                addParts(rows, label, residual, inputs);
            }
            rows.add(row(label, layer, inputs));
            inputs = layer.outputs(inputs);
        }
        return new ArchitectureSummary(architecture.inputs(), rows, architecture.loss(), architecture.parameterCount());
    }

    private static void addParts(List<Row> rows, String label, Residual residual, int inputs) {
        if (residual.needsProjection(inputs)) {
            rows.add(row(label + ".s", residual.projection(inputs), inputs));
        }
        int before = inputs;
        for (int l = 0; l < residual.branch().size(); l++) {
            Layer part = residual.branch().get(l);
            rows.add(row(label + "." + (l + 1), part, before));
            before = part.outputs(before);
        }
    }

    private static Row row(String label, Layer layer, int inputs) {
        List<ParameterSpec> specs = layer.parameters(inputs);
        Optional<ParameterSpec> weights =
                specs.stream().filter(ParameterSpec::isMatrix).findFirst();
        boolean hasBias =
                specs.stream().anyMatch(spec -> spec.isTrained() && spec.name().equals(ParameterSpec.BIAS));
        return new Row(
                label,
                layer.format().id(),
                inputs,
                layer.outputs(inputs),
                weights,
                weights.isPresent() && hasBias,
                layer.function(),
                layer.detail(inputs),
                specs.stream()
                        .filter(ParameterSpec::isTrained)
                        .mapToLong(ParameterSpec::count)
                        .sum());
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
        lines.add(List.of("", "total", "", "", "", "", "", Numbers.grouped(parameters)));
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
        return bytes < 1000 ? bytes + " bytes" : Numbers.bytes(bytes);
    }
}
