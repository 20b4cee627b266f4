package org.myelin.labs.vanishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.myelin.data.Dataset;
import org.myelin.data.Datasets;
import org.myelin.data.Split;
import org.myelin.lecture.ElementWise;
import org.myelin.lecture.Sample;
import org.myelin.lecture.SingleNeuronChain;
import org.myelin.lecture.Vector;
import org.myelin.nn.Initializer;
import org.myelin.nn.Parameters;

/** Sensitivities in a chain of neurons and in plain networks on real samples (lecture 15, 16). */
class NetworkFlowTest {
    private static final Dataset DIGITS = Datasets.load("digits").training();

    private static final Dataset TWENTY = Split.stratified(DIGITS, 20, 1).validation();
    private static final List<Sample> SAMPLES = RealSamples.of(TWENTY);

    private static NetworkFlow flow(int depth, ElementWise f, Initializer initializer, long seed) {
        return NetworkFlow.of(new NetworkFlow.Plain(depth, 64, f, initializer, seed), SAMPLES);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void ratio_ofSigmoidWithXavier_vanishesAtDepthEight(long seed) {
        assertThat(flow(8, ElementWise.SIGMOID, new Initializer.Xavier(), seed).ratio())
                .isLessThanOrEqualTo(1e-4);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void ratio_ofReluWithHe_survivesAtDepthEight(long seed) {
        assertThat(flow(8, ElementWise.RELU, new Initializer.He(), seed).ratio())
                .isBetween(0.05, 20.0);
    }

    @Test
    void isLinearModel_whateverTheDepth_onlyWithLinearHiddenLayers() {
        assertThat(flow(3, ElementWise.LINEAR, new Initializer.Xavier(), 1).isLinearModel())
                .isTrue();
        assertThat(flow(12, ElementWise.LINEAR, new Initializer.He(), 1).isLinearModel())
                .isTrue();
        for (ElementWise f : List.of(ElementWise.SIGMOID, ElementWise.TANH, ElementWise.RELU)) {
            assertThat(flow(3, f, new Initializer.Xavier(), 1).isLinearModel()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(ElementWise.class)
    void magnitudes_ofASmallNetwork_followTheFormulas(ElementWise f) {
        NetworkFlow.Plain plain = new NetworkFlow.Plain(3, 5, f, new Initializer.Xavier(), 4);
        List<Sample> two = SAMPLES.subList(0, 2);
        float[][] w = weights(plain);
        double[] squares = new double[5];
        for (Sample sample : two) {
            double[] z2 = product(w[0], sample.x().toArray());
            double[] z3 = product(w[1], apply(f, z2));
            double[] z4 = product(w[2], apply(f, z3));
            double[] delta4 = softmax(z4);
            for (int j = 0; j < 10; j++) {
                delta4[j] -= sample.y().at(j + 1);
            }
            double[] delta3 = backward(f, z3, w[2], delta4);
            double[] delta2 = backward(f, z2, w[1], delta3);
            squares[2] += square(delta2) / 2;
            squares[3] += square(delta3) / 2;
            squares[4] += square(delta4) / 2;
        }

        NetworkFlow flow = NetworkFlow.of(plain, two);

        // some hundred operations in another order, and tanh and exp of another library
        Percentage rounding = Percentage.withPercentage(1e-9);
        assertThat(flow.magnitudes()).hasSize(3);
        for (int l = 2; l <= 4; l++) {
            assertThat(flow.magnitudes().get(l - 2)).isCloseTo(Math.sqrt(squares[l]), rounding);
        }
        assertThat(flow.ratio()).isCloseTo(Math.sqrt(squares[2] / squares[4]), rounding);
    }

    private static float[][] weights(NetworkFlow.Plain plain) {
        Parameters parameters = Parameters.initialize(plain.architecture(64, 10), 4);
        return new float[][] {parameters.weights(0), parameters.weights(1), parameters.weights(2)};
    }

    private static double[] product(float[] w, double[] a) {
        double[] z = new double[w.length / a.length];
        for (int k = 0; k < w.length; k++) {
            z[k / a.length] += w[k] * a[k % a.length];
        }
        return z;
    }

    private static double[] apply(ElementWise f, double[] z) {
        double[] a = z.clone();
        for (int i = 0; i < a.length; i++) {
            a[i] = switch (f) {
                case LINEAR -> z[i];
                case SIGMOID -> 1 / (1 + Math.exp(-z[i]));
                case TANH -> Math.tanh(z[i]);
                case RELU -> Math.max(0, z[i]);
            };
        }
        return a;
    }

    private static double[] softmax(double[] z) {
        double[] a = z.clone();
        double sum = 0;
        for (double value : z) {
            sum += Math.exp(value);
        }
        for (int i = 0; i < a.length; i++) {
            a[i] = Math.exp(z[i]) / sum;
        }
        return a;
    }

    /** δᵢˡ = f′(zᵢˡ) Σⱼ δⱼˡ⁺¹ w_jiˡ   (lecture 13). */
    private static double[] backward(ElementWise f, double[] z, float[] w, double[] above) {
        double[] a = apply(f, z);
        double[] delta = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            double slope = switch (f) {
                case LINEAR -> 1;
                case SIGMOID -> a[i] * (1 - a[i]);
                case TANH -> 1 - a[i] * a[i];
                case RELU -> z[i] > 0 ? 1 : 0;
            };
            for (int j = 0; j < above.length; j++) {
                delta[i] += slope * above[j] * w[j * z.length + i];
            }
        }
        return delta;
    }

    private static double square(double[] values) {
        return Vector.of(values).dot(Vector.of(values));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void ratio_ofResidualWithNorm_survivesAtDepthEight(long seed) {
        FlowGrid grid = FlowGrid.of(List.of(8), List.of(new Initializer.He()), 64, seed, TWENTY);

        assertThat(grid.residual(8).orElseThrow().magnitudes()).hasSize(8);
        assertThat(grid.residual(8).orElseThrow().ratio()).isBetween(0.1, 10.0);
    }

    @ParameterizedTest
    @EnumSource(ElementWise.class)
    void magnitudes_seenByTheEngine_areThoseOfTheLecture(ElementWise f) {
        NetworkFlow.Plain plain = new NetworkFlow.Plain(6, 16, f, new Initializer.Xavier(), 5);

        List<Double> seen = FlowHistory.atStart(plain.architecture(64, 10), TWENTY, 5);

        // the engine computes in single precision, with a relative error of 6e-8 in each of some hundred sums
        List<Double> expected = NetworkFlow.of(plain, SAMPLES).magnitudes();
        assertThat(seen).hasSameSizeAs(expected);
        for (int k = 0; k < seen.size(); k++) {
            assertThat(seen.get(k)).isCloseTo(expected.get(k), Percentage.withPercentage(1e-3));
        }
    }

    @Test
    void train_observed_hasOneMomentForEachFifthStep() {
        Split split = Split.stratified(DIGITS, 237, 1);
        FlowHistory.Plan plan = new FlowHistory.Plan(2, 64, 0.03, 5, 1);

        FlowTraining training = FlowTraining.train(4, 16, split, plan);

        // 1,200 samples in batches of 64 are 19 steps an epoch
        assertThat(training.histories()).hasSize(5).allSatisfy(history -> {
            assertThat(history.moments())
                    .extracting(FlowHistory.Moment::step)
                    .containsExactly(1L, 6L, 11L, 16L, 21L, 26L, 31L, 36L);
            assertThat(history.trainingAccuracy()).isBetween(0.0, 1.0);
            assertThat(history.moments().getFirst().magnitudes()).hasSize(4);
        });
    }

    @Test
    void chain_ofSigmoids_hasTheProductOfTheFactors() {
        SingleNeuronChain.Trace trace = new ChainBlocks(4, 0.7, 2, 1).trace(ElementWise.SIGMOID);
        double a = 2;
        double[] slope = new double[6];
        for (int l = 2; l <= 5; l++) {
            a = 1 / (1 + Math.exp(-0.7 * a));
            slope[l] = a * (1 - a);
        }
        double last = (a - 1) * slope[5];

        assertThat(trace.outputSensitivity()).isCloseTo(last, within(1e-15));
        assertThat(trace.sensitivity(2))
                .isCloseTo(slope[2] * 0.7 * slope[3] * 0.7 * slope[4] * 0.7 * last, within(1e-15));
    }

    @Test
    void chain_ofOneWeight_isRefused() {
        assertThatThrownBy(() -> new ChainBlocks(1, 1, 1, 0))
                .hasMessage("lab vanishing: a chain needs at least 2 weights, or there is no factor, but --chain is 1");
    }

    @Test
    void samples_ofDigits_areNormalisedAndOneHot() {
        double sum = 0;
        double squares = 0;
        List<Sample> all = RealSamples.of(DIGITS);
        for (Sample sample : all) {
            sum += sample.x().dot(Vector.build(64, i -> 1));
            squares += sample.x().dot(sample.x());
        }
        double count = 64.0 * all.size();

        // x is rounded to single precision, 6e-8 of its size
        assertThat(sum / count).isCloseTo(0, within(1e-6));
        assertThat(squares / count).isCloseTo(1, within(1e-6));
        assertThat(all.getFirst().y().at(DIGITS.label(0) + 1)).isEqualTo(1);
        assertThat(all.getFirst().y().dot(all.getFirst().y())).isEqualTo(1);
    }

    @Test
    void plainNetwork_withoutHiddenLayer_isRefused() {
        assertThatThrownBy(() -> new NetworkFlow.Plain(1, 8, ElementWise.RELU, new Initializer.He(), 1))
                .hasMessage("plain network: needs a depth of at least 2, one hidden layer, but got 1");
    }
}
