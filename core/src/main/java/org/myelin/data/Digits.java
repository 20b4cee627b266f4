package org.myelin.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The embedded data set: 1,797 handwritten digits of 8 × 8 grey values. The source's 17 values 0 … 16
 * are spread over 0 … 255, so that all picture data sets have one unit.
 *
 * <p>Source: E. Alpaydin and C. Kaynak, "Optical Recognition of Handwritten Digits", UCI Machine Learning Repository
 * (1998), doi 10.24432/C50P49, licence CC BY 4.0; these are its 1,797 test samples as scikit-learn ships them.
 */
final class Digits {
    private static final int SAMPLES = 1797;
    private static final int TEST_SAMPLES = 360;
    static final FeatureShape SHAPE = new FeatureShape(1, 8, 8);
    static final List<String> CLASS_NAMES = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

    /** The division into training and test part never changes, whatever the seed of a run. */
    private static final long TEST_SEED = 1797;

    private Digits() {}

    static TrainingAndTest read() {
        Split split = Split.stratified(readAll(), TEST_SAMPLES, TEST_SEED);
        return new TrainingAndTest(split.training(), split.validation());
    }

    private static Dataset readAll() {
        byte[] pixels = new byte[SAMPLES * SHAPE.features()];
        byte[] labels = new byte[SAMPLES];
        try (InputStream resource = Digits.class.getResourceAsStream("digits.csv.gz")) {
            if (resource == null) {
                throw new AssertionError("the jar lacks org/myelin/data/digits.csv.gz");
            }
            var reader =
                    new BufferedReader(new InputStreamReader(new GZIPInputStream(resource), StandardCharsets.US_ASCII));
            for (int sample = 0; sample < SAMPLES; sample++) {
                String[] values = reader.readLine().split(",", -1);
                for (int i = 0; i < SHAPE.features(); i++) {
                    pixels[sample * SHAPE.features() + i] = (byte) Math.round(Integer.parseInt(values[i]) * 255 / 16f);
                }
                labels[sample] = Byte.parseByte(values[SHAPE.features()]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ImageDataset("digits", SHAPE, CLASS_NAMES, pixels, labels);
    }
}
