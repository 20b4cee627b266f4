package org.myelin.engine;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.myelin.kernel.Panels;
import org.myelin.nn.Leaf;
import org.myelin.nn.ParameterLayout;
import org.myelin.nn.ParameterSlot;
import org.myelin.nn.Parameters;
import org.myelin.update.GradientSink;

/**
 * What a layer that holds no others works with: its parameters, and the size of its memory.
 *
 * @param parameters of the whole network
 * @param leaf number of the leaf, from 0
 * @param capacity most samples of a batch; 0 where single samples pass only
 * @param threads number of threads that share the work of a batch
 * @param gradients where gradients go; none where nothing is trained
 */
record LayerPlace(
        Parameters parameters,
        int leaf,
        int capacity,
        int threads,
        @Nullable GradientSink gradients) {
    /** The layer and its inputs. */
    Leaf description() {
        return layout().leaves().get(leaf);
    }

    int inputs() {
        return description().inputs();
    }

    int outputs() {
        return description().outputs();
    }

    /** The live buffer of all parameters. */
    float[] storage() {
        return parameters.storage();
    }

    /** A matrix or vector of the layer in {@link #storage}. */
    ParameterSlot slot(String name) {
        return layout().slot(leaf, name);
    }

    /** A matrix or vector that the layer may lack. */
    Optional<ParameterSlot> find(String name) {
        return layout().find(leaf, name);
    }

    private ParameterLayout layout() {
        return parameters.layout();
    }

    boolean isForTraining() {
        return gradients != null;
    }

    /** Where gradients go. */
    GradientSink requireGradients() {
        if (gradients == null) {
            throw new AssertionError("engine: layer " + description().label() + " was not set up for training");
        }
        return gradients;
    }

    /** Memory for a batch: rows × capacity values, in panels. */
    float[] batch(int rows) {
        return new float[Panels.size(rows, capacity)];
    }

    /** The same where it is for training, else none. */
    float[] trainingBatch(int rows) {
        return isForTraining() ? batch(rows) : new float[0];
    }

    /** Memory for each thread where it is for training, else none. */
    float[][] trainingScratch(int length) {
        return isForTraining() ? new float[threads][length] : new float[0][];
    }

    /** Memory for a value of each output, padded to whole panels, where there are batches, else none. */
    float[] neurons() {
        return new float[capacity == 0 ? 0 : Panels.count(outputs()) * Panels.WIDTH];
    }

    /** The same where it is for training, else none. */
    float[] trainingNeurons() {
        return isForTraining() ? neurons() : new float[0];
    }
}
