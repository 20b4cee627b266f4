package org.myelin.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.myelin.nn.Activate;
import org.myelin.nn.BatchNorm;
import org.myelin.nn.Dense;
import org.myelin.nn.Dropout;
import org.myelin.nn.Layer;
import org.myelin.nn.LayerFormat;
import org.myelin.nn.LayerNorm;
import org.myelin.nn.Residual;
import org.myelin.nn.Scale;
import org.myelin.nn.Whitening;

/**
 * Every type of layer: its form in model files, which its record declares, and the class that computes it. A model file
 * can hold what can be computed, and nothing else.
 */
@SuppressWarnings("ImmutableEnumChecker") // formats and factories have no state
public enum LayerKind {
    /** Weighted sums and f. */
    DENSE(Dense.FORMAT, DenseStep::new),
    /** f by itself. */
    ACTIVATE(Activate.FORMAT, ActivateStep::new),
    /** Normalisation of each sample. */
    LAYER_NORM(LayerNorm.FORMAT, LayerNormStep::new),
    /** Normalisation of each neuron. */
    BATCH_NORM(BatchNorm.FORMAT, BatchNormStep::new),
    /** A learned factor for each feature. */
    SCALE(Scale.FORMAT, ScaleStep::new),
    /** Random zeros. */
    DROPOUT(Dropout.FORMAT, DropoutStep::new),
    /** Decorrelated features. */
    WHITENING(Whitening.FORMAT, DenseStep::new),
    /** F(x) + x. */
    RESIDUAL(Residual.FORMAT, ResidualStep::new);

    /** Sets a layer of one type to work. */
    private interface Factory<L extends Layer> {
        LayerStep step(L layer, NetworkSteps network);
    }

    private final LayerFormat<?> format;
    private final Factory<Layer> factory;

    <L extends Layer> LayerKind(LayerFormat<L> format, Factory<L> factory) {
        this.format = format;
        this.factory = (layer, network) -> factory.step(format.type().cast(layer), network);
    }

    /** The form in model files whose name is {@code id}. */
    public static Optional<LayerFormat<?>> format(String id) {
        return Arrays.stream(values())
                .<LayerFormat<?>>map(kind -> kind.format)
                .filter(format -> format.id().equals(id))
                .findFirst();
    }

    /** The names of all types in model files. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(kind -> kind.format.id()).toList();
    }

    /** A layer at work. */
    static LayerStep step(Layer layer, NetworkSteps network) {
        for (LayerKind kind : values()) {
            if (kind.format == layer.format()) {
                return kind.factory.step(layer, network);
            }
        }
        throw new AssertionError(
                "engine: nothing computes a layer of type " + layer.format().id() + "; add a constant to LayerKind");
    }
}
