package org.myelin.data;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What data sets and their parts refuse when they are made. */
class DatasetRefusalsTest {
    private static final FeatureShape TWO = new FeatureShape(1, 1, 2);
    private static final List<String> CLASSES = List.of("a", "b");

    private static void assertRefused(ThrowingCallable making, String message) {
        assertThatThrownBy(making).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    private static TableDataset table(float[] features, int... labels) {
        return new TableDataset("t", TWO, CLASSES, features, labels);
    }

    private static ImageDataset images(byte[] pixels, byte... labels) {
        return new ImageDataset("i", TWO, CLASSES, pixels, labels);
    }

    @Test
    void featureShape_extentOfZero_isRefused() {
        assertRefused(
                () -> new FeatureShape(3, 0, 8), "feature shape: every extent must be at least 1, but is 3 x 0 x 8");
    }

    @Test
    void datasets_withoutSamples_areRefused() {
        assertRefused(() -> table(new float[0]), "data set t: needs at least one sample, but has none");
        assertRefused(() -> images(new byte[0]), "data set i: needs at least one sample, but has none");
        assertRefused(() -> new Subset(table(new float[2], 0), new int[0]), "subset of t: needs at least one sample");
    }

    @Test
    void datasets_otherNumberOfValues_areRefused() {
        assertRefused(
                () -> table(new float[5], 0, 1),
                "data set t: 2 labels of shape " + TWO + " need 4 values, but there are 5");
        assertRefused(
                () -> images(new byte[3], (byte) 0),
                "data set i: 1 labels of shape " + TWO + " need 2 values, but there are 3");
    }

    @Test
    void datasets_labelWithoutClass_areRefused() {
        assertRefused(
                () -> table(new float[4], 0, 2),
                "data set t: sample 1 has label 2, but there are 2 classes, numbered from 0");
        assertRefused(
                () -> images(new byte[2], (byte) 9),
                "data set i: sample 0 has label 9, but there are 2 classes, numbered from 0");
    }

    @Test
    void table_valueThatIsMissing_isRefused() {
        assertRefused(
                () -> table(new float[] {0, 1, 2, Float.NaN}, 0, 1),
                "data set t: feature 1 of sample 1 is NaN; replace or leave out samples with missing values");
    }

    @Test
    void parts_ofDifferentShape_areRefused() {
        FeatureShape one = new FeatureShape(1, 1, 1);
        assertRefused(
                () -> new TrainingAndTest(
                        table(new float[2], 0), new TableDataset("u", one, CLASSES, new float[1], new int[1])),
                "data set t: the training part has shape " + TWO + " and classes [a, b], but the test part " + one
                        + " and [a, b]; both need the same");
    }

    @Test
    void cutout_ofNoPixel_isRefused() {
        assertRefused(() -> new Augmentation.Cutout(0), "cutout: needs at least 1 pixel, but got 0");
    }
}
