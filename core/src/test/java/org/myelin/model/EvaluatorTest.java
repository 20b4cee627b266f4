package org.myelin.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.myelin.data.FeatureShape;
import org.myelin.data.Normalization;
import org.myelin.data.Normalizer;
import org.myelin.data.TestTimeViews;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.Loss;
import org.myelin.nn.Parameters;
import org.myelin.nn.ShapeMismatchException;

class EvaluatorTest {
    private static final FeatureShape PAIR = FeatureShape.flat(2);
    private static final Normalizer HALVING =
            new Normalizer(Normalization.PER_FEATURE, PAIR, new float[] {0, 0}, new float[] {2, 2});
    private static final List<String> NAMES = List.of("left", "right");

    /** Passes both (normalised) features through. */
    private static Parameters identity(Activation activation, Loss loss) {
        Parameters parameters =
                Parameters.zeros(Architecture.builder(2).dense(2, activation).build(loss));
        parameters.setWeights(0, new float[] {1, 0, 0, 1});
        return parameters;
    }

    private static TinyDataset fourPairs() {
        return new TinyDataset(
                PAIR,
                NAMES,
                List.of(new float[] {2, 0}, new float[] {0, 2}, new float[] {4, 2}, new float[] {1, 3}),
                List.of(0, 0, 1, 1));
    }

    @Test
    void options_impossibleNumberOfThreads_isRefused() {
        for (int threads : new int[] {0, 1025}) {
            assertThatThrownBy(() -> EvaluationOptions.defaults().withThreads(threads))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("evaluate: the number of threads must be 1 to 1024, but is " + threads);
        }
    }

    @Test
    void options_byDefault_areAllProcessorsAndNoViews() {
        assertThat(EvaluationOptions.defaults())
                .isEqualTo(new EvaluationOptions(Runtime.getRuntime().availableProcessors(), TestTimeViews.none()));
    }

    @Test
    void evaluate_meanSquaredErrorByHand_isThatLoss() {
        try (Evaluator evaluator = new Evaluator(identity(Activation.LINEAR, Loss.MEAN_SQUARED_ERROR), HALVING, 1)) {
            Evaluation evaluation = evaluator.evaluate(fourPairs());

            // outputs (1, 0), (0, 1), (2, 1), (½, 1½); targets (1, 0), (1, 0), (0, 1), (0, 1)
            // ½‖a − y‖²: 0, 1, 2, ¼
            assertThat(evaluation.loss()).isEqualTo((0 + 1 + 2 + 0.25) / 4);
            assertThat(evaluation.samples()).isEqualTo(4);
            assertThat(evaluation.correct()).isEqualTo(2);
            assertThat(evaluation.accuracy()).isEqualTo(0.5);
            assertThat(evaluation.confusion()).isEqualTo(new ConfusionMatrix(NAMES, new long[][] {{1, 1}, {1, 1}}));
            assertThat(evaluation.mistakes()).containsExactly(new Mistake(1, 0, 1, 1.0), new Mistake(2, 1, 0, 2.0 / 3));
            assertThat(evaluation.accuracyInterval()).isEqualTo(WilsonInterval.of(2, 4));
        }
    }

