package org.myelin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.myelin.cli.terminal.ExitCode;
import org.myelin.data.Dataset;
import org.myelin.data.Datasets;
import org.myelin.model.Model;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What can be done with a trained model: evaluate, predict, summary. */
class ModelCommandsTest {
    @TempDir
    private static Path folder;

    private static Path run;
    private static String model;

    @BeforeAll
    static void train() {
        run = folder.resolve("run");
        assertThat(CommandRun.of("train", "digits", "--epochs", "12", "--run-dir", run.toString())
                        .code())
                .isZero();
        model = run.resolve("best.safetensors").toString();
    }

    private static Dataset digits() {
        return Datasets.load("digits").test();
    }

    /** A digit as an image file, light on dark as in the data, or dark on light as on paper. */
    private static Path image(int sample, int factor, boolean paper, String format) throws IOException {
        float[] pixels = new float[64];
        digits().copyFeatures(sample, pixels, 0);
        BufferedImage image = new BufferedImage(8 * factor, 8 * factor, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 8 * factor; y++) {
            for (int x = 0; x < 8 * factor; x++) {
                int grey = (int) pixels[y / factor * 8 + x / factor];
                int shown = paper ? 255 - grey : grey;
                image.setRGB(x, y, new Color(shown, shown, shown).getRGB());
            }
        }
        File file = folder.resolve("digit-" + sample + "-" + factor + paper + "." + format)
                .toFile();
        ImageIO.write(image, format, file);
        return file.toPath();
    }

    private static JsonNode predicted(Path image, String... more) {
        String[] args = new String[more.length + 4];
        args[0] = "predict";
        args[1] = model;
        args[2] = image.toString();
        args[3] = "--json";
        System.arraycopy(more, 0, args, 4, more.length);
        CommandRun predict = CommandRun.of(args);
        assertThat(predict.code()).as(predict.err()).isZero();
        return JsonMapper.shared().readTree(predict.out()).get(0);
    }

    @ParameterizedTest
    @CsvSource({"1,false,png", "8,false,png", "8,true,png", "13,false,png", "16,false,jpg", "16,true,jpg"})
    void predict_imageOfAnySize_isPredictedLikeTheSample(int factor, boolean paper, String format) throws IOException {
        var predictor = Model.load(Path.of(model)).predictor();
        float[] pixels = new float[64];
        for (int sample = 0; sample < 10; sample++) {
            digits().copyFeatures(sample, pixels, 0);

            JsonNode best = predicted(image(sample, factor, paper, format))
                    .get("classes")
                    .get(0);

            assertThat(best.get("name").asString())
                    .isEqualTo(predictor.predict(pixels).best().className());
            if (format.equals("png")) {
                assertThat(best.get("probability").asDouble())
                        .isEqualTo(predictor.predict(pixels).best().probability());
            }
        }
    }

    @Test
    void predict_inversionSwitchedOff_takesThePictureAsItIs() throws IOException {
        Path light = image(0, 4, true, "png");
        Path dark = image(0, 4, false, "png");

        assertThat(predicted(light, "--invert", "yes").get("classes"))
                .isEqualTo(predicted(dark, "--invert", "no").get("classes"))
                .isNotEqualTo(predicted(light, "--invert", "no").get("classes"));
    }

