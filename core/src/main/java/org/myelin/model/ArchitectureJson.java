package org.myelin.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.myelin.engine.LayerKind;
import org.myelin.format.FormatException;
import org.myelin.format.Json;
import org.myelin.format.JsonCursor;
import org.myelin.format.JsonObjectBuilder;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.Initializer;
import org.myelin.nn.Layer;
import org.myelin.nn.LayerField;
import org.myelin.nn.LayerFormat;
import org.myelin.nn.Loss;

/**
 * An architecture as JSON text and back, without loss:
 *
 * <pre>{@code
 * {"inputs":64,"layers":[
 *    {"type":"dense","outputs":32,"activation":"relu","bias":true,"initializer":"he"},
 *    {"type":"dense","outputs":10,"activation":"softmax","bias":true,"initializer":"xavier"}],
 *  "loss":"cross-entropy"}
 * }</pre>
 *
 * The type of a layer and its other members are what its {@link LayerFormat} says; the {@code branch} of a {@code
 * residual} is a list of layers. An initializer is {@code "he"}, {@code "xavier"}, {@code "lecun"}, {@code "zero"} or
 * {@code {"type":"uniform","range":0.1}}. Missing, unknown and impossible entries are refused.
 */
public final class ArchitectureJson {
    private static final String NAME = "architecture";
    private static final String TYPE = "type";

    private ArchitectureJson() {}

    /** The text of an architecture. */
    public static String write(Architecture architecture) {
        return new JsonObjectBuilder()
                .put("inputs", architecture.inputs())
                .put(
                        "layers",
                        new Json.ArrayValue(architecture.layers().stream()
                                .map(ArchitectureJson::layer)
                                .toList()))
                .put("loss", architecture.loss().toString())
                .build()
                .text();
    }

    /**
     * The architecture of a text.
     *
     * @throws ModelFormatException naming the entry, what was expected and what was found
     */
    public static Architecture read(String text) {
        try {
            return parse(text);
        } catch (FormatException e) {
            throw new ModelFormatException(e.getMessage(), e);
        }
    }

    static Architecture parse(String text) throws FormatException {
        JsonCursor root = JsonCursor.parse(NAME, text).requireKeys("inputs", "layers", "loss");
        int inputs = root.member("inputs").integer(1);
        List<Layer> layers = new ArrayList<>();
        for (JsonCursor layer : root.member("layers").elements()) {
            layers.add(layer(layer));
        }
        Loss loss = choice(root.member("loss"), Loss.values());
        try {
            return new Architecture(inputs, layers, loss);
        } catch (IllegalArgumentException e) {
            throw new FormatException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Json layer(Layer layer) {
        JsonObjectBuilder json =
                new JsonObjectBuilder().put(TYPE, layer.format().id());
        LayerFormat.Values values = layer.format().valuesOf(layer);
        for (LayerField<?, ?> field : layer.format().fields()) {
            json.put(field.name(), value(values.get(field)));
        }
        return json.build();
    }

    private static Json value(Object value) {
        return switch (value) {
            case Integer count -> Json.of(count);
            case Double number -> Json.of(number);
            case Boolean flag -> Json.of(flag);
            case Activation activation -> Json.of(activation.toString());
            case Initializer initializer -> initializer(initializer);
            case List<?> layers ->
                new Json.ArrayValue(
                        layers.stream().map(layer -> layer((Layer) layer)).toList());
            default -> throw new AssertionError("architecture: no form for " + value);
        };
    }

    private static Layer layer(JsonCursor layer) throws FormatException {
        JsonCursor type = layer.member(TYPE);
        String id = type.text();
        LayerFormat<?> format = LayerKind.format(id).orElse(null);
        if (format == null) {
            throw type.unexpected("one of " + String.join(", ", LayerKind.ids()));
        }
        layer.requireKeys(
                Stream.concat(Stream.of(TYPE), format.fields().stream().map(LayerField::name))
                        .toArray(String[]::new));
        LayerFormat.Values values = new LayerFormat.Values();
        for (LayerField<?, ?> field : format.fields()) {
            values.put(field, value(layer.member(field.name()), field.kind()));
        }
        try {
            return format.create(values);
        } catch (IllegalArgumentException e) {
            throw new FormatException(layer.path() + ": " + e.getMessage(), e);
        }
    }

    private static Object value(JsonCursor value, LayerField.Kind kind) throws FormatException {
        return switch (kind) {
            case COUNT -> value.integer(1);
            case NUMBER -> value.number();
            case FLAG -> value.bool();
            case ACTIVATION -> choice(value, Activation.values());
            case INITIALIZER -> initializer(value);
            case LAYERS -> {
                List<Layer> layers = new ArrayList<>();
                for (JsonCursor layer : value.elements()) {
                    layers.add(layer(layer));
                }
                yield layers;
            }
        };
    }

    private static Json initializer(Initializer initializer) {
        return switch (initializer) {
            case Initializer.He() -> Json.of("he");
            case Initializer.LeCun() -> Json.of("lecun");
            case Initializer.Zero() -> Json.of("zero");
            case Initializer.Xavier() -> Json.of("xavier");
            case Initializer.Uniform(double range) ->
                new JsonObjectBuilder()
                        .put("type", "uniform")
                        .put("range", range)
                        .build();
        };
    }

    private static Initializer initializer(JsonCursor initializer) throws FormatException {
        if (initializer.isText()) {
            return switch (initializer.text()) {
                case "he" -> new Initializer.He();
                case "lecun" -> new Initializer.LeCun();
                case "zero" -> new Initializer.Zero();
                case "xavier" -> new Initializer.Xavier();
                default ->
                    throw initializer.unexpected(
                            "\"he\", \"xavier\", \"lecun\", \"zero\" or {\"type\":\"uniform\",\"range\":…}");
            };
        }
        initializer.requireKeys("type", "range");
        if (!initializer.member("type").text().equals("uniform")) {
            throw initializer.member("type").unexpected("\"uniform\"");
        }
        double range = initializer.member("range").number();
        if (!(range > 0)) {
            throw initializer.member("range").unexpected("a positive number");
        }
        return new Initializer.Uniform(range);
    }

    /** The constant whose name in files is the given text. */
    static <E extends Enum<E>> E choice(JsonCursor id, E[] constants) throws FormatException {
        String text = id.text();
        for (E constant : constants) {
            if (constant.toString().equals(text)) {
                return constant;
            }
        }
        throw id.unexpected("one of "
                + String.join(", ", Arrays.stream(constants).map(Enum::toString).toList()));
    }
}
