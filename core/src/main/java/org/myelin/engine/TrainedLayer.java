package org.myelin.engine;

import java.util.ArrayList;
import java.util.List;
import org.myelin.nn.Activation;
import org.myelin.nn.Parameters;

/**
 * What can be read of a dense layer after a training step.
 *
 * <p>Activations and sensitivities lie in {@linkplain org.myelin.kernel.Panels panels}: a row for each neuron, a column for each
 * sample of the last batch.
 */
public final class TrainedLayer {
    private final String label;
    private final DenseForward layer;
    private final DenseBackward backward;
    private final ForwardStep function;
    private final List<ResidualForward> within;

    /**
     * Joins the parts.
     *
     * @param function the step that computes f: the layer itself, or an activation layer behind it
     * @param within the residual blocks that it is part of
     */
    private TrainedLayer(
            String label,
            DenseForward layer,
            DenseBackward backward,
            ForwardStep function,
            List<ResidualForward> within) {
        this.label = label;
        this.layer = layer;
        this.backward = backward;
        this.function = function;
        this.within = within;
    }

    /** All of a network, from input to output. */
    static List<TrainedLayer> of(Parameters parameters, List<ForwardStep> forward, List<BackwardStep> backward) {
        List<TrainedLayer> layers = new ArrayList<>();
        add(layers, parameters, forward, backward, List.of());
        return List.copyOf(layers);
    }

    private static void add(
            List<TrainedLayer> layers,
            Parameters parameters,
            List<ForwardStep> forward,
            List<BackwardStep> backward,
            List<ResidualForward> within) {
        for (int l = 0; l < forward.size(); l++) {
            switch (forward.get(l)) {
                case DenseForward dense
                when dense.isTrained ->
                    layers.add(new TrainedLayer(
                            label(parameters, dense),
                            dense,
                            (DenseBackward) backward.get(l),
                            function(forward, l),
                            within));
                case ResidualForward block -> {
                    ResidualBackward back = (ResidualBackward) backward.get(l);
                    DenseForward shortcut = block.shortcut;
                    if (shortcut != null) {
                        layers.add(
                                new TrainedLayer(label(parameters, shortcut), shortcut, back.last(), shortcut, within));
                    }
                    List<ResidualForward> blocks = new ArrayList<>(within);
                    blocks.add(block);
                    add(layers, parameters, block.branch, back.branch(), List.copyOf(blocks));
                }
                case DenseForward _, ColumnNormForward _, RowNormForward _, ElementForward _ -> {}
            }
        }
    }

    private static String label(Parameters parameters, DenseForward dense) {
        return parameters.layout().leaves().get(dense.leaf).label();
    }

    /** The step that computes the function of a dense layer: itself, or the next one that is a function. */
    private static ForwardStep function(List<ForwardStep> steps, int dense) {
        return steps.subList(dense + 1, steps.size()).stream()
                .takeWhile(step -> !(step instanceof DenseForward || step instanceof ResidualForward))
                .filter(ElementForward.Function.class::isInstance)
                .findFirst()
                .orElse(steps.get(dense));
    }

    /** Its place in the network, for people: "1", or "4.s" for the shortcut of a residual block. */
    public String label() {
        return label;
    }

    /** Number of inputs. */
    public int inputs() {
        return layer.inputs;
    }

    /** Number of neurons. */
    public int outputs() {
        return layer.outputs;
    }

    /** Where W begins in the parameters. */
    public int weightsAt() {
        return layer.weightsAt;
    }

    /** f. */
    public Activation activation() {
        return function instanceof ElementForward.Function f ? f.activation : layer.activation;
    }

    /** a = f(z), live. */
    public float[] activations() {
        return function.a;
    }

    /** δ, live, with the factor 1/b of the mean over the batch. */
    public float[] sensitivities() {
        return backward.delta;
    }

    /** Whether the last batch went through it: no residual block around it was dropped. */
    public boolean tookPart() {
        return within.stream().noneMatch(block -> block.dropped);
    }
}
