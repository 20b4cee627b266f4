package org.myelin.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.myelin.nn.Activate;
import org.myelin.nn.BatchNorm;
import org.myelin.nn.Dense;
import org.myelin.nn.Dropout;
import org.myelin.nn.Layer;
import org.myelin.nn.LayerNorm;
import org.myelin.nn.Leaf;
import org.myelin.nn.Parameters;
import org.myelin.nn.Residual;
import org.myelin.nn.Whitening;
import org.myelin.update.GradientSink;

/** Makes the working halves of the layers of an architecture. */
final class NetworkSteps {
    private final Parameters parameters;
    private final int capacity;
    private final int threads;
    private final boolean forTraining;

    /** The leaf whose turn it is. */
    private int leaf;

    private NetworkSteps(Parameters parameters, int capacity, int threads, boolean forTraining) {
        this.parameters = parameters;
        this.capacity = capacity;
        this.threads = threads;
        this.forTraining = forTraining;
    }

    /** The forward halves, one for each layer. */
    static List<ForwardStep> forward(Parameters parameters, int capacity, int threads, boolean forTraining) {
        return new NetworkSteps(parameters, capacity, threads, forTraining)
                .forward(parameters.architecture().layers());
    }

    private List<ForwardStep> forward(List<Layer> layers) {
        List<ForwardStep> steps = new ArrayList<>();
        for (Layer layer : layers) {
            steps.add(forward(layer));
        }
        return steps;
    }

    private ForwardStep forward(Layer layer) {
        if (layer instanceof Residual residual) {
            return residual(residual);
        }
        Leaf place = parameters.layout().leaves().get(leaf);
        int number = leaf++;
        return switch (layer) {
            case Dense _, Whitening _ -> new DenseForward(parameters, number, capacity, forTraining);
            case LayerNorm _ -> new ColumnNormForward(parameters, number, place.outputs(), capacity);
            case BatchNorm _ -> new RowNormForward(parameters, number, place.outputs(), capacity, threads);
            case Activate activate -> new ElementForward.Function(activate.activation(), place.outputs(), capacity);
            case Dropout dropout -> new ElementForward.Drop(dropout, number, place.outputs(), capacity);
            case Residual _ -> throw new IllegalStateException("a residual block is no leaf");
        };
    }

    private ResidualForward residual(Residual residual) {
        int place = -1 - leaf;
        int inputs = parameters.layout().leaves().get(leaf).inputs();
        DenseForward shortcut =
                residual.needsProjection(inputs) ? new DenseForward(parameters, leaf++, capacity, forTraining) : null;
        List<ForwardStep> branch = forward(residual.branch());
        return new ResidualForward(
                branch, (DenseForward) branch.getLast(), shortcut, place, residual.dropProbability());
    }

    /** The backward halves of forward halves. */
    static List<BackwardStep> backward(
            List<ForwardStep> steps, Parameters parameters, int capacity, int threads, GradientSink sink) {
        float[][] scratch = new float[threads][DenseBackward.BLOCK];
        float[] storage = parameters.storage();
        List<BackwardStep> backward = new ArrayList<>();
        int inputs = parameters.architecture().inputs();
        for (ForwardStep step : steps) {
            backward.add(
                    switch (step) {
                        case DenseForward dense -> new DenseBackward(dense, capacity, storage, sink, scratch);
                        case ColumnNormForward norm -> new ColumnNormBackward(norm, capacity, storage, sink, threads);
                        case RowNormForward norm -> new RowNormBackward(norm, capacity, storage, sink, threads);
                        case ElementForward element -> new ElementBackward(element, capacity);
                        case ResidualForward residual -> {
                            List<BackwardStep> branch = backward(residual.branch, parameters, capacity, threads, sink);
                            DenseBackward last = (DenseBackward) branch.getLast();
                            @Nullable DenseForward shortcut = residual.shortcut;
                            yield new ResidualBackward(
                                    residual,
                                    branch,
                                    last,
                                    shortcut == null ? null : last.besides(shortcut),
                                    inputs,
                                    capacity);
                        }
                    });
            inputs = step.outputs;
        }
        return backward;
    }
}
