package org.myelin.runs;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
    @TempDir
    private Path folder;

    @Test
    void ofNewRun_file_isRefused() throws Exception {
        Path file = Files.createFile(folder.resolve("run"));

        assertThatThrownBy(() -> RunDirectory.ofNewRun(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("run directory " + file + ": it is a file; name a new folder");
    }

    @Test
    void open_folderOfNoRun_isRefused() {
        assertThatThrownBy(() -> RunDirectory.open(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("resume: " + folder + " is not the folder of a run: expected "
                        + folder.resolve("recipe.yaml") + ", but there is no such file");
    }
}
