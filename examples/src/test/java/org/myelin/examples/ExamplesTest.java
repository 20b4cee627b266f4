package org.myelin.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every example runs and says what its reader expects. */
class ExamplesTest {
    @Test
    void trainDigitsThenUseModel_printsAccuracyAndPredictions(@TempDir Path folder) {
        String model = folder.resolve("digits.safetensors").toString();

        String trained = Printed.by(TrainDigits::main, model);
        String used = Printed.by(UseModel::main, model);

        assertThat(numberAfter("test accuracy ", trained)).isGreaterThan(0.95);
        assertThat(used.lines()).hasSize(5).allMatch(line -> line.matches("a \\d, taken for a \\d \\(\\d+\\.\\d %\\)"));
    }

    @Test
    void ownTable_learnsTheRing() {
        assertThat(numberAfter("validation accuracy ", Printed.by(OwnTable::main)))
                .isGreaterThan(0.95);
    }

    @Test
    void ownOptimizer_learnsTheDigits() {
        assertThat(numberAfter("validation accuracy ", Printed.by(OwnOptimizer::main)))
                .isGreaterThan(0.95);
    }

    private static double numberAfter(String text, String printed) {
        assertThat(printed).startsWith(text);
        return Double.parseDouble(printed.substring(text.length()).strip());
    }
}
