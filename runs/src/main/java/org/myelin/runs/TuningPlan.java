package org.myelin.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.myelin.message.FileReasons;
import org.myelin.recipe.Recipe;
import org.myelin.tune.Range;
import org.myelin.tune.SearchSpace;
import org.myelin.tune.SuccessiveHalving;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a search does; {@code search.json} in its folder.
 *
 * @param settings of the recipe from which trials differ
 * @param space what is searched
 * @param halving which trial gets how many epochs
 */
public record TuningPlan(SequencedMap<String, String> settings, SearchSpace space, SuccessiveHalving halving) {
    static final String FILE = "search.json";

    /** Checks that recipes can have what trials will draw. */
    public TuningPlan {
        settings = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(settings));
        space.requireTrainable(settings, halving.trials(), _ -> {});
    }

    /** Checks what depends on the data, before anything is trained. */
    void requireTrainable(Consumer<Recipe> check) {
        space.requireTrainable(settings, halving.trials(), check);
    }

    /** Writes the file of a new search; a resumed one has it, and keeps it. */
    void writeIfNew(Path folder) {
        if (Files.exists(folder.resolve(FILE))) {
            return;
        }
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put("trials", halving.trials());
        root.putPOJO("epochs_of_rungs", halving.rungs());
        root.put("reduction", halving.reduction());
        ObjectNode ranges = root.putObject("ranges");
        space.ranges().forEach((name, range) -> ranges.put(name, range.toString()));
        ObjectNode recipe = root.putObject("recipe");
        settings.forEach(recipe::put);
        RunDirectory.write(
                folder.resolve(FILE),
                JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
    }

    /**
     * Reads the plan of a search that has begun.
     *
     * @throws IllegalArgumentException if the folder has none, or it is damaged
     */
    public static TuningPlan read(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            JsonNode root = JsonMapper.shared().readTree(Files.readString(file));
            SequencedMap<String, String> settings = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> entry : root.required("recipe").properties()) {
                settings.put(entry.getKey(), entry.getValue().asString());
            }
            SequencedMap<String, Range> ranges = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> entry : root.required("ranges").properties()) {
                ranges.put(entry.getKey(), Range.parse(entry.getValue().asString()));
            }
            SuccessiveHalving halving = new SuccessiveHalving(
                    root.required("trials").asInt(),
                    root.required("epochs_of_rungs")
                            .valueStream()
                            .map(JsonNode::asInt)
                            .toList(),
                    root.required("reduction").asInt());
            return new TuningPlan(settings, new SearchSpace(ranges), halving);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(
                    "tune: " + folder + " is not the folder of a search: expected " + file
                            + ", but there is no such file",
                    e);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(file + ": is damaged: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read: " + FileReasons.of(e), e);
        }
    }
}
