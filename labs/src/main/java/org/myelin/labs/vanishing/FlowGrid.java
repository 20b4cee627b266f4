package org.myelin.labs.vanishing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.myelin.data.Dataset;
import org.myelin.labs.formula.FormulaText;
import org.myelin.labs.formula.FunctionText;
import org.myelin.labs.page.Block;
import org.myelin.lecture.ElementWise;
import org.myelin.lecture.Sample;
import org.myelin.nn.Initializer;
import org.myelin.text.Numbers;
import org.myelin.text.Text;
import org.myelin.view.figure.ColourScale;
import org.myelin.view.figure.HeatMap;
import org.myelin.view.figure.LogarithmicAxis;

/**
 * The sensitivities of untrained networks on real samples: plain ones of every depth with every activation function and
 * every initialiser, in double precision, and beside them residual ones with normalisation, as the engine computes them
 * (lecture 14-17).
 *
 * @param depths numbers of weight matrices, ascending
 * @param plain the plain networks, in the order of depths, activations, initialisers
 * @param residual the residual ones, for the depths that have one
 */
public record FlowGrid(List<Integer> depths, List<NetworkFlow> plain, List<ResidualFlow> residual) {
    /**
     * A residual network with normalisation.
     *
     * @param depth number of weight matrices
     * @param magnitudes |δˡ| of the layers l = 2 … L, as in {@link NetworkFlow}
     */
    public record ResidualFlow(int depth, List<Double> magnitudes) {
        /** Takes a copy of the list. */
        public ResidualFlow {
            magnitudes = List.copyOf(magnitudes);
        }

        /** |δ²| / |δ^L|. */
        public double ratio() {
            return magnitudes.getFirst() / magnitudes.getLast();
        }
    }

    /** One network of a depth, by its name. */
    private record Column(Text name, List<Double> magnitudes) {}

    /** Takes copies of the lists. */
    public FlowGrid {
        depths = List.copyOf(depths);
        plain = List.copyOf(plain);
        residual = List.copyOf(residual);
    }

    /**
     * Computes it.
     *
     * @param width neurons of each hidden layer
     * @param seed of the weights
     * @param data real samples, all of which are sent through
     */
    public static FlowGrid of(
            List<Integer> depths, List<Initializer> initializers, int width, long seed, Dataset data) {
        List<Sample> samples = RealSamples.of(data);
        List<NetworkFlow> plain = new ArrayList<>();
        List<ResidualFlow> residual = new ArrayList<>();
        List<Integer> ascending = depths.stream().sorted().distinct().toList();
        for (int depth : ascending) {
            for (ElementWise f : ElementWise.values()) {
                for (Initializer initializer : initializers) {
                    plain.add(NetworkFlow.of(new NetworkFlow.Plain(depth, width, f, initializer, seed), samples));
                }
            }
            if (NormalizedResidual.hasDepth(depth)) {
                var network = new NormalizedResidual(depth, width)
                        .architecture(data.shape().features(), data.classNames().size());
                residual.add(new ResidualFlow(depth, FlowHistory.atStart(network, data, seed)));
            }
        }
        return new FlowGrid(ascending, plain, residual);
    }

    /** The plain networks of one depth. */
    public List<NetworkFlow> plain(int depth) {
        return plain.stream().filter(flow -> flow.plain().depth() == depth).toList();
    }

    /** The residual network of one depth; empty where the depth leaves no whole blocks. */
    public Optional<ResidualFlow> residual(int depth) {
        return residual.stream().filter(flow -> flow.depth() == depth).findFirst();
    }

    private List<Column> columns(int depth) {
        List<Column> columns = new ArrayList<>();
        plain(depth).forEach(flow -> columns.add(new Column(name(flow), flow.magnitudes())));
        residual(depth).ifPresent(flow -> columns.add(new Column(NormalizedResidual.NAME, flow.magnitudes())));
        return columns;
    }

    /** |δˡ| of the networks of one depth. */
    Block heatMap(int depth) {
        List<Column> networks = columns(depth);
        List<Text> layers = new ArrayList<>();
        List<List<Double>> values = new ArrayList<>();
        for (int l = depth + 1; l >= 2; l--) {
            int index = l - 2;
            layers.add(Text.same("l = " + l));
            values.add(networks.stream()
                    .map(network -> network.magnitudes().get(index))
                    .toList());
        }
        List<Double> positive = values.stream()
                .flatMap(List::stream)
                .filter(value -> value > 0 && Double.isFinite(value))
                .toList();
        HeatMap map = new HeatMap(
                VanishingLab.TEXTS.text("layer"),
                VanishingLab.TEXTS.text("network"),
                layers,
                networks.stream().map(Column::name).toList(),
                values,
                ColourScale.sequential(LogarithmicAxis.covering(Collections.min(positive), Collections.max(positive))),
                value -> Numbers.text(value, 2),
                FormulaText.plain(VanishingLab.TEXTS.text("flow.norm")));
        return new Block.Figure("flow-" + depth, VanishingLab.TEXTS.text("flow", "depth", depth), map);
    }

    /** |δ²|/|δ^L| of all networks; residual ones are missing where a depth has none. */
    Block ratios() {
        List<Text> header = new ArrayList<>(List.of(VanishingLab.TEXTS.text("network")));
        depths.forEach(depth -> header.add(VanishingLab.TEXTS.text("ratios.depth", "depth", depth)));
        List<Block.Row> rows = new ArrayList<>();
        int networks =
                depths.stream().mapToInt(depth -> columns(depth).size()).max().orElse(0);
        for (int k = 0; k < networks; k++) {
            List<String> row = new ArrayList<>();
            Text name = Text.same("");
            for (int depth : depths) {
                List<Column> columns = columns(depth);
                name = k < columns.size() ? columns.get(k).name() : name;
                row.add(k < columns.size() ? ratio(columns.get(k).magnitudes()) : "");
            }
            rows.add(new Block.Row(name, row));
        }
        return new Block.Table(VanishingLab.TEXTS.text("ratios"), header, rows);
    }

    private static String ratio(List<Double> magnitudes) {
        return Numbers.text(magnitudes.getFirst() / magnitudes.getLast(), 2);
    }

    static Text name(NetworkFlow flow) {
        return name(flow.plain().activation(), flow.plain().initializer());
    }

    /** The name of a plain network. */
    static Text name(ElementWise f, Initializer initializer) {
        return VanishingLab.TEXTS.text(
                "plain", Map.of("function", new FunctionText(f).name(), "initializer", initializer.toString()));
    }
}
