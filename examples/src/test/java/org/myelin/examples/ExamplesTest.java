package org.myelin.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every example runs and prints what its reader expects. */
class ExamplesTest {
    @TempDir
    private Path folder;

    @Test
    void tenLines_trainTestClassifyAndSave() {
        Path model = folder.resolve("digits.safetensors");

        String printed = Printed.by(TenLines::main, model.toString());

        assertThat(printed.lines()).hasSize(2);
        assertThat(numberAfter("test accuracy ", printed.lines().findFirst().orElseThrow()))
                .isGreaterThan(0.93);
        assertThat(printed.lines().toList().getLast()).matches("first image \\d");
        assertThat(model).isNotEmptyFile();
    }

    @Test
    void firstHourThenUseModel_fromDataToAnswersOnSeveralThreads() {
        String model = folder.resolve("digits.safetensors").toString();

        String printed = Printed.by(FirstHour::main, model);
        String used = Printed.by(UseModel::main, model);

        assertThat(printed.lines())
                .contains("1437 images of 1 x 8 x 8, classes [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]")
                .anyMatch(line ->
                        line.matches("epoch 20  training loss \\d\\.\\d{4}  validation accuracy \\d\\.\\d{3}.*"))
                .anyMatch(line -> line.matches("best epoch \\d+ of 20"))
                .anyMatch(line -> line.matches("test accuracy 0\\.9\\d\\d, 95 % interval 0\\.9\\d\\d to 0\\.9\\d\\d"))
                .anyMatch(line -> line.matches("8  precision \\d\\.\\d{3}  recall \\d\\.\\d{3}"))
                .anyMatch(line -> line.matches("fives classified as sixes: \\d+"))
                .anyMatch(line -> line.matches("test image \\d+: \\d classified as \\d \\(0\\.\\d{3}\\)"))
                .anyMatch(line -> line.matches("first test image: \\d \\(0\\.\\d{3}\\), or \\d \\(0\\.\\d{3}\\)"));
        assertThat(used).matches("3[3-6]\\d of 360 classified correctly\\R");
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
