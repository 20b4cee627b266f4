package org.myelin.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Every package is {@code @NullMarked}: NullAway checks that none of its values is null unless it says so. */
class NullMarkedTest {
    @Test
    void packages_ofMainSources_areNullMarked() {
        assertThat(Repository.mainSources().stream()
                        .filter(file -> !file.toString().endsWith("-info.java"))
                        .map(Path::getParent)
                        .distinct())
                .isNotEmpty()
                .allMatch(
                        folder -> Files.exists(folder.resolve("package-info.java"))
                                && Repository.text(folder.resolve("package-info.java"))
                                        .contains("\n@NullMarked\n"),
                        "has a package-info.java with @NullMarked");
    }
}
