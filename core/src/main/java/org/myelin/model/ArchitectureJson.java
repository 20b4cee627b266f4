package org.myelin.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.myelin.format.FormatException;
import org.myelin.format.Json;
import org.myelin.format.JsonCursor;
import org.myelin.format.JsonObjectBuilder;
import org.myelin.nn.Activate;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.BatchNorm;
import org.myelin.nn.Dense;
import org.myelin.nn.Dropout;
import org.myelin.nn.Initializer;
import org.myelin.nn.Layer;
import org.myelin.nn.LayerNorm;
import org.myelin.nn.Loss;
import org.myelin.nn.Residual;
import org.myelin.nn.Whitening;

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
 * Other types of layers: {@code activate}, {@code layer-norm}, {@code batch-norm}, {@code dropout}, {@code whitening}, and
 * {@code residual}, whose {@code branch} is a list of layers. An initializer is {@code "he"}, {@code "xavier"}, {@code
 * "lecun"}, {@code "zero"} or {@code {"type":"uniform","range":0.1}}. Missing, unknown and
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
        JsonObjectBuilder json = new JsonObjectBuilder();
        switch (layer) {
            case Dense(int outputs, Activation activation, boolean bias, Initializer initializer) ->
                json.put("type", "dense")
                        .put("outputs", outputs)
                        .put("activation", activation.toString())
                        .put("bias", bias)
                        .put("initializer", initializer(initializer));
            case Activate(Activation activation) ->
                json.put("type", "activate").put("activation", activation.toString());
            case LayerNorm() -> json.put("type", "layer-norm");
            case BatchNorm() -> json.put("type", "batch-norm");
            case Dropout(double probability) -> json.put("type", "dropout").put("probability", probability);
            case Whitening(int outputs, double epsilon) ->
                json.put("type", "whitening").put("outputs", outputs).put("epsilon", epsilon);
            case Residual(List<Layer> branch, double dropProbability) ->
                json.put("type", "residual")
                        .put(
                                "branch",
                                new Json.ArrayValue(branch.stream()
                                        .map(ArchitectureJson::layer)
                                        .toList()))
                        .put("drop_probability", dropProbability);
        }
        return json.build();
    }

    private static Layer layer(JsonCursor layer) throws FormatException {
        JsonCursor type = layer.member("type");
        try {
            return layer(layer, type);
        } catch (IllegalArgumentException e) {
            throw new FormatException(layer.path() + ": " + e.getMessage(), e);
        }
    }

    private static Layer layer(JsonCursor layer, JsonCursor type) throws FormatException {
        return switch (type.text()) {
            case "dense" -> {
                layer.requireKeys("type", "outputs", "activation", "bias", "initializer");
                yield new Dense(
                        layer.member("outputs").integer(1),
                        choice(layer.member("activation"), Activation.values()),
                        layer.member("bias").bool(),
                        initializer(layer.member("initializer")));
            }
            case "activate" -> {
                layer.requireKeys("type", "activation");
                yield new Activate(choice(layer.member("activation"), Activation.values()));
            }
            case "layer-norm" -> {
                layer.requireKeys("type");
                yield new LayerNorm();
            }
            case "batch-norm" -> {
                layer.requireKeys("type");
                yield new BatchNorm();
            }
            case "dropout" -> {
                layer.requireKeys("type", "probability");
                yield new Dropout(layer.member("probability").number());
            }
            case "whitening" -> {
                layer.requireKeys("type", "outputs", "epsilon");
                yield new Whitening(
                        layer.member("outputs").integer(1),
                        layer.member("epsilon").number());
            }
            case "residual" -> {
                layer.requireKeys("type", "branch", "drop_probability");
                List<Layer> branch = new ArrayList<>();
                for (JsonCursor inner : layer.member("branch").elements()) {
                    branch.add(layer(inner));
                }
                yield new Residual(branch, layer.member("drop_probability").number());
            }
            default ->
                throw type.unexpected("one of dense, activate, layer-norm, batch-norm, dropout, whitening, residual");
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
