package org.myelin.runs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.myelin.flow.LayerFlow;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@link EventLine}s as JSON: the time, the name of the event, and the members of its record. */
final class EventFormat {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .annotationIntrospector(new RequiredMembers())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES) // of later versions
            .addMixIn(LayerFlow.class, LayerFlowMembers.class)
            .build();

    /** The records by the names of their events: {@code RunStarted} is "run-started". */
    private static final Map<String, Class<?>> RECORDS = Arrays.stream(EventLine.class.getPermittedSubclasses())
            .collect(Collectors.toUnmodifiableMap(EventFormat::name, Function.identity()));

    /** What the file calls otherwise than the record. */
    private record LayerFlowMembers(@JsonProperty("layer") String label) {}

    /** Every member must be there, unless it is optional. */
    private static final class RequiredMembers extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
            return !member.getRawType().equals(Optional.class);
        }
    }

    private EventFormat() {}

    private static String name(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** A line, without its end. */
    static String write(EventLine event, Instant time) {
        ObjectNode line = MAPPER.createObjectNode();
        line.put("time", time.truncatedTo(ChronoUnit.MILLIS).toString());
        line.put("event", name(event.getClass()));
        line.setAll((ObjectNode) MAPPER.valueToTree(event));
        return line.toString();
    }

    /**
     * Reads a line; empty for events of a later version.
     *
     * @throws JacksonException if it is no JSON, or a member is missing or means nothing
     */
    static Optional<EventLine> read(String line) {
        JsonNode node = MAPPER.readTree(line);
        return Optional.<Class<?>>ofNullable(RECORDS.get(node.required("event").asString()))
                .map(type -> (EventLine) MAPPER.treeToValue(node, type));
    }
}
