package org.myelin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.myelin.cli.terminal.ExitCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Training from the command line, with all that a run leaves. */
class TrainCommandTest {
    @TempDir
    private Path folder;

    private Path run(String name) {
        return folder.resolve(name);
    }

    @Test
    void train_digits_leavesEveryFileOfTheRunDirectory() throws IOException {
        CommandRun run = CommandRun.train(run("a"));

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        try (var files = Files.list(run("a"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "recipe.yaml",
                            "events.jsonl",
                            "metrics.csv",
                            "best.safetensors",
                            "last.checkpoint",
                            "curves.png",
                            "report.html",
                            "summary.json");
        }
    }

    @Test
    void train_digits_writesTheSummaryThatOthersRead() {
        CommandRun.train(run("a"));

        JsonNode summary = RunFiles.summary(run("a"));
        assertThat(summary.propertyNames())
                .containsExactly(
                        "dataset",
                        "layers",
                        "parameters",
                        "epochs",
                        "best_epoch",
                        "best_validation_accuracy",
                        "validation_loss",
                        "test_accuracy",
                        "test_accuracy_low",
                        "test_accuracy_high",
                        "train_seconds",
                        "train_samples_per_second",
                        "seed",
                        "threads",
                        "kernels",
                        "weights_sha256");
        assertThat(summary.get("layers").toString()).isEqualTo("[64,32,10]");
        assertThat(summary.get("parameters").asInt()).isEqualTo(64 * 32 + 32 + 32 * 10 + 10);
        assertThat(summary.get("test_accuracy").asDouble())
                .isGreaterThan(0.85)
                .isBetween(
                        summary.get("test_accuracy_low").asDouble(),
                        summary.get("test_accuracy_high").asDouble());
    }

    @Test
    void train_digits_writesMetricsAndEvents() {
        CommandRun.train(run("a"));

        List<String> metrics = RunFiles.lines(run("a").resolve("metrics.csv"));
        assertThat(metrics).hasSize(4);
        assertThat(metrics.getFirst())
                .isEqualTo("epoch,train_loss,train_accuracy,validation_loss,validation_accuracy,learning_rate,seconds");
        assertThat(metrics.getLast()).matches("3(,[0-9.E-]+){6}");
        List<String> events = RunFiles.lines(run("a").resolve("events.jsonl")).stream()
                .map(line -> JsonMapper.shared().readTree(line).get("event").asString())
                .filter(event -> !event.equals("step-completed"))
                .toList();
        assertThat(events)
                .containsExactly(
                        "run-started",
                        "layers-observed", // the first step
                        "epoch-completed",
                        "checkpoint-saved",
                        "layers-observed", // step 51
                        "epoch-completed",
                        "layers-observed",
                        "epoch-completed",
                        "checkpoint-saved",
                        "run-completed");
    }

    @Test
    void train_notOnATerminal_printsALineForEachEpoch() {
        CommandRun run = CommandRun.train(run("a"));

        assertThat(run.out()).doesNotContain("\r", "\u001b");
        assertThat(run.out().lines().filter(line -> line.matches(" +\\d+/3 .*")))
                .hasSize(3);
        assertThat(run.out()).contains("test      accuracy ").contains("report    " + run("a").resolve("report.html"));
    }

    @Test
    void train_quiet_printsNothing() {
        CommandRun run = CommandRun.train(run("a"), "--quiet");

        assertThat(run.out() + run.err()).isEmpty();
    }

    @Test
    void train_json_printsTheSummaryAndNothingElse() {
        CommandRun run = CommandRun.train(run("a"), "--json");

        assertThat(JsonMapper.shared().readTree(run.out())).isEqualTo(RunFiles.summary(run("a")));
        assertThat(run.err()).contains("network   64-32-10");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void train_otherNumberOfThreads_endsInTheSameWeights(int threads) {
        CommandRun.train(run("two"), "--threads", "2");
        CommandRun.train(run("other"), "--threads", Integer.toString(threads));

        assertThat(RunFiles.weights(run("other"))).isEqualTo(RunFiles.weights(run("two")));
    }

    @Test
    void train_recipeOfARun_endsInTheSameWeights() {
        CommandRun.train(run("a"), "--set", "optimizer.momentum=0.5", "--seed", "9");

        CommandRun again =
                CommandRun.of("train", run("a").resolve("recipe.yaml").toString(), "--run-dir", run("b").toString());

        assertThat(again.code()).isZero();
        assertThat(RunFiles.weights(run("b"))).isEqualTo(RunFiles.weights(run("a")));
        assertThat(RunFiles.text(run("b").resolve("recipe.yaml")))
                .isEqualTo(RunFiles.text(run("a").resolve("recipe.yaml")));
    }

    @Test
    void train_otherSeed_endsInOtherWeights() {
        CommandRun.train(run("a"), "--seed", "1");
        CommandRun.train(run("b"), "--seed", "2");

        assertThat(RunFiles.weights(run("b"))).isNotEqualTo(RunFiles.weights(run("a")));
    }

    @Test
    void resume_killedBeforeTheFirstCheckpoint_saysThatItStartsAgain() throws IOException {
        CommandRun.train(run("a"));
        for (String name : java.util.List.of("summary.json", "last.checkpoint", "best.safetensors")) {
            Files.delete(run("a").resolve(name));
        }

        CommandRun run = CommandRun.of("train", "--resume", run("a").toString());

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("note      there is no checkpoint yet; the run starts from its beginning");
    }

    @Test
    void train_folderWithContent_isRefused() throws IOException {
        Files.createDirectories(run("a"));
        Files.writeString(run("a").resolve("thesis.txt"), "precious");

        CommandRun run = CommandRun.train(run("a"));

        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        "myelin: run directory " + run("a") + ": it is not empty; name a new folder\n");
    }

    @Test
    void train_negativeCheckpointInterval_isRefused() {
        CommandRun run = CommandRun.train(run("a"), "--checkpoint-every", "-1");

        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        "myelin: train: --checkpoint-every must be at least 0 seconds, but is -1.0\n");
        assertThat(run("a")).doesNotExist();
    }

