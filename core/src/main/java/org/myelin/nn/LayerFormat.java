package org.myelin.nn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How one type of layer is stored: a name, and fields from which the layer can be made again. No reflection, so that
 * models also load in native images. Immutable.
 *
 * @param <L> the layer
 */
public final class LayerFormat<L extends Layer> {
    private final String id;
    private final Class<L> type;
    private final Function<Values, L> constructor;
    private final List<LayerField<L, ?>> fields;

    private LayerFormat(String id, Class<L> type, Function<Values, L> constructor, List<LayerField<L, ?>> fields) {
        this.id = id;
        this.type = type;
        this.constructor = constructor;
        this.fields = fields;
    }

    /**
     * Describes a format.
     *
     * @param id name of the type in model files and summaries
     * @param constructor makes the layer from the values of all fields
     * @param fields in the order of files
     */
    static <L extends Layer> LayerFormat<L> of(
            String id, Class<L> type, Function<Values, L> constructor, List<LayerField<L, ?>> fields) {
        return new LayerFormat<>(id, type, constructor, List.copyOf(fields));
    }

    /** Name of the type in model files and summaries, for example {@code layer-norm}. */
    public String id() {
        return id;
    }

    /** The record that layers of this type are. */
    public Class<L> type() {
        return type;
    }

    /** The fields in the order of files. */
    public List<LayerField<L, ?>> fields() {
        return fields;
    }

    /**
     * A layer from its values.
     *
     * @throws IllegalArgumentException if the layer refuses them, or one is missing
     */
    public L create(Values values) {
        return constructor.apply(values);
    }

    /**
     * The values of a layer.
     *
     * @throws ClassCastException if it is of another type
     */
    public Values valuesOf(Layer layer) {
        Values values = new Values();
        L own = type.cast(layer);
        for (LayerField<L, ?> field : fields) {
            values.put(field, field.value().apply(own));
        }
        return values;
    }

    /** A value for each field of one layer. Not thread-safe. */
    public static final class Values {
        private final Map<String, Object> values = new HashMap<>();

        /** No value yet. */
        public Values() {}

        /** Sets the value of a field. */
        public void put(LayerField<?, ?> field, Object value) {
            field.kind().require(field.name(), value);
            values.put(field.name(), value);
        }

        /** The value of a field. */
        @SuppressWarnings("unchecked") // a field's factory makes T the type of its kind, which put requires
        public <T> T get(LayerField<?, T> field) {
            @Nullable Object value = values.get(field.name());
            if (value == null) {
                throw new IllegalArgumentException("layer: field " + field.name() + " has no value");
            }
            return (T) value;
        }
    }
}
