package org.myelin.nn;

import java.util.List;
import org.myelin.kernel.Panels;

/**
 * Where the parameters of each layer lie in one flat buffer: weights in {@link Panels} (a row for each input, a column
 * for each output), then the biases, padded to whole panels. Padding holds zeros and stays zero.
 */
public final class ParameterLayout {
    private final Dense[] layers;
    private final int[] inputs;
    private final int[] weightsAt;
    private final int[] biasesAt;
    private final int size;

    ParameterLayout(Architecture architecture) {
        int depth = architecture.layers().size();
        layers = new Dense[depth];
        inputs = new int[depth];
        weightsAt = new int[depth];
        biasesAt = new int[depth];
        int at = 0;
        for (int l = 0; l < depth; l++) {
            layers[l] = switch (architecture.layers().get(l)) {
                case Dense dense -> dense;
            };
            inputs[l] = architecture.inputsOf(l);
            weightsAt[l] = at;
            at = addTo(at, (long) Panels.panelRows(inputs[l]) * Panels.count(layers[l].outputs()), l);
            biasesAt[l] = at;
            at = addTo(at, layers[l].bias() ? Panels.count(layers[l].outputs()) : 0, l);
        }
        size = at;
    }

    /** Refuses a network whose parameters do not fit into one buffer. */
    static void requireFits(int inputs, List<Layer> layers) {
        int at = 0;
        int before = inputs;
        for (int l = 0; l < layers.size(); l++) {
            Layer layer = layers.get(l);
            at = addTo(at, (Panels.panelRows(before) + 1L) * Panels.count(layer.outputs()), l);
            before = layer.outputs();
        }
    }

    private static int addTo(int at, long rows, int layer) {
        long end = at + rows * Panels.WIDTH;
        if (end > Integer.MAX_VALUE - Panels.WIDTH) {
            throw new IllegalArgumentException("architecture: up to layer " + (layer + 1) + " there are about " + end
                    + " parameters, but a network can hold at most " + Integer.MAX_VALUE
                    + "; make the layers narrower");
        }
        return (int) end;
    }

    /** Length of the buffer. */
    public int size() {
        return size;
    }

    /** Where the weights of a layer (from 0) begin. */
    public int weightsAt(int layer) {
        return weightsAt[layer];
    }

    /** Where the biases of a layer (from 0) begin; they take no room when the layer has none. */
    public int biasesAt(int layer) {
        return biasesAt[layer];
    }

    /** Where the weight from input {@code input} to output {@code output} of a layer lies, all counted from 0. */
    int weightAt(int layer, int output, int input) {
        return weightsAt[layer] + Panels.index(inputs[layer], input, output);
    }

    /** What a layer (from 0) is. */
    public Dense layer(int layer) {
        return layers[layer];
    }

    /** Number of inputs of a layer (from 0). */
    public int inputs(int layer) {
        return inputs[layer];
    }

    int depth() {
        return layers.length;
    }
}
