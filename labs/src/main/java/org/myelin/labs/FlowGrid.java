package org.myelin.labs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.myelin.data.Dataset;
import org.myelin.lecture.ElementWise;
import org.myelin.lecture.Sample;
import org.myelin.nn.Initializer;
import org.myelin.text.Numbers;
import org.myelin.text.Text;
import org.myelin.view.figure.ColourScale;
import org.myelin.view.figure.HeatMap;
import org.myelin.view.figure.LogarithmicAxis;

/**
 * The sensitivities of untrained networks on real samples: plain ones of every depth with every activation function and every
 * initialiser, in double precision, and beside them residual ones with normalisation, as the engine computes them (lecture
 * 14-17).
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
                new Text("layer", "层"),
                new Text("f, initialiser", "f，初始化"),
                layers,
                networks.stream().map(Column::name).toList(),
                values,
                ColourScale.sequential(LogarithmicAxis.covering(Collections.min(positive), Collections.max(positive))),
                value -> Numbers.text(value, 2),
                new Text(
                        "length |δˡ| of the sensitivity, the colour of the paper where it vanished",
                        "敏感系数的长度 |δˡ|，越接近底色表示越接近消失"));
        return new Block.Figure(
                "flow-" + depth,
                new Text(
                        "Sensitivities in networks of " + depth
                                + " weight matrices, before training. Backpropagation runs from above, the output, down to the"
                                + " first hidden layer.",
                        "含 " + depth + " 个权矩阵的网络训练前的敏感系数。反向传播自上（输出层）而下（第一个隐藏层）进行。"),
                map);
    }

    /** |δ²|/|δ^L| of all networks; residual ones are missing where a depth has none. */
    Block ratios() {
        List<Text> header = new ArrayList<>(List.of(new Text("f, initialiser", "f，初始化")));
        depths.forEach(depth -> header.add(new Text(depth + " matrices", depth + " 个权矩阵")));
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
        return new Block.Table(new Text("|δ²|/|δᴸ|, first over last", "|δ²|/|δᴸ|：首层与末层之比"), header, rows);
    }

    private static String ratio(List<Double> magnitudes) {
        return Numbers.text(magnitudes.getFirst() / magnitudes.getLast(), 2);
    }

    static Text name(NetworkFlow flow) {
        String initializer = ", " + flow.plain().initializer();
        Text f = new FunctionText(flow.plain().activation()).name();
        return new Text(f.english() + initializer, f.chinese() + initializer);
    }
}
