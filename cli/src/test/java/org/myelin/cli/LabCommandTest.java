package org.myelin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.myelin.cli.terminal.ExitCode;
import org.myelin.labs.course.Chapter;
import org.myelin.text.Language;

class LabCommandTest {
    @TempDir
    Path folder;

    private CommandRun lab(String... args) {
        String[] all = new String[args.length + 3];
        all[0] = "lab";
        System.arraycopy(args, 0, all, 1, args.length);
        all[args.length + 1] = "--out";
        all[args.length + 2] = folder.toString();
        return CommandRun.of(all);
    }

    @Test
    void lab_withoutName_listsAllInTheOrderOfTheLecture() {
        CommandRun run = CommandRun.of("lab");

        assertThat(run.code()).isEqualTo(ExitCode.DONE);
        assertThat(run.out()
                        .lines()
                        .filter(line -> line.startsWith("  "))
                        .map(line -> line.strip().split(" ")[0]))
                .containsSubsequence("neuron", "forward", "activations", "onehot", "backprop", "gradient-check");
    }

    @ParameterizedTest
    @ValueSource(strings = {"neuron", "activations", "forward", "onehot", "backprop", "gradient-check"})
    void lab_withoutOptions_writesItsPageAndSaysWhatComesNext(String name) {
        CommandRun run = lab(name);

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(ExitCode.DONE);
        assertThat(folder.resolve(name + ".html")).isNotEmptyFile();
        assertThat(run.out()).contains("wrote   " + folder.resolve(name + ".html"), "next    ./myelin lab");
    }

    @Test
    void lab_withChaptersOfTheCourse_namesThem() {
        assertThat(lab("forward", "--language", "en").out().lines().filter(line -> line.startsWith("see ")))
                .containsExactly(
                        "see     chapter 2, Layers and connections (docs/course/en/02-layers.md, or ./myelin course)",
                        "see     chapter 3, The forward computation (docs/course/en/03-forward.md, or ./myelin course)");
        assertThat(Chapter.about("loss", Language.CHINESE))
                .containsExactly(new Chapter("6 目标与损失函数", "docs/course/zh/06-loss.md"));
        assertThat(Chapter.about("gradient", Language.ENGLISH)).isEmpty();
    }

    @Test
    void lab_withAnOptionThatIsRefused_leavesNoFolder() {
        folder = folder.resolve("new");

        assertThat(lab("neuron", "--weights", "1,x").code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(lab("gradient-check", "no-such-recipe").code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(folder).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"lab neuron, lab neuron", "course, course"})
    void language_unknownTag_isRefused(String command, String asking) {
        List<String> args = new ArrayList<>(List.of(command.split(" ")));
        args.addAll(List.of("--language", "fr", "--out", folder.resolve("none").toString()));

        CommandRun run = CommandRun.of(args.toArray(String[]::new));

        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err())
                .isEqualToNormalizingNewlines("myelin: " + asking + ": --language must be en or zh, but is fr\n");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void language_chinese_isThatOfTextAndPage() {
        CommandRun run = lab("neuron", "--language", "zh");

        assertThat(run.out()).startsWith("神经元\n").contains("(docs/course/zh/01-neuron.md, or ./myelin course)");
        assertThat(folder.resolve("neuron.html")).content().contains("data-start=\"zh\"");
    }

    @Test
    void language_unknown_isRefused() {
        CommandRun run = lab("neuron", "--language", "fr");

        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err().strip()).isEqualTo("myelin: lab neuron: --language must be en or zh, but is fr");
    }

    @Test
    void activation_unknown_isRefusedWithTheChoices() {
        CommandRun run = lab("forward", "--activation", "softmax");

        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err().strip())
                .isEqualTo("myelin: activation must be one of linear, sigmoid, tanh, relu, but got softmax;"
                        + " --activation softmax");
    }

    @Test
    void lab_unknownOrMisspelled_isRefusedWithTheLikelyOne() {
        CommandRun run = CommandRun.of("lab", "vanishng");

        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err()).startsWith("myelin: there is no lab vanishng; did you mean vanishing?");
        assertThat(CommandRun.of("lab", "neuron", "--x", "abc").err().strip())
                .isEqualTo(
                        "myelin: x must be a list of 1 to 8 values with commas between, each a number from -1000000 to"
                                + " 1000000, but got abc; --x abc");
        assertThat(CommandRun.of("lab", "--nonsense").err()).contains("Unknown option: '--nonsense'");
    }

    @Test
    void gradientCheck_ofAModel_usesItsDataAndNormaliser() {
        Path run = folder.resolve("run");
        assertThat(CommandRun.train(run).code()).isEqualTo(ExitCode.DONE);
        String model = run.resolve("best.safetensors").toString();

        CommandRun check = lab("gradient-check", model, "--samples", "3", "--parameters", "2");

        assertThat(check.code()).as(check.err()).isEqualTo(ExitCode.DONE);
        assertThat(check.out()).contains("for 3 samples of digits.", "Passed: ", "layers.0.weight", "layers.1.bias");
    }

    @Test
    void gradientCheck_oneSample_isRefused() {
        CommandRun run = lab("gradient-check", "--samples", "1");

        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err().strip())
                .isEqualTo("myelin: samples must be a whole number from 2 to 256, but got 1; --samples 1");
    }
}
