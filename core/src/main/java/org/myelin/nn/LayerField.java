package org.myelin.nn;

import java.util.List;
import java.util.function.Function;

/**
 * A value that a layer is stored with.
 *
 * @param <L> the layer
 * @param <T> type of the value
 * @param name in model files
 * @param kind how it is written and read
 * @param value takes it from a layer
 */
public record LayerField<L extends Layer, T>(String name, Kind kind, Function<L, T> value) {
    /** The kinds of values; files know how to write each. */
    public enum Kind {
        /** A whole number, at least 1. */
        COUNT(Integer.class),
        /** A finite number. */
        NUMBER(Double.class),
        /** True or false. */
        FLAG(Boolean.class),
        /** An {@link Activation}. */
        ACTIVATION(Activation.class),
        /** An {@link Initializer}. */
        INITIALIZER(Initializer.class),
        /** A list of layers. */
        LAYERS(List.class);

        private final Class<?> type;

        Kind(Class<?> type) {
            this.type = type;
        }

        /** Refuses a value of another type. */
        void require(String name, Object value) {
            if (!type.isInstance(value)) {
                throw new IllegalArgumentException(
                        "layer: field " + name + " is a " + type.getSimpleName() + ", but got " + value);
            }
        }
    }

    static <L extends Layer> LayerField<L, Integer> count(String name, Function<L, Integer> value) {
        return new LayerField<>(name, Kind.COUNT, value);
    }

    static <L extends Layer> LayerField<L, Double> number(String name, Function<L, Double> value) {
        return new LayerField<>(name, Kind.NUMBER, value);
    }

    static <L extends Layer> LayerField<L, Boolean> flag(String name, Function<L, Boolean> value) {
        return new LayerField<>(name, Kind.FLAG, value);
    }

    static <L extends Layer> LayerField<L, Activation> activation(String name, Function<L, Activation> value) {
        return new LayerField<>(name, Kind.ACTIVATION, value);
    }

    static <L extends Layer> LayerField<L, Initializer> initializer(String name, Function<L, Initializer> value) {
        return new LayerField<>(name, Kind.INITIALIZER, value);
    }

    static <L extends Layer> LayerField<L, List<Layer>> layers(String name, Function<L, List<Layer>> value) {
        return new LayerField<>(name, Kind.LAYERS, value);
    }
}
