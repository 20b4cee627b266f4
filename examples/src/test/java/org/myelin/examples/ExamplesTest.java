package org.myelin.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every example runs and says what its reader expects. */
class ExamplesTest {
    /** A program. */
    @FunctionalInterface
    interface Main {
        void run(String[] args);
    }

    @Test
    void trainDigitsThenUseModel_printsAccuracyAndPredictions(@TempDir Path folder) {
        String model = folder.resolve("digits.safetensors").toString();

        String trained = printedBy(TrainDigits::main, model);
        String used = printedBy(UseModel::main, model);

        assertThat(numberAfter("test accuracy ", trained)).isGreaterThan(0.95);
        assertThat(used.lines()).hasSize(5).allMatch(line -> line.matches("a \\d, taken for a \\d \\(\\d+\\.\\d %\\)"));
    }

    @Test
    void ownTable_learnsTheRing() {
        assertThat(numberAfter("validation accuracy ", printedBy(OwnTable::main)))
                .isGreaterThan(0.95);
    }

    private static double numberAfter(String text, String printed) {
        assertThat(printed).startsWith(text);
        return Double.parseDouble(printed.substring(text.length()).strip());
    }

    private static String printedBy(Main program, String... args) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream captured = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(captured);
            program.run(args);
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
