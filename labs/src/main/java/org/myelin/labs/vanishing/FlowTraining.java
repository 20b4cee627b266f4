package org.myelin.labs.vanishing;

import java.util.ArrayList;
import java.util.List;
import org.myelin.data.Split;
import org.myelin.labs.page.Block;
import org.myelin.lecture.ElementWise;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.Initializer;
import org.myelin.text.Numbers;

/**
 * Networks of one depth while they learn: a plain one for each activation function, with its default initialiser, and a
 * residual one with normalisation (lecture 16, 17).
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
            histories.add(
                    FlowHistory.train(FlowGrid.name(f, initializer), plain.architecture(inputs, classes), split, plan));
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
                        "training", VanishingLab.TEXTS.text("training.figure"), new FlowTrainingDrawing(histories)),
                new Block.Table(
                        VanishingLab.TEXTS.text("training.ratios"),
                        List.of(
                                VanishingLab.TEXTS.text("network"),
                                VanishingLab.TEXTS.text("training.first"),
                                VanishingLab.TEXTS.text("training.last"),
                                VanishingLab.TEXTS.text("training.smallest"),
                                VanishingLab.TEXTS.text("training.largest"),
                                VanishingLab.TEXTS.text("training.accuracy")),
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
        return Double.isNaN(accuracy) ? "–" : Numbers.percent(accuracy);
    }

    static List<Double> ratios(FlowHistory history) {
        return history.moments().stream()
                .map(moment -> moment.flow().survival())
                .toList();
    }
}
