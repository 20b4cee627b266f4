package org.myelin.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.myelin.engine.TrainingEngine;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.Dense;
import org.myelin.nn.Dropout;
import org.myelin.nn.Initializer;
import org.myelin.nn.LayerNorm;
import org.myelin.nn.Loss;
import org.myelin.nn.ParameterSlot;
import org.myelin.nn.Parameters;
import org.myelin.nn.Residual;
import org.myelin.random.CounterRandom;

class NetworkCheckTest {
    private static List<Example> examples(int features, int classes, int count) {
        CounterRandom random = CounterRandom.of(5);
        List<Example> examples = new ArrayList<>();
        for (int s = 0; s < count; s++) {
            float[] x = new float[features];
            for (int i = 0; i < features; i++) {
                x[i] = (float) random.nextGaussian();
            }
            examples.add(new Example(x, random.nextInt(classes)));
        }
        return examples;
    }

    static Stream<Architecture> architectures() {
        return Stream.of(
                Architecture.builder(6)
                        .dense(20, Activation.RELU)
                        .dense(12, Activation.RELU)
                        .classes(3),
                Architecture.builder(6)
                        .dense(9, Activation.SIGMOID)
                        .dense(3, Activation.SIGMOID)
                        .build(Loss.MEAN_SQUARED_ERROR),
                Architecture.builder(6)
                        .dense(9, Activation.LEAKY_RELU)
                        .batchNorm()
                        .activate(Activation.SELU)
                        .dropout(0.5)
                        .classes(3),
                Architecture.builder(6)
                        .dense(9, Activation.GELU)
                        .layer(new Residual(
                                List.of(
                                        new LayerNorm(),
                                        new Dense(7, Activation.RELU),
                                        new Dropout(0.3),
                                        new Dense(9, Activation.LINEAR)),
                                0.5))
                        .classes(3));
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void check_anyNetwork_comparesEveryTrainedPartAndPasses(Architecture architecture) {
        Parameters parameters = Parameters.initialize(architecture, 3);

        List<String> begun = new ArrayList<>();

        GradientCheck check = GradientCheck.of(
                parameters,
                examples(6, 3, 60),
                4,
                6,
                1,
                (number, parts, name) -> begun.add(number + "/" + parts + name));

        assertThat(check.passes()).as("%s", check).isTrue();
        int count = check.parts().size();
        assertThat(begun)
                .hasSize(count)
                .startsWith("1/" + count + check.parts().getFirst().name())
                .endsWith(count + "/" + count + check.parts().getLast().name());
        assertThat(check.loss()).isCloseTo(check.referenceLoss(), within(1e-5));
        assertThat(check.parts())
                .extracting(GradientCheck.Part::name)
                .containsExactlyElementsOf(parameters.layout().slots().stream()
                        .filter(ParameterSlot::isTrained)
                        .map(ParameterSlot::name)
                        .toList());
        assertThat(check.parts()).allSatisfy(part -> assertThat(part.values()).isNotEmpty());
        assertThat(parameters.sha256())
                .isEqualTo(Parameters.initialize(architecture, 3).sha256());
    }

    @Test
    void zerosDrawn_branchesThatBeginAtZero_canBeChecked() {
        Dense zero = new Dense(9, Activation.LINEAR, true, new Initializer.Zero());
        Architecture architecture = Architecture.builder(6)
                .dense(9, Activation.LINEAR)
                .residual(new LayerNorm(), new Dense(12, Activation.GELU), zero)
                .classes(3);
        Parameters untrained = Parameters.initialize(architecture, 3);

        ZerosDrawn drawn = ZerosDrawn.of(untrained, 1);

        assertThat(drawn.matrices()).isEqualTo(1);
        assertThat(GradientCheck.of(untrained, examples(6, 3, 60), 4, 6, 1).count(GradientCheck.Outcome.NOT_COMPARED))
                .isEqualTo(4); // gain and shift, W₁ and its biases
        GradientCheck check = GradientCheck.of(drawn.parameters(), examples(6, 3, 60), 4, 6, 1);
        assertThat(check.count(GradientCheck.Outcome.AGREES))
                .isEqualTo(check.parts().size());
        assertThat(ZerosDrawn.of(drawn.parameters(), 1).matrices()).isZero();
    }

    /** A gradient that is wrong by one per cent has a relative error of one per cent. */
    @Test
    void part_gradientThatIsWrong_fails() {
        Architecture architecture =
                Architecture.builder(6).dense(9, Activation.TANH).classes(3);
        Parameters parameters = Parameters.initialize(architecture, 3);
        ReferenceNetwork reference = new ReferenceNetwork(parameters);
        ChosenSamples samples = ChosenSamples.of(reference, examples(6, 3, 4), 4);
        RecordedGradient recorded = new RecordedGradient(parameters);
        try (TrainingEngine engine = new TrainingEngine(parameters, recorded, 4, 1)) {
            engine.step(samples.batch(architecture), 0);
        }
        ParameterSlot slot = parameters.layout().slots().getFirst();
        float[] gradient = recorded.gradient().values(slot);
        float[] wrong = gradient.clone();
        for (int i = 0; i < wrong.length; i++) {
            wrong[i] *= 1.01f;
        }

        GradientCheck.Part right = new PartCheck(reference, samples, gradient, 0).part(slot, 54, 1);
        GradientCheck.Part failed = new PartCheck(reference, samples, wrong, 0).part(slot, 54, 1);

        assertThat(right.largestError()).isLessThan(GradientCheck.TOLERANCE / 10);
        assertThat(failed.largestError()).isCloseTo(0.01, within(1e-4));
    }

    /** z = w x: J = ½ (w x − 1)² for class 0, so ∂J/∂w = (w x − 1) x; the method is exact for squares. */
    @Test
    void difference_ofASquare_isTheDerivative() {
        ReferenceNetwork reference = new ReferenceNetwork(one(Activation.LINEAR, 0.5f));

        Optional<Difference> difference = Difference.of(reference, new double[][] {{3}}, new int[] {0}, 0, 0);

        // the noise, 16 · 2⁻⁵² · 0.125 / 10⁻³
        assertThat(difference.orElseThrow().value()).isCloseTo((0.5 * 3 - 1) * 3, within(5e-13));
    }

    @Test
    void difference_overAKink_isNoneAndRestoresTheValue() {
        ReferenceNetwork reference = new ReferenceNetwork(one(Activation.RELU, 1e-8f));

        assertThat(Difference.of(reference, new double[][] {{1}}, new int[] {0}, 0, 0))
                .isEmpty();
        assertThat(reference.values(0)[0]).isEqualTo(1e-8f);
    }

    private static Parameters one(Activation activation, float weight) {
        Architecture architecture = Architecture.builder(1).dense(1, activation).build(Loss.MEAN_SQUARED_ERROR);
        Parameters parameters = Parameters.zeros(architecture);
        parameters.setWeights(0, new float[] {weight});
        return parameters;
    }

    /** With W = 1 the net inputs are x: for the first sample the second is 10⁻⁶ of the largest. */
    @Test
    void check_samplesNearAKink_areLeftOut() {
        Architecture architecture =
                Architecture.builder(2).dense(2, Activation.RELU).classes(2);
        Parameters parameters = Parameters.initialize(architecture, 1);
        parameters.setWeights(0, new float[] {1, 0, 0, 1});
        Example near = new Example(new float[] {1, 1e-6f}, 0);
        Example first = new Example(new float[] {1, 0.5f}, 0);
        Example second = new Example(new float[] {-1, 0.5f}, 1);

        GradientCheck check = GradientCheck.of(parameters, List.of(near, first, second), 2, 4, 1);

        assertThat(check.leftOut()).isEqualTo(1);
        assertThat(check.passes()).isTrue();
        assertThatThrownBy(() -> GradientCheck.of(parameters, List.of(near, first), 2, 4, 1))
                .hasMessage(
                        "gradient check: needs 2 samples that stay away from the kinks of the activation function, but"
                                + " of 2 samples only 1 do; take fewer or give more");
    }

    /** Over 24 sigmoid layers the gradient falls below what differences can see. */
    @Test
    void part_vanishedGradient_isNotComparedAndDoesNotFail() {
        Architecture.Builder deep = Architecture.builder(6);
        for (int l = 0; l < 24; l++) {
            deep.dense(9, Activation.SIGMOID);
        }

        GradientCheck check = GradientCheck.of(Parameters.initialize(deep.classes(3), 1), examples(6, 3, 4), 4, 3, 1);

        assertThat(check.parts().getFirst().outcome()).isEqualTo(GradientCheck.Outcome.NOT_COMPARED);
        assertThat(check.parts().getLast().outcome()).isEqualTo(GradientCheck.Outcome.AGREES);
        assertThat(check.passes()).isTrue();
    }

    @Test
    void passes_nothingCompared_isFalse() {
        GradientCheck.Part empty = new GradientCheck.Part("w", 1, 1, Double.POSITIVE_INFINITY, List.of());

        assertThat(empty.outcome()).isEqualTo(GradientCheck.Outcome.NOT_COMPARED);
        assertThat(new GradientCheck(2, 0, 1, 1, List.of(empty)).passes()).isFalse();
    }

    @Test
    void check_oneSample_isRefused() {
        Parameters parameters = one(Activation.LINEAR, 1);

        assertThatThrownBy(() -> GradientCheck.of(parameters, examples(1, 1, 3), 1, 1, 1))
                .hasMessage("gradient check: needs at least 2 samples and 1 parameter, but got 1 and 1");
    }
}
