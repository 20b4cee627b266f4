package org.myelin.lecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StochasticGradientDescentTest {
    private static final List<Sample> XOR = List.of(
            new Sample(Vector.of(0, 0), Vector.of(0)),
            new Sample(Vector.of(0, 1), Vector.of(1)),
            new Sample(Vector.of(1, 0), Vector.of(1)),
            new Sample(Vector.of(1, 1), Vector.of(0)));
    private static final Network ONE_HIDDEN_LAYER = Network.builder(2)
            .layerWithBias(4, ElementWise.TANH)
            .layerWithBias(1, ElementWise.SIGMOID)
            .build(new MeanSquaredError());

    @Test
    void train_xorWithOneHiddenLayer_learnsEveryCase() {
        var result = new StochasticGradientDescent(1.0, 2, 1)
                .train(XOR, ONE_HIDDEN_LAYER, new StochasticGradientDescent.Goal(0.005, 20_000));

        assertThat(result.converged()).isTrue();
        assertThat(result.steps()).isLessThan(20_000);
        // a pass is ⌈4/2⌉ = 2 steps; one more entry for the start
        assertThat(result.losses()).hasSize(result.steps() / 2 + 1);
        assertThat(result.losses().getLast())
                .isLessThanOrEqualTo(0.005)
                .isEqualTo(result.network().meanLoss(XOR));
        for (Sample sample : XOR) {
            double a = result.network().output(sample.x()).at(1);
            assertThat(Math.round(a)).isEqualTo(Math.round(sample.y().at(1)));
        }
    }

    @Test
    void train_xorWithALinearNetwork_cannotDoBetterThanTheMean() {
        // The best linear fit of XOR is ½ everywhere, where J = ⅛ (lecture 16: linear layers are a linear model).
        Network shape = Network.builder(2)
                .layerWithBias(4, ElementWise.LINEAR)
                .layerWithBias(1, ElementWise.LINEAR)
                .build(new MeanSquaredError());
        var result = new StochasticGradientDescent(0.1, 4, 1)
                .train(XOR, shape, new StochasticGradientDescent.Goal(0.1, 2_000));
        assertThat(result.converged()).isFalse();
        assertThat(result.steps()).isEqualTo(2_000);
        assertThat(result.losses().getLast()).isBetween(0.125, 0.1251);
    }

    @Test
    void train_sameSeed_sameBits() {
        var goal = new StochasticGradientDescent.Goal(0, 50);
        var first = new StochasticGradientDescent(0.5, 2, 3).train(XOR, ONE_HIDDEN_LAYER, goal);
        assertThat(new StochasticGradientDescent(0.5, 2, 3).train(XOR, ONE_HIDDEN_LAYER, goal))
                .isEqualTo(first);
        assertThat(new StochasticGradientDescent(0.5, 2, 4).train(XOR, ONE_HIDDEN_LAYER, goal))
                .isNotEqualTo(first);
    }

    @Test
    void step_oneWeightByHand_subtractsRateTimesMeanGradient() {
        // a = w x with w = 2: gradients (a−y) x = (2−0)·1 = 2 and (6−3)·3 = 9, mean 5.5; 2 − 0.1 · 5.5 = 1.45
        Network network = new Network(
                List.of(new Layer(Matrix.of(new double[][] {{2}}), ElementWise.LINEAR)), new MeanSquaredError());
        List<Sample> batch = List.of(new Sample(Vector.of(1), Vector.of(0)), new Sample(Vector.of(3), Vector.of(3)));
        Network stepped = new StochasticGradientDescent(0.1, 2, 0).step(network, batch);
        assertThat(stepped.weights(1).at(1, 1)).isEqualTo(2 - 0.1 * 5.5);
    }

    @Test
    void step_twoLayers_usesTheGradientsOfTheOldWeightsForBoth() {
        Network network = ONE_HIDDEN_LAYER.randomized(new Random(9));
        Gradients gradients = Backpropagation.mean(network, XOR).gradients();
        Network stepped = new StochasticGradientDescent(0.5, 4, 0).step(network, XOR);
        for (int l = 1; l <= 2; l++) {
            assertThat(stepped.weights(l))
                    .isEqualTo(network.weights(l).minus(gradients.weights(l).times(0.5)));
            assertThat(stepped.biases(l))
                    .isEqualTo(network.biases(l).minus(gradients.biases(l).times(0.5)));
        }
    }

    @Test
    void descend_learningRateTooHigh_endsWithoutSuccessWhenNumbersEnd() {
        Network network = new Network(
                List.of(new Layer(Matrix.of(new double[][] {{2}}), ElementWise.LINEAR)), new MeanSquaredError());
        List<Sample> data = List.of(new Sample(Vector.of(10), Vector.of(0)));
        var result = new StochasticGradientDescent(100, 1, 0)
                .descend(data, network, new StochasticGradientDescent.Goal(0.01, 10_000));
        assertThat(result.converged()).isFalse();
        assertThat(result.losses().getLast()).isNaN();
        assertThat(result.steps()).isLessThan(10_000);
    }

    @Test
    void pick_manyBatches_takesDifferentSamplesAndEveryOneAboutEquallyOften() {
        Random random = new Random(4);
        int[] picked = new int[XOR.size()];
        for (int batch = 0; batch < 4_000; batch++) {
            List<Sample> samples = new StochasticGradientDescent(1, 2, 0).pick(XOR, random);
            assertThat(samples).hasSize(2).doesNotHaveDuplicates();
            samples.forEach(sample -> picked[XOR.indexOf(sample)]++);
        }
        // Each is in half of the batches: 2000 ± 5 standard deviations of √(4000 · ½ · ½) = 32.
        for (int count : picked) {
            assertThat(count).isBetween(2_000 - 160, 2_000 + 160);
        }
    }

    @Test
    void train_batchLargerThanData_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StochasticGradientDescent(1, 5, 0)
                        .train(XOR, ONE_HIDDEN_LAYER, new StochasticGradientDescent.Goal(0, 1)))
                .withMessage(
                        "stochastic gradient descent: a batch needs 5 samples, but there are only 4; make the batch"
                                + " smaller");
    }

    @Test
    void constructor_ratesOutOfRange_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StochasticGradientDescent(Double.NaN, 1, 0))
                .withMessage(
                        "stochastic gradient descent: learning rate α must be a finite number above 0, but got NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StochasticGradientDescent(1, 0, 0))
                .withMessage("stochastic gradient descent: batch size b must be at least 1, but got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StochasticGradientDescent.Goal(0.1, 0))
                .withMessage("goal: the number of steps must be at least 1, but got 0");
    }
}
