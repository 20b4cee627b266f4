package org.myelin.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.myelin.data.Dataset;
import org.myelin.data.Normalization;
import org.myelin.data.TableDataset;
import org.myelin.train.LearningRateFinder.Point;
import org.myelin.train.LearningRateFinder.Result;

class LearningRateFinderTest {
    /** Fifty epochs of four steps. */
    private static TrainerBuilder run() {
        return Samples.run().epochs(50);
    }

    private static double lossOf(Result result, double rate) {
        return result.sweeps().getFirst().stream()
                .filter(point -> point.learningRate() >= rate)
                .findFirst()
                .orElseThrow()
                .loss();
    }

    @Test
    void find_wideRange_suggestsARateInsideAtWhichTheLossHasFallen() throws InterruptedException {
        Result result = run().build().findLearningRate(1e-4, 10, 150);

        assertThat(result.sweeps()).hasSize(3);
        assertThat(result.suggestion()).isBetween(1e-3, 1.0);
        assertThat(result.largest()).isBetween(result.suggestion(), 10.0);
        assertThat(lossOf(result, result.suggestion())).isLessThan(0.8 * lossOf(result, 1e-4));
        for (List<Point> sweep : result.sweeps()) {
            assertThat(sweep.getFirst().learningRate()).isEqualTo(1e-4, within(1e-18));
            assertThat(sweep)
                    .allSatisfy(point -> assertThat(point.learningRate()).isBetween(1e-4, 10.0));
        }
    }

    @Test
    void find_oneAndTwoThreads_sameBits() throws InterruptedException {
        assertThat(run().threads(2).build().findLearningRate(1e-4, 1, 60))
                .isEqualTo(run().threads(1).build().findLearningRate(1e-4, 1, 60));
    }

    @Test
    void find_fewerStepsThanAsked_spreadsTheRangeOverThem() throws InterruptedException {
        Result result = Samples.run().epochs(6).build().findLearningRate(1e-5, 1e-2, 300);

        assertThat(result.sweeps()).allSatisfy(sweep -> {
            assertThat(sweep).hasSize(24);
            assertThat(sweep.getLast().learningRate()).isEqualTo(1e-2, within(1e-16));
        });
    }

    @Test
    void find_accumulation_hasOnePointForEachUpdate() throws InterruptedException {
        // four batches an epoch: three for the first update, the last one for the second
        Result result = Samples.run().epochs(12).accumulation(3).build().findLearningRate(1e-5, 1e-2, 300);

        assertThat(result.sweeps()).allSatisfy(sweep -> assertThat(sweep).hasSize(24));
    }

    @Test
    void find_twoBatchesOfHalfTheSize_areLikeOneBatch() throws InterruptedException {
        List<Point> whole =
                run().build().findLearningRate(1e-4, 0.1, 60).sweeps().getFirst();
        List<Point> halves = run().batchSize(12)
                .accumulation(2)
                .build()
                .findLearningRate(1e-4, 0.1, 60)
                .sweeps()
                .getFirst();

        assertThat(halves).hasSameSizeAs(whole);
        for (int i = 0; i < whole.size(); i++) {
            assertThat(halves.get(i).learningRate()).isEqualTo(whole.get(i).learningRate());
            // the same samples in each update; sums in another order differ by 1e-6, which sixty steps amplify
            assertThat(halves.get(i).loss()).isEqualTo(whole.get(i).loss(), within(1e-3));
        }
    }

    @Test
    void find_extremeRange_staysFinite() throws InterruptedException {
        Result result = run().build().findLearningRate(1e-300, 1e300, 200);

        assertThat(result.suggestion()).isBetween(1e-300, 1e300);
    }

    @ParameterizedTest
    @CsvSource({"0.0, 1.0", "-1.0, 1.0", "NaN, 1.0", "1.0, 1.0", "1.0, 0.1", "0.1, Infinity", "0.1, NaN"})
    void find_noRange_isRefused(double from, double to) {
        assertThatThrownBy(() -> run().build().findLearningRate(from, to, 100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("learning rate: needs a range from a number above 0 to a larger finite one, but got " + from
                        + " to " + to);
    }

    @Test
    void find_fewerThanTwentySteps_isRefused() {
        assertThatThrownBy(() -> run().build().findLearningRate(1e-5, 1, 19))
                .hasMessage("learning rate: needs at least 20 steps, but got 19");
        assertThatThrownBy(() -> Samples.run().build().findLearningRate(1e-5, 1, 100))
                .hasMessage(
                        "learning rate: needs at least 20 steps, but all epochs, 4 of 4, have 16; give more epochs or"
                                + " a smaller batch size");
        assertThatThrownBy(
                        () -> Samples.run().epochs(19).accumulation(100).build().findLearningRate(1e-5, 1, 100))
                .hasMessage(
                        "learning rate: needs at least 20 steps, but all epochs, 19 of 1, have 19; give more epochs or"
                                + " a smaller batch size");
    }

    @Test
    void find_lossIsNoNumberAtOnce_isRefusedWithTheCause() {
        float[] values = new float[90 * Samples.PICTURE.features()];
        Arrays.fill(values, 3e38f);
        Dataset huge = new TableDataset("huge", Samples.PICTURE, Samples.CLASSES, values, new int[90]);

        assertThatThrownBy(() -> Samples.run(Samples.NETWORK, Samples.withTraining(huge))
                        .epochs(50)
                        .normalization(Normalization.NONE)
                        .build()
                        .findLearningRate(1e-5, 1, 100))
                .isInstanceOf(DivergenceException.class)
                .hasMessage("learning rate: the loss of the first step became NaN, before anything was learned; likely"
                        + " cause: the features are not normalised and as large as 3.0E38; set normalization to"
                        + " per-channel or per-feature");
    }

    @Test
    void find_lossGrowsFromTheBeginning_isRefused() {
        assertThatThrownBy(() -> run().build().findLearningRate(1e20, 1e22, 100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(
                        "learning rate: after step 1 the loss was already too large, at 1\\.04[0-9]*E20; begin"
                                + " lower than 1\\.0E20");
    }
}
