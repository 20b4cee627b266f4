package org.myelin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.myelin.cli.terminal.ExitCode;

class TuneCommandTest {
    @TempDir
    private Path folder;

    private CommandRun tune(String name, String... more) {
        List<String> args = new ArrayList<>(List.of("tune", "digits", "--set", "network.layers=16"));
        if (!List.of(more).contains("--trials")) {
            args.addAll(List.of("--trials", "6", "--epochs", "4", "--reduction", "2"));
        }
        args.addAll(List.of("--run-dir", folder.resolve(name).toString()));
        args.addAll(List.of(more));
        return CommandRun.of(args.toArray(String[]::new));
    }

    @Test
    void tune_digits_writesLeaderboardReportAndBestRecipe() throws IOException {
        CommandRun run = tune("a", "--range", "network.activation={relu | gelu}");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("best settings", "next      ./myelin train");
        assertThat(Files.readString(folder.resolve("a/best.yaml"))).contains("epochs: 4\n", "name: \"digits-tuned\"\n");
        assertThat(Files.readString(folder.resolve("a/report.html"))).contains("network.activation", "<svg");
        assertThat(folder.resolve("a").toFile().list((_, file) -> file.endsWith(".checkpoint")))
                .isEmpty();
    }

    @Test
    void tune_killedAndResumed_givesTheSameResults() throws IOException {
        assertThat(tune("whole").code()).isZero();
        List<String> whole = results("whole");
        assertThat(tune("killed").code()).isZero();
        Path log = folder.resolve("killed/trials.jsonl");
        String half = String.join("\n", Files.readAllLines(log).subList(0, 4)) + "\n{\"trial\":";
        Files.writeString(log, half);

        CommandRun resumed =
                CommandRun.of("tune", "--resume", folder.resolve("killed").toString());

        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(resumed.out()).contains("resumed   4 training runs are done");
        assertThat(results("killed")).isEqualTo(whole);
    }

    @Test
    void tune_trialThatDiverges_isRecordedAndNeverTheBest() throws IOException {
        CommandRun run = tune("a", "--range", "schedule.learning-rate={0.05 | 1e30}");

        assertThat(run.code()).as(run.err()).isZero();
        List<String> diverged = results("a").stream()
                .filter(line -> line.contains("\"schedule.learning-rate\":\"1e30\""))
                .toList();
        assertThat(diverged)
                .isNotEmpty()
                .allMatch(line -> line.contains("\"rung\":0,\"epochs\":1,\"diverged\":true,"))
                .hasSizeLessThan(6);
        assertThat(Files.readString(folder.resolve("a/best.yaml"))).contains("  learning-rate: 0.05\n");
        assertThat(Files.readString(folder.resolve("a/report.html"))).contains("<td><span lang=\"en\">diverged</span>");
        assertThat(run.out()).contains("  diverged    1 epoch   trial ");
        List<String> before = results("a");

        CommandRun again = CommandRun.of("tune", "--resume", folder.resolve("a").toString());

        assertThat(again.code()).as(again.err()).isZero();
        assertThat(results("a")).isEqualTo(before);
        assertThat(again.out().substring(again.out().indexOf("best settings")))
                .isEqualTo(run.out().substring(run.out().indexOf("best settings")));
    }

    @Test
    void tune_resumed_leavesThePlanAsItIs() throws IOException {
        assertThat(tune("a", "--trials", "1", "--epochs", "1").code()).isZero();
        Path plan = folder.resolve("a/search.json");
        String touched = Files.readString(plan) + "\n";
        Files.writeString(plan, touched);

        assertThat(CommandRun.of("tune", "--resume", folder.resolve("a").toString())
                        .code())
                .isZero();

        assertThat(Files.readString(plan)).isEqualTo(touched);
    }

    @Test
    void tune_everyTrialDiverges_saysSoAndNamesNoBest() {
        CommandRun run = tune("a", "--range", "schedule.learning-rate={1e30 | 1e31}");

        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DIVERGED);
        assertThat(folder.resolve("a/best.yaml")).doesNotExist();
        assertThat(run.out())
                .endsWith("note      every trial so far diverged, so there is no best.yaml; search again with lower"
                        + " learning rates" + System.lineSeparator())
                .doesNotContain("next  ");
    }

    /** Without durations. */
    private List<String> results(String name) throws IOException {
        return Files.readAllLines(folder.resolve(name).resolve("trials.jsonl")).stream()
                .map(line -> line.replaceAll("\"seconds\":[0-9.]+,", ""))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--range network.dropout=0.5|tune: --range network.dropout: expected a range such as 0.1 .. 0.5, log 1e-4"
                        + " .. 0.1, whole 1 .. 8 or {relu | gelu}, but found \"0.5\"",
                "--range epochs=1..5|tune: epochs cannot be searched: trials would not be compared on equal terms",
                "--range batch-size=64..256|tune: range batch-size=64 .. 256: batch-size must be a whole number",
                "--range network.whitening={100}|tune: trial 0 would have network.whitening=100: ",
                "--trials 0|tune: needs at least 1 trial, but got 0",
                "--reduction 0|tune: the reduction must be at least 2, but is 0",
                "--epochs 0|tune: the last rung needs at least 1 epoch, but 0 were asked for",
                "--epochs 3 --first-epochs 5|tune: the first rung must have at most as many epochs as the last, 3, but"
                        + " 5 were asked for; give the first fewer or the last more",
                "--reduction 1|tune: the reduction must be at least 2, but is 1",
                "--threads 0|tune: --threads must be 1 to 1024, but is 0"
            })
    void tune_badOption_isRefusedInOneLine(String options, String message) {
        List<String> args = new ArrayList<>(
                List.of("tune", "digits", "--run-dir", folder.resolve("b").toString()));
        args.addAll(List.of(options.split(" ", -1)));
        CommandRun run = CommandRun.of(args.toArray(String[]::new));

        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err()).startsWith("myelin: " + message);
        assertThat(folder.resolve("b")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "digits, digits",
        "--trials 9, --trials",
        "--reduction 3, --reduction",
        "--first-epochs 1 --epochs 9, '--epochs, --first-epochs'",
        "--set seed=2, --set",
    })
    void tune_resumeWithAnotherPlan_isRefused(String options, String named) {
        List<String> args = new ArrayList<>(List.of("tune", "--resume", folder.toString()));
        args.addAll(List.of(options.split(" ", -1)));
        CommandRun run = CommandRun.of(args.toArray(String[]::new));

        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err())
                .isEqualToNormalizingNewlines("myelin: tune: --resume continues with the plan of the search; leave out "
                        + named + ", or start a new search\n");
    }

    @Test
    void tune_folderOfASearch_isRefusedWithTheCommandThatResumes() throws IOException {
        Files.createDirectories(folder.resolve("a b"));
        Files.writeString(folder.resolve("a b/search.json"), "{}");

        CommandRun run = tune("a b");

        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err())
                .isEqualToNormalizingNewlines("myelin: run directory " + folder.resolve("a b") + ": it is not empty;"
                        + " name a new folder, or resume that search: myelin tune --resume '"
                        + folder.resolve("a b") + "'\n");
    }

    @Test
    void tune_resumeOfSomethingElse_isRefused() {
        CommandRun run = CommandRun.of("tune", "--resume", folder.toString());

        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err()).startsWith("myelin: tune: " + folder + " is not the folder of a search");
    }
}
