package org.myelin.runs;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuningPlanTest {
    @TempDir
    private Path folder;

    @Test
    void read_folderOfNoSearch_isRefused() {
        assertThatThrownBy(() -> TuningPlan.read(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tune: " + folder + " is not the folder of a search: expected "
                        + folder.resolve(TuningPlan.FILE) + ", but there is no such file");
    }

    @Test
    void read_damagedPlan_isRefused() throws Exception {
        Path file = Files.writeString(folder.resolve(TuningPlan.FILE), "{\"recipe\":");

        assertThatThrownBy(() -> TuningPlan.read(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file + ": is damaged: Unexpected end-of-input");
    }
}
