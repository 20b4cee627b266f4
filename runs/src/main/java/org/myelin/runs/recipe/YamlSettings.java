package org.myelin.runs.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.myelin.recipe.Recipe;
import org.myelin.setting.GivenSettings;
import org.myelin.setting.Setting;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A YAML tree as settings with dotted keys, for example {@code optimizer.momentum}, each with its line. */
final class YamlSettings {
    private static final Pattern PLACE = Pattern.compile("line (\\d+), column");
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String source;
    private final JsonParser parser;
    private GivenSettings settings = GivenSettings.none();

    private YamlSettings(String source, JsonParser parser) {
        this.source = source;
        this.parser = parser;
    }

    /**
     * Reads a tree of settings; their keys and values are not checked.
     *
     * @param source where the text is from, for messages
     */
    static GivenSettings read(String source, String yaml) {
        try (JsonParser parser = MAPPER.createParser(yaml)) {
            return new YamlSettings(source, parser).read();
        } catch (JacksonException e) {
            throw new IllegalArgumentException(source + ": not a YAML file: " + reason(e), e);
        }
    }

    private GivenSettings read() {
        JsonToken first = parser.nextToken();
        if (first == null || first == JsonToken.VALUE_NULL) {
            return settings;
        }
        if (first != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException(source + ": expected settings such as \"epochs: 20\", but found "
                    + (first == JsonToken.START_ARRAY ? "a list" : "\"" + parser.getString() + "\""));
        }
        readMembers("");
        return settings;
    }

    private void readMembers(String prefix) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = prefix + parser.currentName();
            String origin = source + " line " + parser.currentTokenLocation().getLineNr();
            switch (parser.nextToken()) {
                case START_OBJECT -> readMembers(key + ".");
                case START_ARRAY -> settings = settings.with(key, elements(key), origin);
                case VALUE_NULL -> settings = settings.with(key, "", origin);
                default -> settings = settings.with(key, parser.getString(), origin);
            }
        }
    }

    private String elements(String key) {
        List<String> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken().isStructStart()) {
                throw new IllegalArgumentException(source + " line "
                        + parser.currentTokenLocation().getLineNr() + ": the elements of " + key
                        + " must be values, but found a list or settings");
            }
            elements.add(parser.getString());
        }
        return "[" + String.join(", ", elements) + "]";
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

    /** A value as YAML: names in quotes, because a name such as null or 1e3 would be taken for something else. */
    static String scalar(Setting<?> setting, String text) {
        boolean name = setting == Recipe.NAME || setting == Recipe.DATASET;
        return name ? JsonMapper.shared().writeValueAsString(text) : text;
    }
}
