package org.myelin.lecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest {
    @Test
    void probability_byHand_isTheSigmoidOfTheWeightedSum() {
        // z = 2·1 − 1·(2 − ln 3) + 0 = ln 3, g = ¾
        LogisticRegression regression = new LogisticRegression(Vector.of(2, -1), 0);
        Vector x = Vector.of(1, 2 - Math.log(3));
        assertThat(regression.probability(x)).isEqualTo(0.75, within(1e-15));
        assertThat(regression.classify(x)).isEqualTo(1);
        assertThat(regression.classify(x.times(-1))).isZero();
    }

    @Test
    void train_separableSet_classifiesEverySample() {
        List<Sample> data = separable();
        LogisticRegression start = new LogisticRegression(Vector.zeros(2), 0);
        LogisticRegression regression =
                LogisticRegression.train(data, new StochasticGradientDescent(0.5, 10, 2), 3_000);

        assertThat(data)
                .allMatch(sample ->
                        regression.classify(sample.x()) == (int) sample.y().at(1));
        assertThat(meanLoss(regression, data)).isLessThan(meanLoss(start, data) / 4);
        // The line found has the direction of the line that made the set, x₁ + 2 x₂ = 1.
        assertThat(regression.weights().at(2) / regression.weights().at(1)).isBetween(1.5, 2.5);
        assertThat(regression.bias() / regression.weights().at(1)).isBetween(-1.5, -0.5);
    }

    @Test
    void train_sameSeed_sameBits() {
        StochasticGradientDescent descent = new StochasticGradientDescent(0.5, 10, 2);
        assertThat(LogisticRegression.train(separable(), descent, 20))
                .isEqualTo(LogisticRegression.train(separable(), descent, 20));
    }

    @Test
    void step_oneSample_followsCentralDifferencesOfTheLoss() {
        LogisticRegression regression = new LogisticRegression(Vector.of(0.3, -0.8), 0.1);
        Sample sample = new Sample(Vector.of(1.5, 0.5), Vector.of(1));
        LogisticRegression stepped = regression.step(List.of(sample), 1);
        // h = 10⁻⁵: method 10⁻¹⁰/6 · J‴ (below 1), rounding 10⁻¹⁶/10⁻⁵ = 10⁻¹¹
        double h = 1e-5;
        for (int i = 1; i <= 2; i++) {
            int component = i;
            Vector shift = Vector.build(2, k -> k == component ? h : 0);
            double above = new LogisticRegression(regression.weights().plus(shift), 0.1).loss(sample);
            double below = new LogisticRegression(regression.weights().minus(shift), 0.1).loss(sample);
            assertThat(regression.weights().at(i) - stepped.weights().at(i))
                    .isEqualTo((above - below) / (2 * h), within(1e-9));
        }
        double above = new LogisticRegression(regression.weights(), 0.1 + h).loss(sample);
        double below = new LogisticRegression(regression.weights(), 0.1 - h).loss(sample);
        assertThat(0.1 - stepped.bias()).isEqualTo((above - below) / (2 * h), within(1e-9));
    }

    @Test
    void loss_certainlyWrong_isFinite() {
        LogisticRegression regression = new LogisticRegression(Vector.of(1), 0);
        assertThat(regression.loss(new Sample(Vector.of(1000), Vector.of(0)))).isEqualTo(1000);
        assertThat(regression.loss(new Sample(Vector.of(-1000), Vector.of(1)))).isEqualTo(1000);
        assertThat(regression.loss(new Sample(Vector.of(0), Vector.of(1)))).isEqualTo(Math.log(2), within(1e-15));
    }

    @Test
    void loss_targetOutside_isRefused() {
        LogisticRegression regression = new LogisticRegression(Vector.of(1), 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> regression.loss(new Sample(Vector.of(1), Vector.of(2))))
                .withMessage("logistic regression: y must lie between 0 and 1, but got 2.0; use 0 and 1 for the two"
                        + " classes");
    }

    /** 200 points on both sides of x₁ + 2 x₂ = 1, none nearer than 0.1. */
    private static List<Sample> separable() {
        Random random = new Random(8);
        List<Sample> samples = new ArrayList<>();
        while (samples.size() < 200) {
            Vector x = Vector.of(2 * random.nextDouble() - 0.5, 2 * random.nextDouble() - 0.5);
            double side = x.at(1) + 2 * x.at(2) - 1;
            if (Math.abs(side) >= 0.1 * Math.sqrt(5)) {
                samples.add(new Sample(x, Vector.of(side > 0 ? 1 : 0)));
            }
        }
        return samples;
    }

    private static double meanLoss(LogisticRegression regression, List<Sample> data) {
        return data.stream().mapToDouble(regression::loss).average().orElseThrow();
    }

    @Test
    void regression_withoutWeights_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LogisticRegression(Vector.of(new double[0]), 0))
                .withMessage("logistic regression: needs at least 1 weight, but got none");
    }
}