    @Test
    void evaluate_crossEntropyByHand_isThatLoss() {
        try (Evaluator evaluator = new Evaluator(identity(Activation.SOFTMAX, Loss.CROSS_ENTROPY), HALVING, 1)) {
            Evaluation evaluation = evaluator.evaluate(fourPairs());

            // z₀ − z₁ is 1, −1, 1, −1, so −ln a of the class is ln(1+e⁻¹), ln(1+e), ln(1+e), ln(1+e⁻¹)
            double right = Math.log1p(Math.exp(-1));
            double wrong = Math.log1p(Math.exp(1));
            // sums of two float exponentials, each good to about 2⁻²³
            assertThat(evaluation.loss()).isCloseTo((right + wrong) / 2, within(4 * 0x1p-23));
            assertThat(evaluation.mistakes()).hasSize(2);
            assertThat(evaluation.mistakes().getFirst().sample()).isEqualTo(1);
            assertThat(evaluation.mistakes().getFirst().probability())
                    .isCloseTo(1 / (1 + Math.exp(-1)), within(4 * 0x1p-24));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 255, 256, 257, 1000})
    void evaluate_anyNumberOfSamples_agreesWithSinglePredictions(int count) {
        Model model = Models.classifier();
        TinyDataset data = Models.pictures(count);

        Evaluation evaluation = model.evaluate(data);

        Predictor predictor = model.predictor();
        double loss = 0;
        List<Mistake> mistakes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Prediction prediction = predictor.predict(data.samples().get(i));
            loss -= Math.log(prediction.probabilities()[data.label(i)]);
            Candidate best = prediction.best();
            if (best.index() != data.label(i)) {
                mistakes.add(new Mistake(i, data.label(i), best.index(), best.probability()));
            }
        }
        mistakes.sort(Comparator.comparingDouble(Mistake::probability).reversed());
        // each −ln a differs by the rounding of a float quotient and of the sum, 2⁻²³ together
        assertThat(evaluation.loss()).isCloseTo(loss / count, within(0x1p-22));
        assertThat(evaluation.samples()).isEqualTo(count);
        assertThat(evaluation.correct()).isEqualTo(count - mistakes.size());
        assertThat(evaluation.mistakes()).isEqualTo(mistakes);
        assertThat(evaluation.mostConfidentMistakes(3)).isEqualTo(mistakes.subList(0, Math.min(3, mistakes.size())));
    }

    @Test
    void evaluate_withMoreThreads_hasTheSameBits() {
        Model model = Models.classifier();
        TinyDataset data = Models.pictures(600);

        assertThat(model.evaluate(data, EvaluationOptions.defaults().withThreads(3)))
                .isEqualTo(model.evaluate(data, EvaluationOptions.defaults().withThreads(1)))
                .isEqualTo(model.evaluate(data));
    }

    @Test
    void evaluate_moreMistakesThanAreKept_keepsTheMostConfident() {
        Model model = Models.classifier();
        TinyDataset data = Models.pictures(2500);

        Evaluation evaluation = model.evaluate(data);

        Predictor predictor = model.predictor();
        List<Integer> expected = IntStream.range(0, data.size())
                .boxed()
                .filter(i -> predictor.predict(data.samples().get(i)).best().index() != data.label(i))
                .sorted(Comparator.comparingDouble((Integer i) ->
                                predictor.predict(data.samples().get(i)).best().probability())
                        .reversed())
                .limit(Evaluation.MAX_MISTAKES)
                .toList();
        assertThat(data.size() - evaluation.correct()).isGreaterThan(Evaluation.MAX_MISTAKES);
        assertThat(evaluation.mistakes().stream().map(Mistake::sample)).isEqualTo(expected);
        assertThatThrownBy(() -> evaluation.mostConfidentMistakes(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mistakes: cannot list -1 of them; ask for 0 or more");
    }

    @Test
    void evaluate_parametersThatChange_seesTheNewOnes() {
        Parameters parameters = identity(Activation.LINEAR, Loss.MEAN_SQUARED_ERROR);
        try (Evaluator evaluator = new Evaluator(parameters, HALVING, 1)) {
            evaluator.evaluate(fourPairs());
            parameters.setWeights(0, new float[] {0, 1, 1, 0});

            // outputs (0, 1), (1, 0), (1, 2), (1½, ½): right, where it was wrong before
            assertThat(evaluator.evaluate(fourPairs()).mistakes().stream().map(Mistake::sample))
                    .containsExactly(0, 3);
        }
    }

    @Test
    void evaluate_dataThatDoesNotFit_isRefused() {
        Model model = Models.classifier();

        assertThatThrownBy(() -> model.evaluate(fourPairs()))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessage("evaluate: the model knows the classes [class-0, class-1, class-2], but data set tiny has"
                        + " [left, right]; both need the same names in the same order");
        try (Evaluator evaluator = new Evaluator(model.parameters(), model.normalizer(), 1)) {
            assertThatThrownBy(() -> evaluator.evaluate(fourPairs()))
                    .isInstanceOf(ShapeMismatchException.class)
                    .hasMessage("evaluate: the network takes 12 features (2 x 2 x 3) and knows 3 classes, but data set"
                            + " tiny has 2 features (2) and 2 classes");
        }
    }

    @Test
    void evaluate_viewsOfSamplesThatAreNoImages_isRefused() {
        try (Evaluator evaluator = new Evaluator(identity(Activation.LINEAR, Loss.MEAN_SQUARED_ERROR), HALVING, 1)) {
            TinyDataset pairs = fourPairs();

            assertThatThrownBy(() -> evaluator.evaluate(pairs, new TestTimeViews(true, 0)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("evaluate: views are for images, but the samples of " + pairs.name() + " are rows of "
                            + PAIR + " features; leave them out");
        }
    }
}
