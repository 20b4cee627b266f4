package org.myelin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.myelin.cli.terminal.ExitCode;
import org.myelin.view.figure.Fonts;

/** The labs fit, loss, sgd, vanishing and depth on the command line. */
class TrainedLabsTest {
    private static final List<String> SMALL_DEPTH = List.of(
            "depth", "--dataset", "digits", "--depths", "4,6", "--width", "16", "--samples", "300", "--epochs", "1");

    @TempDir
    Path folder;

    private CommandRun lab(List<String> options) {
        List<String> args = new ArrayList<>(List.of("lab"));
        args.addAll(options);
        args.addAll(List.of("--out", folder.toString()));
        return CommandRun.of(args.toArray(String[]::new));
    }

    private CommandRun lab(String... options) {
        return lab(Arrays.asList(options));
    }

    private void assertWritten(CommandRun run, String page, String... figures) {
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
        List<String> names = new ArrayList<>(List.of(page + ".html"));
        for (String figure : figures) {
            names.add(figure + ".svg");
            if (Fonts.ofMachine().available()) {
                names.add(figure + ".png");
            }
        }
        assertThat(names).allSatisfy(name -> {
            assertThat(folder.resolve(name)).isNotEmptyFile();
            assertThat(run.out()).contains("wrote   " + folder.resolve(name));
        });
    }

    @Test
    void fit_ofXor_showsTheThreeModels() {
        CommandRun run =
                lab("fit", "--points", "xor", "--noise", "0.1", "--deep", "6,6", "--steps", "300", "--language", "en");

        assertWritten(run, "fit", "fit");
        assertThat(run.out()).contains("2-1", "2-8-2", "2-6-6-2", "(lecture 7)");
    }

    @Test
    void fit_ofTooFewSamples_saysWhatToChange() {
        CommandRun run = lab("fit", "--samples", "10");

        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err().strip())
                .isEqualTo("myelin: stochastic gradient descent: a batch needs 20 samples, but there are only 10; make"
                        + " the batch smaller");
    }

    @Test
    void loss_ofAChain_substitutesEachSample() {
        CommandRun run = lab(
                "loss", "--network", "chain", "--samples", "3", "--noise", "0", "--at", "1.5,-1", "--language", "en");

        assertWritten(run, "loss", "loss");
        // at the teacher's weights every term is 0
        assertThat(run.out()).contains("1/3 · (0 + 0 + 0) = 0", "(lecture 9)");
    }

    @Test
    void sgd_withRatesBelowAndAboveTheLimit_distinguishesThem() {
        CommandRun run = lab("sgd", "--learning-rates", "0.01,5", "--batch-size", "8", "--language", "en");

        assertWritten(run, "sgd", "sgd");
        assertThat(run.out()).contains("α = 0.01: too small for so few steps", "α = 5: too large", "(lecture 10)");
    }

    @Test
    void sgd_withOneNumberAsStart_isRefused() {
        CommandRun run = lab("sgd", "--start", "1");

        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err().strip())
                .isEqualTo(
                        "myelin: start must be 2 values with commas between, each a number from -1000000 to 1000000, but"
                                + " got 1; --start 1");
    }

    @Test
    void vanishing_ofSmallNetworks_reportsLinearModels() {
        CommandRun run = lab(
                "vanishing",
                "--depths",
                "3,4",
                "--width",
                "8",
                "--initializers",
                "xavier,0.3",
                "--samples",
                "10",
                "--trained-depth",
                "4",
                "--epochs",
                "1",
                "--language",
                "en");

        assertWritten(run, "vanishing", "flow-3", "flow-4", "training");
        assertThat(run.out())
                .contains("(lecture 15)", "A linear model, whatever its depth: linear, xavier; linear, uniform(0.3).");
    }

    @Test
    void vanishing_withAnUnknownInitialiser_isRefused() {
        CommandRun run = lab("vanishing", "--initializers", "hee");

        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err().strip())
                .isEqualTo(
                        "myelin: initializers must be a list of 1 to 10 values with commas between, each xavier, he, lecun"
                                + " or a number above 0, but got hee; --initializers hee");
    }

    @Test
    void depth_ofSmallNetworks_saysHowFarItIs() {
        List<String> options = new ArrayList<>(SMALL_DEPTH);
        options.addAll(List.of("--seeds", "2", "--language", "zh"));
        CommandRun run = lab(options);

        assertWritten(run, "depth", "depth");
        assertThat(run.out().lines().filter(line -> line.contains(" s)"))).hasSize(2 * 2 * 2);
        assertThat(run.out()).contains("并非越深越好", "（讲义 17）");
    }

    @Test
    void depth_withAnUnknownLanguage_isRefusedBeforeAnyTraining() {
        List<String> options = new ArrayList<>(SMALL_DEPTH);
        options.addAll(List.of("--language", "cn"));
        CommandRun run = lab(options);

        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().strip()).isEqualTo("myelin: lab depth: --language must be en or zh, but is cn");
    }

    @Test
    void depth_withAFileAsFolder_isRefusedBeforeAnyTraining() throws IOException {
        folder = Files.createFile(folder.resolve("taken"));
        CommandRun run = lab(SMALL_DEPTH);

        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().strip())
                .isEqualTo("myelin: lab depth: cannot write to " + folder + ": " + folder
                        + " is in the way; choose another folder with --out");
    }

    @ParameterizedTest
    @CsvSource({
        "--every, 0, 'every must be a whole number from 1 to 1000000, but got 0; --every 0'",
        "--epochs, 0, 'epochs must be a whole number from 1 to 1000000, but got 0; --epochs 0'",
        "--batch-size, 0, 'batch-size must be a whole number from 1 to 1000000, but got 0; --batch-size 0'",
        "--learning-rate, NaN, 'learning-rate must be a number above 0 up to 1000000, but got NaN; --learning-rate NaN'"
    })
    void vanishing_withAPlanOutOfRange_namesTheOption(String option, String value, String message) {
        CommandRun run = lab("vanishing", option, value);

        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().strip()).isEqualTo("myelin: " + message);
    }

    @Test
    void sgd_withAFlatMinimum_saysWhereAndWhatToDo() {
        CommandRun run = lab("sgd", "--network", "chain", "--activation", "relu");

        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err())
                .startsWith("myelin: lab sgd: J is flat at its smallest value, at w = (")
                .endsWith(", so that there is no 1/λ to take learning rates from; give them with --learning-rates, or"
                        + " choose another --teacher or --activation\n");
    }

    @Test
    void depth_ofAnOddDepth_isRefusedBeforeAnyTraining() {
        CommandRun run = lab("depth", "--dataset", "digits", "--depths", "5");

        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().strip())
                .isEqualTo(
                        "myelin: depth: a network of 5 weight matrices has no whole residual blocks; take even depths"
                                + " from 4 on");
    }
}
