package org.myelin.labs.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.myelin.lecture.ElementWise;
import org.myelin.lecture.Sample;
import org.myelin.lecture.StochasticGradientDescent;
import org.myelin.lecture.Vector;

/** The loss surface of two weights (lecture 9) and the path of gradient descent over it (lecture 10). */
class TwoWeightsTest {
    /** Sums of a few products in another order. */
    private static final double ROUNDING = 1e-12;

    private static final TwoWeights LINEAR = taught(TwoWeights.Form.NEURON, ElementWise.LINEAR, 0.1);

    private static TwoWeights taught(TwoWeights.Form form, ElementWise f, double noise) {
        return TwoWeights.taught(form, f, new Weights(1.5, -1), 8, noise, 3);
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    @Test
    void lossAndGradient_ofASigmoidNeuron_followTheFormulas() {
        TwoWeights surface = taught(TwoWeights.Form.NEURON, ElementWise.SIGMOID, 0.1);
        double loss = 0;
        double first = 0;
        double second = 0;
        for (Sample sample : surface.data()) {
            double x1 = sample.x().at(1);
            double x2 = sample.x().at(2);
            double a = sigmoid(0.4 * x1 + 2 * x2);
            double delta = (a - sample.y().at(1)) * a * (1 - a);
            loss += (a - sample.y().at(1)) * (a - sample.y().at(1)) / 2 / 8;
            first += delta * x1 / 8;
            second += delta * x2 / 8;
        }
        Weights gradient = surface.gradient(new Weights(0.4, 2), surface.data());

        assertThat(surface.loss(new Weights(0.4, 2))).isCloseTo(loss, within(ROUNDING));
        assertThat(gradient.first()).isCloseTo(first, within(ROUNDING));
        assertThat(gradient.second()).isCloseTo(second, within(ROUNDING));
    }

    @Test
    void lossAndGradient_ofATanhChain_followTheFormulas() {
        TwoWeights surface = taught(TwoWeights.Form.CHAIN, ElementWise.TANH, 0.1);
        double loss = 0;
        double first = 0;
        double second = 0;
        for (Sample sample : surface.data()) {
            double x = sample.x().at(1);
            double a2 = Math.tanh(0.4 * x);
            double a3 = Math.tanh(2 * a2);
            double delta3 = (a3 - sample.y().at(1)) * (1 - a3 * a3);
            double delta2 = (1 - a2 * a2) * delta3 * 2;
            loss += (a3 - sample.y().at(1)) * (a3 - sample.y().at(1)) / 2 / 8;
            first += delta2 * x / 8;
            second += delta3 * a2 / 8;
        }
        Weights gradient = surface.gradient(new Weights(0.4, 2), surface.data());

        assertThat(surface.loss(new Weights(0.4, 2))).isCloseTo(loss, within(ROUNDING));
        assertThat(gradient.first()).isCloseTo(first, within(ROUNDING));
        assertThat(gradient.second()).isCloseTo(second, within(ROUNDING));
    }

    @Test
    void minimum_ofDataWithoutNoise_isTheTeacher() {
        Weights minimum = taught(TwoWeights.Form.NEURON, ElementWise.SIGMOID, 0).minimum(4);

        // the search halves its steps down to 4e-10, and J is exact near 0
        assertThat(minimum.first()).isCloseTo(1.5, within(1e-8));
        assertThat(minimum.second()).isCloseTo(-1, within(1e-8));
    }

    @Test
    void minimum_beyondTheRange_liesOnItsBorder() {
        Weights minimum = taught(TwoWeights.Form.NEURON, ElementWise.LINEAR, 0).minimum(1);

        assertThat(minimum.first()).isEqualTo(1);
        assertThat(minimum.second()).isBetween(-1.0, 0.0);
    }

    @Test
    void curvature_ofALinearNeuron_isTheLargestEigenvalueOfTheMeanSquares() {
        assertThat(LINEAR.curvature(new Weights(0.3, -2))).isCloseTo(largestEigenvalue(LINEAR), within(1e-9));
    }

    /** Of the mean of x xᵀ, from trace and determinant. */
    private static double largestEigenvalue(TwoWeights surface) {
        double a = 0;
        double b = 0;
        double d = 0;
        for (Sample sample : surface.data()) {
            a += sample.x().at(1) * sample.x().at(1) / 8;
            b += sample.x().at(1) * sample.x().at(2) / 8;
            d += sample.x().at(2) * sample.x().at(2) / 8;
        }
        return ((a + d) + Math.sqrt((a + d) * (a + d) - 4 * (a * d - b * b))) / 2;
    }

    @Test
    void walk_withAllSamples_followsTheFormula() {
        DescentPath path = walk(LINEAR, 0.3, 8, 5);
        double w1 = 0.5;
        double w2 = 3;
        for (DescentPath.Step step : path.steps()) {
            double first = 0;
            double second = 0;
            for (Sample sample : LINEAR.data()) {
                double delta = w1 * sample.x().at(1)
                        + w2 * sample.x().at(2)
                        - sample.y().at(1);
                first += delta * sample.x().at(1) / 8;
                second += delta * sample.x().at(2) / 8;
            }
            w1 -= 0.3 * first;
            w2 -= 0.3 * second;

            assertThat(step.gradient().first()).isCloseTo(first, within(ROUNDING));
            assertThat(step.update().second()).isCloseTo(-0.3 * second, within(ROUNDING));
            assertThat(step.weights().first()).isCloseTo(w1, within(ROUNDING));
            assertThat(step.weights().second()).isCloseTo(w2, within(ROUNDING));
            assertThat(step.loss()).isEqualTo(LINEAR.loss(step.weights()));
        }
        assertThat(path.points()).hasSize(6).startsWith(new Weights(0.5, 3));
    }

    private static DescentPath walk(TwoWeights surface, double rate, int batch, int steps) {
        double least = surface.loss(surface.minimum(4));
        return DescentPath.walk(
                surface, new StochasticGradientDescent(rate, batch, 1), new Weights(0.5, 3), steps, least);
    }

    @Test
    void verdict_belowAndAboveTheLimitOfTwoByLambda_saysWhichIsWhich() {
        double lambda = largestEigenvalue(LINEAR);

        assertThat(walk(LINEAR, 0.05 / lambda, 8, 20).verdict()).isEqualTo(DescentPath.Verdict.TOO_SMALL);
        assertThat(walk(LINEAR, 1 / lambda, 8, 20).verdict()).isEqualTo(DescentPath.Verdict.GOOD);
        assertThat(walk(LINEAR, 2.1 / lambda, 8, 60).verdict()).isEqualTo(DescentPath.Verdict.TOO_LARGE);
    }

    @Test
    void walk_toInfinity_endsThere() {
        DescentPath path = walk(LINEAR, 1e200, 8, 20);

        assertThat(path.steps()).hasSizeLessThan(20);
        assertThat(path.endLoss()).isNotFinite();
        assertThat(path.verdict()).isEqualTo(DescentPath.Verdict.TOO_LARGE);
    }

    @Test
    void paths_withoutRates_takeThemFromTheCurvature() {
        SgdLab lab = new SgdLab(LINEAR, 4, new Weights(0.5, 3), List.of(), 8, 3, 1);
        double lambda = largestEigenvalue(LINEAR);

        assertThat(lab.paths())
                .extracting(path -> path.descent().learningRate() * lambda)
                .usingElementComparator((one, other) -> Math.abs(one - other) < 1e-8 ? 0 : 1)
                .containsExactly(0.05, 1.0, 2.1);
    }

    @Test
    void twoWeights_withSamplesOfAnotherForm_areRefused() {
        Sample sample = new Sample(Vector.of(1), Vector.of(1));

        assertThatThrownBy(() -> new TwoWeights(TwoWeights.Form.NEURON, ElementWise.TANH, List.of(sample)))
                .hasMessage(
                        "network of two weights: a neuron expects samples of 2 inputs and 1 output, but got 1 and 1");
    }

    @Test
    void lossLab_withARangeOfZero_isRefused() {
        assertThatThrownBy(() -> new LossLab(LINEAR, 0, new Weights(0, 0)))
                .hasMessage("lab loss: --range must be a finite number above 0, but is 0.0");
    }

    @Test
    void twoWeights_withoutSamples_areRefused() {
        assertThatThrownBy(() -> new TwoWeights(TwoWeights.Form.NEURON, ElementWise.TANH, List.of()))
                .hasMessage("network of two weights: needs at least 1 sample, but got none");
    }
}
