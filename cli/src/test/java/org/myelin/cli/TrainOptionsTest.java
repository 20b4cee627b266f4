package org.myelin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.myelin.cli.terminal.ExitCode;

/** What options of {@code train} change, and which are refused. */
class TrainOptionsTest {
    @TempDir
    private Path folder;

    private Path run(String name) {
        return folder.resolve(name);
    }

    @Test
    void train_meanSquaredError_usesLinearOutputs() {
        CommandRun.train(run("a"), "--loss", "mse", "--activation", "sigmoid", "--learning-rate", "0.01");

        assertThat(RunFiles.text(run("a").resolve("recipe.yaml")))
                .contains("  activation: sigmoid\n")
                .contains("  output: linear\n")
                .contains("  loss: mse\n")
                .contains("  learning-rate: 0.01\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--loss mse", "--set network.loss=mse"})
    void train_onlyTheLossIsAnother_trainsAtATenthOfTheRate(String options) {
        CommandRun run = CommandRun.train(run("a"), options.split(" ", -1));

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(RunFiles.text(run("a").resolve("recipe.yaml")))
                .contains("  output: linear\n")
                .contains("  learning-rate: 0.005\n");
    }

    @Test
    void train_moreThreadsThanProcessors_isNoted() {
        int processors = Runtime.getRuntime().availableProcessors();

        assertThat(CommandRun.train(run("a"), "--threads", String.valueOf(processors + 1))
                        .out())
                .contains("note      " + (processors + 1) + " threads on " + processors);
    }

    @Test
    void train_folderOfDataIsMissing_isRefused() {
        CommandRun run = CommandRun.train(run("a"), "--data", "nowhere");

        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err()).isEqualToNormalizingNewlines("myelin: --data nowhere: there is no such folder\n");
    }

    @Test
    void train_unknownCommand_namesTheKnownOnes() {
        CommandRun run = CommandRun.of("foo");

        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err())
                .startsWith(
                        "myelin: there is no command foo; known are train, evaluate, predict, summary, tune, lr-find, data,"
                                + " lab, course, bench, completion, help");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--epochs 0|epochs must be a whole number from 1 to 1000000, but got 0; --epochs 0",
                "--epochs many|epochs must be a whole number from 1 to 1000000, but got many; --epochs many",
                "--layers 10,x|network.layers must be a list of 0 to 10000 values with commas between, each a whole number"
                        + " from 1 to 16777216, but got 10,x; --layers 10,x",
                "--activation rellu|network.activation must be one of linear, sigmoid, tanh, relu, leaky-relu, elu, selu,"
                        + " softplus, silu, gelu, mish, but got rellu; --activation rellu",
                "--learning-rate -1|schedule.learning-rate must be a number above 0 up to 1e38, but got -1;"
                        + " --learning-rate -1",
                "--set optimizer.momentum=2|optimizer.momentum must be default or a number from 0 to below 1, but got 2;"
                        + " --set optimizer.momentum=2",
                "--set optimizer.momentun=0.5|there is no setting optimizer.momentun (--set optimizer.momentun=0.5); did"
                        + " you mean optimizer.momentum?",
                "--validation 5000|split: the validation part must have 1 to 1436 of the 1437 samples of digits, but 5000"
                        + " were asked for",
                "--set network.loss=hinge|network.loss must be one of mse, cross-entropy, but got hinge; --set network.loss=hinge",
                "--threads 0|train: --threads must be 1 to 1024, but is 0",
            })
    void train_badOption_isRefusedInOneLine(String options, String message) {
        CommandRun run = CommandRun.train(run("a"), options.split(" ", -1));

        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err()).isEqualToNormalizingNewlines("myelin: " + message + "\n");
        assertThat(run("a")).doesNotExist();
    }

    @Test
    void train_help_describesSettingsAsTheyAreDeclared() {
        assertThat(CommandRun.of("train", "--help").out().replaceAll("\\s+", " "))
                .contains("--epochs=N Passes over the training samples (20).")
                .contains("--layers=N,N… Neurons of each hidden layer ([256, 128]).")
                .contains("--loss=NAME Loss: mse, cross-entropy (cross-entropy).");
    }

    @Test
    void completion_ofSettings_completesKeysAndChoices() {
        assertThat(CommandRun.of("completion").out())
                .contains("optimizer.momentum=")
                .contains("\"leaky-relu\"");
    }

    @Test
    void train_unknownName_suggestsTheNearest() {
        CommandRun run = CommandRun.of("train", "cifar");

        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err())
                .isEqualToNormalizingNewlines("myelin: there is no recipe or data set called cifar; did you mean"
                        + " cifar10? (a recipe file ends in .yaml)\n");
    }
}
