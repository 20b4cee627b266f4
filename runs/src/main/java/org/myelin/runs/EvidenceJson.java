package org.myelin.runs;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.myelin.doctor.Illness;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The evidence of a diagnosis as JSON: an object of named numbers and names. */
final class EvidenceJson {
    private static final List<String> GRADIENT =
            List.of("layer", "output-layer", "ratio", "first-layer", "first-ratio");
    private static final List<String> NEURONS = List.of("layer", "fraction", "activation", "neurons");

    private EvidenceJson() {}

    static JsonNode of(Map<String, Object> evidence) {
        ObjectNode object = JsonMapper.shared().createObjectNode();
        evidence.forEach(object::putPOJO);
        return object;
    }

    /** The evidence for an illness, also from a log of the first version, which wrote a list of formatted strings. */
    static Map<String, Object> read(Illness illness, JsonNode evidence) {
        if (evidence.isArray()) {
            return fromStrings(
                    illness, evidence.valueStream().map(JsonNode::asString).toList());
        }
        Map<String, Object> values = new TreeMap<>();
        evidence.forEachEntry((name, value) -> values.put(name, value(value)));
        return values;
    }

    private static Object value(JsonNode value) {
        return value.isIntegralNumber()
                ? (Object) value.asLong()
                : value.isNumber() ? (Object) value.asDouble() : notFinite(value.asString());
    }

    /** JSON writes numbers that are not finite as strings. */
    private static Object notFinite(String text) {
        return text.equals("NaN") || text.endsWith("Infinity") ? (Object) Double.valueOf(text) : text;
    }

    private static Map<String, Object> fromStrings(Illness illness, List<String> strings) {
        List<String> names = names(illness);
        if (strings.size() < names.size()) {
            throw new IllegalArgumentException(
                    "evidence for " + illness + ": expected " + names.size() + " values, but got " + strings.size());
        }
        Map<String, Object> values = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (!names.get(i).isEmpty()) {
                values.put(names.get(i), isName(names.get(i)) ? strings.get(i) : number(strings.get(i)));
            }
        }
        if (names.equals(GRADIENT)) { // did not count the layers before; the text only asks whether there are any
            values.put("layers", strings.get(0).equals(strings.get(3)) ? 1L : 2L);
        }
        return values;
    }

    private static boolean isName(String name) {
        return List.of("layer", "output-layer", "first-layer", "activation", "largest", "smallest")
                .contains(name);
    }

    /** The number of a count, a decimal, or a percentage. */
    private static Object number(String text) {
        if (text.endsWith(" %")) {
            return Double.parseDouble(text.substring(0, text.length() - 2)) / 100;
        }
        return text.matches("\\d+") ? (Object) Long.valueOf(text) : Double.valueOf(text);
    }

    /** What the strings of the first version mean; an empty name is no longer used. */
    private static List<String> names(Illness illness) {
        return switch (illness) {
            case VANISHING_GRADIENT, EXPLODING_GRADIENT -> GRADIENT;
            case DEAD_NEURONS, SATURATED_NEURONS -> NEURONS;
            case LEARNING_RATE_TOO_HIGH -> List.of("epoch", "loss", "lowest-loss", "update", "rate", "accuracy");
            case LEARNING_RATE_TOO_LOW -> List.of("epoch", "loss", "first-loss", "update", "rate");
            case PLATEAU -> List.of("", "loss", "epochs", "", "", "accuracy");
            case OVERFITTING ->
                List.of(
                        "",
                        "loss",
                        "validation-loss",
                        "best-epoch",
                        "best-loss",
                        "best-validation-loss",
                        "accuracy",
                        "validation-accuracy");
            case SHUFFLED_LABELS -> List.of("epoch", "loss", "", "", "first-loss", "", "", "validation-accuracy");
            case UNNORMALIZED_INPUT -> List.of("mean", "deviation");
            case IMBALANCED_CLASSES ->
                List.of("largest", "largest-count", "smallest", "smallest-count", "majority-accuracy");
            case BATCH_TOO_LARGE ->
                List.of("steps-per-epoch", "samples", "steps", "samples-per-step", "suggested-batch");
        };
    }
}
