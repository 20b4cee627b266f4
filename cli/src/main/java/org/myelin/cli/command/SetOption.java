package org.myelin.cli.command;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.myelin.recipe.Recipe;
import org.myelin.setting.GivenSettings;
import picocli.CommandLine.Option;

/** The option {@code --set}, which gives any setting of a recipe. */
final class SetOption {
    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            completionCandidates = Keys.class,
            description =
                    "Any setting of a recipe (docs/settings.md), e.g. optimizer.weight-decay=0.001; repeatable, and"
                            + " takes precedence over recipe and other options.")
    private Map<String, String> settings = new LinkedHashMap<>();

    /** What the shell completes. */
    static final class Keys implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Recipe.SETTINGS.keys().stream().map(key -> key + "=").iterator();
        }
    }

    /** What was given. */
    GivenSettings given() {
        GivenSettings given = GivenSettings.none();
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            given = given.with(
                    setting.getKey(), setting.getValue(), "--set " + setting.getKey() + "=" + setting.getValue());
        }
        return given;
    }
}
