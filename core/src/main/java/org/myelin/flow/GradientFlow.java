package org.myelin.flow;

import java.util.List;

/**
 * One training step seen from inside. Immutable.
 *
 * @param input the features that went in
 * @param layers one entry for each trained dense layer, from input to output; those of residual blocks that were left
 *     out of the step (stochastic depth) are missing
 */
public record GradientFlow(InputFlow input, List<LayerFlow> layers) {
    /** Takes a copy of the list. */
    public GradientFlow {
        layers = List.copyOf(layers);
    }

    /**
     * How much of the sensitivity reaches the first layer: that of the first layer over that of the last one. Near 0 it
     * has vanished, far above 1 exploded (lecture 15, 16). Initialised after He, layers of ReLU keep it near 1 whatever
     * their widths, since √ Σ (δᵢ)² and not its mean stays the same.
     */
    public double survival() {
        return layers.getFirst().sensitivity() / layers.getLast().sensitivity();
    }
}
