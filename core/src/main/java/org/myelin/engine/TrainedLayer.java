package org.myelin.engine;

import java.util.ArrayList;
import java.util.List;
import org.myelin.nn.Activation;
import org.myelin.nn.Parameters;

/**
 * What can be read of a dense layer after a training step.
 *
 * <p>Activations and sensitivities lie in {@linkplain org.myelin.kernel.Panels panels}: a row for each neuron, a column
 * for each sample of the last batch.
 */
public final class TrainedLayer {
    private final String label;
    private final DenseStep layer;
    private final LayerStep function;
    private final List<ResidualStep> within;

    /**
     * Joins the parts.
     *
     * @param function the step that computes f: the layer itself, or a layer behind it
     * @param within the residual blocks that it is part of
     */
    private TrainedLayer(String label, DenseStep layer, LayerStep function, List<ResidualStep> within) {
        this.label = label;
        this.layer = layer;
        this.function = function;
        this.within = within;
    }

    /** All of a network, from input to output. */
    static List<TrainedLayer> of(Parameters parameters, List<LayerStep> steps) {
        List<TrainedLayer> layers = new ArrayList<>();
        add(layers, parameters, steps, List.of());
        return List.copyOf(layers);
    }

    private static void add(
            List<TrainedLayer> layers, Parameters parameters, List<LayerStep> steps, List<ResidualStep> within) {
        for (int l = 0; l < steps.size(); l++) {
            if (steps.get(l) instanceof DenseStep dense && dense.isTrained) {
                layers.add(new TrainedLayer(label(parameters, dense), dense, function(steps, l), within));
            } else if (steps.get(l) instanceof ResidualStep block) {
                DenseStep shortcut = block.shortcut;
                if (shortcut != null) {
                    layers.add(new TrainedLayer(label(parameters, shortcut), shortcut, shortcut, within));
                }
                List<ResidualStep> blocks = new ArrayList<>(within);
                blocks.add(block);
                add(layers, parameters, block.branch, List.copyOf(blocks));
            }
        }
    }

    private static String label(Parameters parameters, DenseStep dense) {
        return parameters.layout().leaves().get(dense.leaf).label();
    }

    /**
     * The step that computes the function of a dense layer: itself, or the next one that has a function but no neurons
     * of its own.
     */
    private static LayerStep function(List<LayerStep> steps, int dense) {
        return steps.subList(dense + 1, steps.size()).stream()
                .takeWhile(step -> !step.layer.hasNeurons())
                .filter(step -> step.layer.function().isPresent())
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
        return function.layer.function().orElse(layer.activation);
    }

    /** a = f(z), live. */
    public float[] activations() {
        return function.a;
    }

    /** δ, live, with the factor 1/b of the mean over the batch. */
    public float[] sensitivities() {
        return layer.delta;
    }

    /** Whether the last batch went through it: no residual block around it was dropped. */
    public boolean tookPart() {
        return within.stream().noneMatch(block -> block.dropped);
    }
}