    @Test
    void predict_widePicture_isCutAroundItsMiddle() throws IOException {
        BufferedImage digit = ImageIO.read(image(3, 8, false, "png").toFile());
        BufferedImage wide = new BufferedImage(200, 64, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = wide.createGraphics();
        graphics.drawImage(digit, 68, 0, null);
        graphics.dispose();
        Path file = folder.resolve("wide.png");
        ImageIO.write(wide, "png", file.toFile());

        assertThat(predicted(file).get("classes"))
                .isEqualTo(predicted(image(3, 8, false, "png")).get("classes"));
    }

    @Test
    void predict_plainText_showsTheTopClasses() throws IOException {
        CommandRun predict =
                CommandRun.of("predict", model, image(1, 8, false, "png").toString(), "--top", "2");

        assertThat(predict.out().lines().toList())
                .hasSize(3)
                .element(1)
                .asString()
                .matches(" +\\d+\\.\\d\\d %  \\d");
    }

    /** Java itself would brighten grey pixels when it turns them into colours. */
    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
    void predict_greyPicture_isTakenAsItIs(int type) throws IOException {
        float[] pixels = new float[64];
        digits().copyFeatures(3, pixels, 0);
        BufferedImage grey = new BufferedImage(8, 8, type);
        for (int i = 0; i < 64; i++) {
            int value = (int) pixels[i];
            grey.getRaster().setSample(i % 8, i / 8, 0, type == BufferedImage.TYPE_BYTE_GRAY ? value : value * 257);
        }
        Path file = folder.resolve("grey-" + type + ".png");
        ImageIO.write(grey, "png", file.toFile());

        assertThat(predicted(file).get("classes"))
                .isEqualTo(predicted(image(3, 1, false, "png")).get("classes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
    void predict_truncatedPicture_isRefused(String format) throws IOException {
        byte[] whole = Files.readAllBytes(image(2, 32, false, format));
        Path file = folder.resolve("cut." + format);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length * 2 / 3));

        CommandRun predict = CommandRun.of("predict", model, file.toString());

        assertThat(predict.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(predict.out()).isEmpty();
        assertThat(predict.err()).startsWith("myelin: predict: " + file + ": the image is damaged: ");
    }

    @Test
    void predict_oneOfSeveralIsMissing_answersTheOthers() throws IOException {
        Path first = image(1, 8, false, "png");
        Path last = image(2, 8, false, "png");

        CommandRun predict = CommandRun.of("predict", model, first.toString(), "nothing.png", last.toString());

        assertThat(predict.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(predict.out()).contains(first.toString()).contains(last.toString());
        assertThat(predict.err()).isEqualToNormalizingNewlines("myelin: predict: nothing.png: there is no such file\n");
    }

    @Test
    void predict_folder_isRefused() {
        CommandRun predict = CommandRun.of("predict", model, folder.toString());

        assertThat(predict.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(predict.err())
                .isEqualToNormalizingNewlines("myelin: predict: " + folder
                        + ": it is a folder; name its files, for example " + folder.resolve("*.png") + "\n");
    }

    @Test
    void predict_noPicture_isRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("letter.png"), "Dear Sir");

        CommandRun predict = CommandRun.of("predict", model, text.toString());

        assertThat(predict.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(predict.err())
                .isEqualToNormalizingNewlines("myelin: predict: " + text
                        + ": expected a PNG, JPEG, GIF, BMP or TIFF image, but it is none\n");
    }

    @Test
    void predict_topZero_isRefused() {
        CommandRun predict = CommandRun.of("predict", model, "nothing.png", "--top", "0");

        assertThat(predict.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(predict.err()).isEqualToNormalizingNewlines("myelin: predict: --top must be at least 1, but is 0\n");
    }

    @Test
    void predict_missingImage_isRefused() {
        CommandRun predict = CommandRun.of("predict", model, "nothing.png");

        assertThat(predict.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(predict.err()).isEqualToNormalizingNewlines("myelin: predict: nothing.png: there is no such file\n");
    }

    @Test
    void evaluate_testData_givesTheAccuracyOfTheRun() {
        CommandRun evaluate = CommandRun.of("evaluate", model, "digits", "--json");

        JsonNode result = JsonMapper.shared().readTree(evaluate.out());
        assertThat(result.get("accuracy")).isEqualTo(RunFiles.summary(run).get("test_accuracy"));
        assertThat(result.get("classes")).hasSize(10);
        assertThat(result.get("confusion")).hasSize(10);
    }

    @Test
    void evaluate_severalViews_saysSoAndStaysNear() {
        JsonNode one = JsonMapper.shared()
                .readTree(CommandRun.of("evaluate", model, "digits", "--json").out());
        JsonNode views = JsonMapper.shared()
                .readTree(CommandRun.of("evaluate", model, "digits", "--json", "--views", "flip")
                        .out());

        assertThat(one.get("views").asString()).isEqualTo("none");
        assertThat(views.get("views").asString()).isEqualTo("flip");
        // digits are not symmetric, so mirrored views make it worse, but not to chance
        assertThat(views.get("accuracy").asDouble())
                .isBetween(0.3, one.get("accuracy").asDouble());
        assertThat(CommandRun.of("evaluate", model, "digits", "--views", "flip").out())
                .contains("views     flip, the mean of 2 outputs");
    }

    @Test
    void evaluate_plainText_showsClassesAndConfusion() {
        CommandRun evaluate = CommandRun.of("evaluate", model, "digits");

        assertThat(evaluate.out())
                .contains("data      digits, test, 360 samples")
                .contains("95 % interval");
        assertThat(evaluate.out().lines()).hasSize(5 + 11 + 1 + 12);
    }

    @Test
    void evaluate_damagedModel_isRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of(model));
        bytes[bytes.length - 5] ^= 1;
        Path damaged = Files.write(folder.resolve("damaged.safetensors"), bytes);

        CommandRun evaluate = CommandRun.of("evaluate", damaged.toString(), "digits");

        assertThat(evaluate.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(evaluate.err()).startsWith("myelin: " + damaged + ": ").hasLineCount(1);
    }

    @Test
    void summary_recipeWithoutItsDataHere_showsTheLayers() {
        CommandRun summary = CommandRun.of("summary", "cifar10");

        assertThat(summary.code()).isZero();
        assertThat(summary.out()).contains("3,072").contains("3,146,752").contains("4,068,106");
    }

    @Test
    void summary_model_showsWhereItComesFrom() {
        CommandRun summary = CommandRun.of("summary", model);

        assertThat(summary.out())
                .contains("trained on    digits, seed 1, best epoch ")
                .contains("weights       SHA-256 " + RunFiles.weights(run));
    }

    @Test
    void data_list_showsEveryDataSet() {
        CommandRun list = CommandRun.of("data", "list");

        assertThat(list.code()).isZero();
        assertThat(list.out().lines().filter(line -> !line.startsWith(" ")))
                .containsExactly("digits", "cifar10", "mnist", "fashion-mnist");
    }

    @Test
    void data_verifyOfTheEmbeddedSet_isContent() {
        assertThat(CommandRun.of("data", "verify", "digits").out())
                .isEqualToNormalizingNewlines("digits is part of Myelin\n");
    }

    @Test
    void data_unknownName_isRefused() {
        CommandRun fetch = CommandRun.of("data", "fetch", "imagenet");

        assertThat(fetch.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(fetch.err())
                .isEqualToNormalizingNewlines(
                        "myelin: data set: there is none called imagenet; known are digits, cifar10,"
                                + " mnist, fashion-mnist\n");
    }

    @Test
    void completion_isAScriptThatBashAccepts() throws IOException, InterruptedException {
        Path script = Files.writeString(
                folder.resolve("completion.sh"), CommandRun.of("completion").out());

        assertThat(new ProcessBuilder("bash", "-n", script.toString()).start().waitFor())
                .isZero();
        assertThat(script).content().contains("--learning-rate");
    }

    @Test
    void version_namesMyelinAndJava() {
        assertThat(CommandRun.of("--version").out()).contains("myelin ").contains("Java 25");
    }
}
