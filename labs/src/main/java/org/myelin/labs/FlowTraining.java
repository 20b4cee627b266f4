package org.myelin.labs;

import java.util.ArrayList;
import java.util.List;
import org.myelin.data.Split;
import org.myelin.lecture.ElementWise;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.Initializer;
import org.myelin.text.Numbers;
import org.myelin.text.Text;

/**
 * Networks of one depth while they learn: a plain one for each activation function, with its usual initialiser, and a residual
 * one with normalisation (lecture 16, 17).
 *
 * @param histories one for each network
 */
public record FlowTraining(List<FlowHistory> histories) {
    /** Takes a copy of the list. */
    public FlowTraining {
        histories = List.copyOf(histories);
    }

    /**
     * Trains them.
     *
     * @param depth number of weight matrices
     * @param width neurons of each hidden layer
     */
    public static FlowTraining train(int depth, int width, Split split, FlowHistory.Plan plan) {
        int inputs = split.training().shape().features();
        int classes = split.training().classNames().size();
        List<FlowHistory> histories = new ArrayList<>();
        for (ElementWise f : ElementWise.values()) {
            Initializer initializer = Initializer.defaultFor(Activation.valueOf(f.name()));
            var plain = new NetworkFlow.Plain(depth, width, f, initializer, plan.seed());
            Text name = new FunctionText(f).name();
            Text both = new Text(name.english() + ", " + initializer, name.chinese() + ", " + initializer);
            histories.add(FlowHistory.train(both, plain.architecture(inputs, classes), split, plan));
        }
        if (NormalizedResidual.hasDepth(depth)) {
            Architecture residual = new NormalizedResidual(depth, width).architecture(inputs, classes);
            histories.add(FlowHistory.train(NormalizedResidual.NAME, residual, split, plan));
        }
        return new FlowTraining(histories);
    }

    List<Block> blocks() {
        return List.of(
                new Block.Figure(
                        "training",
                        new Text(
                                "First over last sensitivity while the networks learn, observed in single steps.",
                                "训练过程中首层与末层敏感系数之比（在若干单步上观测）。"),
                        new FlowTrainingDrawing(histories)),
                new Block.Table(
                        new Text("|δ²|/|δᴸ| during training", "训练过程中的 |δ²|/|δᴸ|"),
                        List.of(
                                new Text("f, initialiser", "f，初始化"),
                                new Text("first step", "第一步"),
                                new Text("last observed step", "最后观测的一步"),
                                new Text("smallest", "最小值"),
                                new Text("largest", "最大值"),
                                new Text("training accuracy", "训练准确率")),
                        histories.stream().map(FlowTraining::row).toList()));
    }

    private static Block.Row row(FlowHistory history) {
        List<Double> ratios = ratios(history);
        return new Block.Row(
                history.name(),
                List.of(
                        Numbers.text(ratios.getFirst(), 2),
                        Numbers.text(ratios.getLast(), 2),
                        Numbers.text(ratios.stream().mapToDouble(r -> r).min().orElseThrow(), 2),
                        Numbers.text(ratios.stream().mapToDouble(r -> r).max().orElseThrow(), 2),
                        accuracy(history)));
    }

    /** A network that diverged at once has none. */
    private static String accuracy(FlowHistory history) {
        double accuracy = history.trainingAccuracy();
        return Double.isNaN(accuracy) ? "–" : Numbers.fixed(100 * accuracy, 1) + " %";
    }

    static List<Double> ratios(FlowHistory history) {
        return history.moments().stream()
                .map(moment -> moment.flow().survival())
                .toList();
    }
}