    @Test
    void train_folderOfARun_isRefusedWithTheCommandThatResumes() throws IOException {
        Files.createDirectories(run("a b"));
        Files.writeString(run("a b").resolve("recipe.yaml"), "dataset: digits");

        CommandRun run = CommandRun.train(run("a b"));

        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err())
                .isEqualToNormalizingNewlines("myelin: run directory " + run("a b") + ": it is not empty; name a new"
                        + " folder, or resume that run: myelin train --resume '" + run("a b") + "'\n");
    }

    @Test
    void train_learningRateFarTooHigh_endsWithDivergence() {
        CommandRun run = CommandRun.train(run("a"), "--learning-rate", "1e9");

        assertThat(run.code()).isEqualTo(ExitCode.DIVERGED);
        assertThat(run.err())
                .startsWith("myelin: training diverged in epoch 1, step ")
                .contains("learning rate");
        assertThat(run("a").resolve("summary.json")).doesNotExist();
    }

    @Test
    void resume_finishedRun_isRefused() {
        CommandRun.train(run("a"));

        CommandRun run = CommandRun.of("train", "--resume", run("a").toString());

        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err())
                .isEqualToNormalizingNewlines("myelin: train: the run in " + run("a") + " is already finished; see "
                        + run("a").resolve("report.html") + ", or run its recipe again: myelin train "
                        + run("a").resolve("recipe.yaml") + "\n");
    }

    @Test
    void resume_withOtherSettings_isRefused() {
        CommandRun.train(run("a"));

        CommandRun run = CommandRun.of("train", "--resume", run("a").toString(), "--epochs", "9");

        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        "myelin: train: --resume continues with the settings of the run; leave out"
                                + " epochs, or start a new run\n");
    }

    @Test
    void train_folderWhereAnotherTrains_isRefused() throws IOException {
        CommandRun.train(run("a"));
        Files.delete(run("a").resolve("summary.json"));
        try (var channel = java.nio.channels.FileChannel.open(
                        run("a").resolve(".lock"),
                        java.nio.file.StandardOpenOption.CREATE,
                        java.nio.file.StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();

            CommandRun second = CommandRun.of("train", "--resume", run("a").toString());

            assertThat(second.code()).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(second.err())
                    .isEqualToNormalizingNewlines("myelin: run directory " + run("a")
                            + ": another process is training there; wait until it ends, or stop it\n");
        }
    }

    @Test
    void resume_noRun_isRefused() {
        CommandRun run = CommandRun.of("train", "--resume", run("nothing").toString());

        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        "myelin: resume: " + run("nothing") + " is not the folder of a run: expected "
                                + run("nothing").resolve("recipe.yaml") + ", but there is no such file\n");
    }

    @Test
    void train_unknownOption_isRefusedWithAHint() {
        CommandRun run = CommandRun.of("train", "--epoch", "3");

        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err())
                .startsWith("myelin: Unknown option")
                .contains("--epochs")
                .contains("myelin train --help");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "train", "evaluate", "predict", "summary", "data", "data list", "completion"})
    void help_everyCommand_fitsIntoEightyColumns(String command) {
        String[] args = (command + " --help").strip().split(" ", -1);

        CommandRun run = CommandRun.of(args);

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Usage: myelin").contains("--help");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
    }
}
