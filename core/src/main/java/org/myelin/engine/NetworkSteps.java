package org.myelin.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.myelin.nn.Layer;
import org.myelin.nn.Parameters;
import org.myelin.update.GradientSink;

/** Sets the layers of an architecture to work, leaf by leaf in their order. */
final class NetworkSteps {
    private final Parameters parameters;
    private final int capacity;
    private final int threads;
    private final @Nullable GradientSink gradients;
    private int leaf;

    private NetworkSteps(Parameters parameters, int capacity, int threads, @Nullable GradientSink gradients) {
        this.parameters = parameters;
        this.capacity = capacity;
        this.threads = threads;
        this.gradients = gradients;
    }

    /**
     * All layers at work, one step for each.
     *
     * @param capacity most samples of a batch; 0 where single samples pass only
     * @param gradients where gradients go; none where nothing is trained
     */
    static List<LayerStep> of(Parameters parameters, int capacity, int threads, @Nullable GradientSink gradients) {
        return new NetworkSteps(parameters, capacity, threads, gradients)
                .steps(parameters.architecture().layers());
    }

    /** The next layers at work. */
    List<LayerStep> steps(List<Layer> layers) {
        return layers.stream().map(layer -> LayerKind.step(layer, this)).toList();
    }

    /** Number of the next leaf. */
    int leaf() {
        return leaf;
    }

    /** Number of inputs of the next leaf. */
    int inputs() {
        return parameters.layout().leaves().get(leaf).inputs();
    }

    /** Takes the next leaf. */
    LayerPlace nextLeaf() {
        return new LayerPlace(parameters, leaf++, capacity, threads, gradients);
    }
}
