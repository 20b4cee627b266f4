package org.myelin.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.myelin.format.FormatException;
import org.myelin.format.Json;
import org.myelin.format.JsonCursor;
import org.myelin.format.JsonObjectBuilder;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.Dense;
import org.myelin.nn.Initializer;
import org.myelin.nn.Layer;
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
 * An initializer is {@code "he"}, {@code "xavier"} or {@code {"type":"uniform","range":0.1}}. Missing, unknown and
 * impossible entries are refused.
 */
public final class ArchitectureJson {
    private static final String NAME = "architecture";

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
        return switch (layer) {
            case Dense(int outputs, Activation activation, boolean bias, Initializer initializer) ->
                new JsonObjectBuilder()
                        .put("type", "dense")
                        .put("outputs", outputs)
                        .put("activation", activation.toString())
                        .put("bias", bias)
                        .put("initializer", initializer(initializer))
                        .build();
        };
    }

    private static Layer layer(JsonCursor layer) throws FormatException {
        JsonCursor type = layer.member("type");
        if (!type.text().equals("dense")) {
            throw type.unexpected("\"dense\"");
        }
        layer.requireKeys("type", "outputs", "activation", "bias", "initializer");
        return new Dense(
                layer.member("outputs").integer(1),
                choice(layer.member("activation"), Activation.values()),
                layer.member("bias").bool(),
                initializer(layer.member("initializer")));
    }

    private static Json initializer(Initializer initializer) {
        return switch (initializer) {
            case Initializer.He() -> Json.of("he");
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
                case "xavier" -> new Initializer.Xavier();
                default -> throw initializer.unexpected("\"he\", \"xavier\" or {\"type\":\"uniform\",\"range\":…}");
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
