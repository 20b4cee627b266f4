package org.myelin.runs.recipe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.myelin.message.Spelling;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A YAML tree as settings with dotted names, for example {@code optimizer.momentum}. */
final class YamlSettings {
    private static final Pattern PLACE = Pattern.compile("line (\\d+), column");

    private YamlSettings() {}

    /**
     * Reads a tree of settings.
     *
     * @param source where the text is from, for messages
     * @param known names that may occur
     */
    static SequencedMap<String, String> read(String source, String yaml, List<String> known) {
        JsonNode root;
        try {
            root = YAMLMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build()
                    .readTree(yaml);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(source + ": not a YAML file: " + reason(e), e);
        }
        SequencedMap<String, String> settings = new LinkedHashMap<>();
        if (root.isMissingNode() || root.isNull()) {
            return settings;
        }
        if (!root.isObject()) {
            throw new IllegalArgumentException(
                    source + ": expected settings such as \"epochs: 20\", but found " + root);
        }
        flatten("", root, settings);
        for (String key : settings.keySet()) {
            if (known.stream().anyMatch(name -> name.startsWith(key + "."))) {
                throw new IllegalArgumentException(source + ": " + key + " is a group of settings; write them below it,"
                        + " indented: "
                        + known.stream()
                                .filter(name -> name.startsWith(key + "."))
                                .map(name -> name.substring(key.length() + 1))
                                .collect(Collectors.joining(", ")));
            }
            if (!known.contains(key)) {
                throw new IllegalArgumentException(
                        source + ": there is no setting " + key + Spelling.suggest(key, known));
            }
        }
        return settings;
    }

    /** What the parser found and where, from its several lines of context, problem and excerpt. */
    private static String reason(JacksonException e) {
        List<String> lines = e.getOriginalMessage().lines().map(String::strip).toList();
        String problem = lines.stream()
                .filter(line -> line.startsWith("found ") || line.startsWith("expected "))
                .findFirst()
                .orElse(lines.isEmpty() ? "" : lines.getFirst());
        Matcher place = PLACE.matcher(e.getOriginalMessage());
        String line =
                e.getLocation() == null ? "" : String.valueOf(e.getLocation().getLineNr());
        while (place.find()) {
            line = place.group(1);
        }
        return problem + (line.isEmpty() ? "" : " (line " + line + ")");
    }

    private static void flatten(String prefix, JsonNode node, SequencedMap<String, String> settings) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            String key = prefix + member.getKey();
            JsonNode value = member.getValue();
            if (value.isObject()) {
                flatten(key + ".", value, settings);
            } else if (value.isArray()) {
                settings.put(
                        key, value.valueStream().map(JsonNode::asString).collect(Collectors.joining(", ", "[", "]")));
            } else {
                settings.put(key, value.isNull() ? "" : value.asString());
            }
        }
    }

    /** A value as YAML: names in quotes, because a name such as null or 1e3 would be taken for something else. */
    static String scalar(String key, String value) {
        boolean free = key.equals("name") || key.equals("dataset");
        return free ? JsonMapper.shared().writeValueAsString(value) : value;
    }
}
