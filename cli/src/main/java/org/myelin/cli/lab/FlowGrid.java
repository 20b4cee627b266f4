package org.myelin.cli.lab;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.myelin.cli.figure.ColourScale;
import org.myelin.cli.figure.HeatMap;
import org.myelin.cli.figure.LogarithmicAxis;
import org.myelin.cli.text.Numbers;
import org.myelin.cli.text.Words;
import org.myelin.lecture.ElementWise;
import org.myelin.lecture.Sample;
import org.myelin.nn.Initializer;

/**
 * The sensitivities of untrained plain networks: every depth with every activation function and every initialiser
 * (lecture 14, 16).
 *
 * @param depths numbers of weight matrices, ascending
 * @param initializers how weights are drawn
 * @param flows all networks, in the order of depths, activations, initialisers
 */
public record FlowGrid(List<Integer> depths, List<Initializer> initializers, List<NetworkFlow> flows) {
    /** Takes copies of the lists. */
    public FlowGrid {
        depths = List.copyOf(depths);
        initializers = List.copyOf(initializers);
        flows = List.copyOf(flows);
    }

    /**
     * Computes it.
     *
     * @param width neurons of each hidden layer
     * @param seed of the weights
     * @param samples real ones
     */
    public static FlowGrid of(
            List<Integer> depths, List<Initializer> initializers, int width, long seed, List<Sample> samples) {
        List<NetworkFlow> flows = new ArrayList<>();
        List<Integer> ascending = depths.stream().sorted().distinct().toList();
        for (int depth : ascending) {
            for (ElementWise f : ElementWise.values()) {
                for (Initializer initializer : initializers) {
                    flows.add(NetworkFlow.of(new NetworkFlow.Plain(depth, width, f, initializer, seed), samples));
                }
            }
        }
        return new FlowGrid(ascending, initializers, flows);
    }

    /** The networks of one depth. */
    public List<NetworkFlow> of(int depth) {
        return flows.stream().filter(flow -> flow.plain().depth() == depth).toList();
    }

    /** A network by what it is. */
    public NetworkFlow of(int depth, ElementWise f, Initializer initializer) {
        return of(depth).stream()
                .filter(flow -> flow.plain().activation() == f
                        && flow.plain().initializer().equals(initializer))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "flow grid: has no network of depth " + depth + " with " + f + " and " + initializer));
    }

    /** |δˡ| of the networks of one depth. */
    Block heatMap(int depth) {
        List<NetworkFlow> networks = of(depth);
        List<Words> layers = new ArrayList<>();
        List<List<Double>> values = new ArrayList<>();
        for (int l = depth + 1; l >= 2; l--) {
            int index = l - 2;
            layers.add(Words.same("l = " + l));
            values.add(networks.stream().map(flow -> flow.magnitudes().get(index)).toList());
        }
        List<Double> all = networks.stream()
                .flatMap(flow -> flow.magnitudes().stream())
                .filter(value -> value > 0)
                .toList();
        HeatMap map = new HeatMap(
                new Words("layer", "层"),
                new Words("f, initialiser", "f，初始化"),
                layers,
                networks.stream().map(FlowGrid::name).toList(),
                values,
                ColourScale.sequential(LogarithmicAxis.covering(Collections.min(all), Collections.max(all))),
                value -> Numbers.text(value, 2),
                new Words("|δˡ|, root mean square over neurons and samples", "|δˡ|：对神经元与样本取均方根"));
        return new Block.Figure(
                "flow-" + depth,
                new Words(
                        "Sensitivities in plain networks of " + depth + " weight matrices, before training. Backpropagation runs from above, the output, down to the first hidden layer.",
                        "含 " + depth + " 个权矩阵的普通网络训练前的敏感系数。反向传播自上（输出层）而下（第一个隐层）进行。"),
                map);
    }

    /** |δ²|/|δ^L| of all networks. */
    Block ratios() {
        List<Words> header = new ArrayList<>(List.of(new Words("f, initialiser", "f，初始化")));
        depths.forEach(depth -> header.add(new Words(depth + " matrices", depth + " 个权矩阵")));
        List<List<String>> rows = new ArrayList<>();
        for (NetworkFlow first : of(depths.getFirst())) {
            List<String> row = new ArrayList<>(List.of(name(first).english()));
            for (int depth : depths) {
                row.add(Numbers.text(of(depth, first.plain().activation(), first.plain().initializer())
                        .ratio(), 2));
            }
            rows.add(row);
        }
        return new Block.Table(
                new Words("|δ²|/|δᴸ|, first over last", "|δ²|/|δᴸ|：首层与末层之比"), header, rows);
    }

    static Words name(NetworkFlow flow) {
        String initializer = ", " + flow.plain().initializer();
        Words f = new FunctionText(flow.plain().activation()).name();
        return new Words(f.english() + initializer, f.chinese() + initializer);
    }
}
