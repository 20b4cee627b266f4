package org.myelin.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A name means one thing: no two classes of the library and what stands on it share their simple name. */
class NamesTest {
    private static final Set<String> APART = Set.of("benchmarks", "examples");

    /**
     * The lecture's package says the same once more, in scalar form; and a check of arguments belongs to its package.
     */
    private static final Set<String> SHARED = Set.of("Layer", "Loss", "Sensitivities", "Require");

    @Test
    void simpleNames_ofTopLevelClasses_areUnique() {
        Map<String, List<String>> byName = Repository.mainSources().stream()
                .map(Repository::name)
                .filter(file -> !APART.contains(file.substring(0, file.indexOf('/'))))
                .filter(file -> !file.endsWith("-info.java"))
                .collect(Collectors.groupingBy(
                        file -> Path.of(file).getFileName().toString().replace(".java", ""),
                        TreeMap::new,
                        Collectors.toList()));
        byName.keySet().removeAll(SHARED);
        byName.values().removeIf(files -> files.size() == 1);

        assertThat(byName).as("classes with one name: rename all but one").isEmpty();
    }
}
