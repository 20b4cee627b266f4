package org.myelin.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.myelin.data.FeatureShape;
import org.myelin.data.Normalization;
import org.myelin.data.Normalizer;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.Loss;
import org.myelin.nn.Parameters;
import org.myelin.nn.ShapeMismatchException;

class PredictorTest {
    private final Predictor predictor = Models.classifier().predictor();

    /** a = (x₁ + ½, x₂, −2x₁ − 2x₂), where x is normalised with means 1 and 2 and deviations 2 and 4. */
    private static Model linear() {
        Architecture architecture =
                Architecture.builder(2).dense(3, Activation.LINEAR).build(Loss.MEAN_SQUARED_ERROR);
        Parameters parameters = Parameters.zeros(architecture);
        parameters.setWeights(0, new float[] {1, 0, 0, 1, -2, -2});
        parameters.setBiases(0, new float[] {0.5f, 0, 0});
        Normalizer normalizer =
                new Normalizer(Normalization.PER_FEATURE, FeatureShape.flat(2), new float[] {1, 2}, new float[] {2, 4});
        return new Model(parameters, normalizer, List.of("a", "b", "c"), Models.PROVENANCE);
    }

    @Test
    void predict_byHand_normalisesAndGivesScores() {
        // x = (3, -2) becomes (1, -1): scores 1 + ½, −1, −2 + 2
        Prediction prediction = linear().predictor().predict(new float[] {3, -2});

        assertThat(prediction.scores()).containsExactly(1.5f, -1, 0);
        assertThat(prediction.isSoftmax()).isFalse();
        assertThat(prediction.probabilities()).containsExactly(1, 0, 0);
        assertThat(prediction.best()).isEqualTo(new Candidate(0, "a", 1));
    }

    @Test
    void probabilities_ofScoresOfAnotherLayer_areCutOffAndDividedByTheirSum() {
        // x = (1 + 2·½, 2 + 4·½) becomes (½, ½): scores 1, ½, −2
        Prediction prediction = linear().predictor().predict(new float[] {2, 4});

        assertThat(prediction.scores()).containsExactly(1, 0.5f, -2);
        assertThat(prediction.probabilities()).containsExactly(new double[] {2.0 / 3, 1.0 / 3, 0}, within(1e-15));
        assertThat(prediction.top(5).stream().map(Candidate::className)).containsExactly("a", "b", "c");
    }

    @Test
    void probabilities_withoutAPositiveScore_areEqualAndTheBestStillIsTheLargest() {
        Prediction prediction = new Prediction(List.of("a", "b", "c"), new float[] {-3, -1, -2}, false);

        assertThat(prediction.probabilities()).containsExactly(1.0 / 3, 1.0 / 3, 1.0 / 3);
        assertThat(prediction.best()).isEqualTo(new Candidate(1, "b", 1.0 / 3));
    }

    @Test
    void top_equalScores_areOrderedByClassNumber() {
        Prediction prediction = new Prediction(List.of("a", "b", "c", "d"), new float[] {-0f, 0.5f, 0f, 0.5f}, true);

        assertThat(prediction.top(4).stream().map(Candidate::index)).containsExactly(1, 3, 0, 2);
        assertThat(prediction.top(2)).hasSize(2);
        assertThat(prediction)
                .hasToString("Prediction[Candidate[index=1, className=b, probability=0.5],"
                        + " Candidate[index=3, className=d, probability=0.5],"
                        + " Candidate[index=0, className=a, probability=-0.0]]");
        assertThatThrownBy(() -> prediction.top(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("prediction: cannot list the best 0; ask for 1 or more");
    }

    @Test
    void predict_ofASoftmaxNetwork_givesProbabilitiesThatSumToOne() {
        Prediction prediction = predictor.predict(Models.pictures(1).samples().getFirst());

        assertThat(prediction.isSoftmax()).isTrue();
        assertThat(prediction.classNames()).containsExactly("class-0", "class-1", "class-2");
        // three float quotients, each rounded to 2⁻²⁴ at most
        assertThat(Arrays.stream(prediction.probabilities()).sum()).isCloseTo(1, within(3 * 0x1p-24));
    }

    @Test
    void predict_doesNotChangeTheSample() {
        float[] sample = Models.pictures(1).samples().getFirst();
        float[] before = sample.clone();

        predictor.predict(sample);
        predictor.predictAll(new float[][] {sample});

        assertThat(sample).isEqualTo(before);
    }

    @Test
    void predictAll_moreThanABatch_hasTheBitsOfSinglePredictions() {
        TinyDataset pictures = Models.pictures(600);
        List<Prediction> single =
                pictures.samples().stream().map(predictor::predict).toList();

        assertThat(predictor.predictAll(pictures)).isEqualTo(single);
        assertThat(predictor.predictAll(pictures.samples().toArray(float[][]::new)))
                .isEqualTo(single);
        assertThat(predictor.predictAll(new float[0][])).isEmpty();
        assertThat(single.stream().distinct().count()).isGreaterThan(500);
    }

    @Test
    void predict_wrongNumberOfFeatures_isRefused() {
        assertThatThrownBy(() -> predictor.predict(new float[11]))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessage("predict: the model expects 12 features (2 x 2 x 3), but the sample has 11");
        assertThatThrownBy(() -> predictor.predictAll(new float[][] {new float[12], new float[13]}))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessage("predict: the model expects 12 features (2 x 2 x 3), but sample 1 has 13");
        assertThatThrownBy(() -> linear().predictor().predictAll(Models.pictures(1)))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessage(
                        "predict: the model takes samples of shape 2, but those of data set tiny have shape 2 x 2 x 3");
    }

    @Test
    void predict_featureThatIsNoNumber_isRefused() {
        float[] sample = new float[12];
        sample[4] = Float.NaN;

        assertThatThrownBy(() -> predictor.predict(sample))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("predict: feature 4 of the sample is NaN; every feature must be a finite number,"
                        + " so replace missing values first");
    }

    @Test
    void predict_featuresThatOverflowTheNetwork_isRefused() {
        float[] sample = {Float.MAX_VALUE, Float.MAX_VALUE};

        assertThatThrownBy(() -> linear().predictor().predictAll(new float[][] {{1, 1}, sample}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("predict: the network's output for class c of sample 1 is -Infinity; the features are far"
                        + " outside of the range that the model was trained on, check their units");
    }

    @Test
    void predict_fromManyThreads_givesTheSameAnswers() throws Exception {
        List<float[]> samples = Models.pictures(50).samples();
        List<Prediction> expected = samples.stream().map(predictor::predict).toList();
        int threads = 4;
        CountDownLatch start = new CountDownLatch(threads);
        Callable<Boolean> work = () -> {
            start.countDown();
            start.await();
            for (int round = 0; round < 10; round++) {
                for (int i = 0; i < samples.size(); i++) {
                    if (!predictor.predict(samples.get(i)).equals(expected.get(i))) {
                        return false;
                    }
                }
                if (!predictor.predictAll(samples.toArray(float[][]::new)).equals(expected)) {
                    return false;
                }
            }
            return true;
        };

        List<Future<Boolean>> results = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (int t = 0; t < threads; t++) {
                results.add(pool.submit(work));
            }
        }

        for (Future<Boolean> result : results) {
            assertThat(result.get()).isTrue();
        }
    }
}
