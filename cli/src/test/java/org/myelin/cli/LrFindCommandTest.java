package org.myelin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.myelin.cli.terminal.ExitCode;

class LrFindCommandTest {
    @TempDir
    private Path folder;

    private CommandRun find(Path figure, String... more) {
        List<String> args = new ArrayList<>(List.of("lr-find", "digits", "--figure", figure.toString()));
        args.addAll(List.of(more));
        return CommandRun.of(args.toArray(String[]::new));
    }

    /** What stands behind the first word of its line. */
    private static String line(CommandRun run, String word) {
        return run.out()
                .lines()
                .filter(line -> line.startsWith(word + " "))
                .map(line -> line.substring(word.length()).strip())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void lrFind_digits_suggestsARateAndDrawsTheCurves() {
        Path figure = folder.resolve("curve.png");

        CommandRun run = find(figure, "--steps", "100");

        assertThat(run.code()).as(run.err()).isZero();
        String suggested = line(run, "suggested").split(" ", -1)[0];
        // the recipe's own rate, which was found on validation data, is 0.05
        assertThat(Double.parseDouble(suggested)).isBetween(0.002, 0.2);
        assertThat(line(run, "recipe")).isEqualTo("0.05  what it has now");
        assertThat(line(run, "next")).isEqualTo("./myelin train digits --learning-rate " + suggested);
        assertThat(line(run, "curves")).isEqualTo(figure.toString());
        assertThat(figure).isNotEmptyFile();
    }

    @Test
    void lrFind_settings_areInTheNextCommandAsAShellNeedsThem() {
        CommandRun run = find(
                folder.resolve("curve.png"),
                "--steps",
                "20",
                "--set",
                "network.layers=[16, 8]",
                "--set",
                "schedule.learning-rate=0.5",
                "--set",
                "batch-size=64");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(line(run, "next"))
                .isEqualTo("./myelin train digits --set 'network.layers=[16, 8]' --set batch-size=64 --learning-rate "
                        + line(run, "suggested").split(" ", -1)[0]);
    }

    @Test
    void lrFind_figureCannotBeWritten_isRefusedBeforeAnythingIsTrained() {
        Path missing = folder.resolve("missing");

        CommandRun toMissing = find(missing.resolve("curve.png"));
        CommandRun toFolder = find(folder);

        assertThat(toMissing.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(toMissing.out()).isEmpty();
        assertThat(toMissing.err())
                .isEqualToNormalizingNewlines("myelin: figure " + missing.resolve("curve.png") + ": there is no folder "
                        + missing + "; make it, or name another one\n");
        assertThat(toFolder.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(toFolder.err())
                .isEqualToNormalizingNewlines("myelin: figure " + folder + ": it is a folder; name a file\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--to Infinity|learning rate: needs a range from a number above 0 to a larger finite one, but got"
                        + " 1.0E-5 to Infinity",
                "--steps 5|learning rate: needs at least 20 steps, but got 5",
                "--set epochs=1 --set batch-size=128|learning rate: needs at least 20 steps, but all epochs, 1 of 10,"
                        + " have 10; give more epochs or a smaller batch size",
                "--threads 0|lr-find: --threads must be 1 to 1024, but is 0",
                "--threads 1025|lr-find: --threads must be 1 to 1024, but is 1025",
            })
    void lrFind_badOption_isRefusedInOneLine(String options, String message) {
        CommandRun run = find(folder.resolve("curve.png"), options.split(" ", -1));

        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err()).isEqualToNormalizingNewlines("myelin: " + message + "\n");
    }
}
