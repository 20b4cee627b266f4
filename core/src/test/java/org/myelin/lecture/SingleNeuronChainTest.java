package org.myelin.lecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SingleNeuronChainTest {
    @ParameterizedTest
    @EnumSource
    void sensitivity_everyLayer_equalsBackpropagation(ElementWise activation) {
        SingleNeuronChain chain = new SingleNeuronChain(Vector.of(0.8, 1.3, 0.4, 2, 0.9), activation);
        SingleNeuronChain.Trace trace = chain.run(0.7, 0.1);

        Network network = chain.network();
        Sample sample = new Sample(Vector.of(0.7), Vector.of(0.1));
        ForwardPass pass = network.forward(sample.x());
        Sensitivities delta = Sensitivities.scalar(network, pass, sample.y());
        Gradients gradients = Backpropagation.of(network, sample);

        // Both multiply the same at most 8 factors in another order: some roundings of 10⁻¹⁶, relatively.
        for (int l = 2; l <= 6; l++) {
            double expected = delta.at(l).at(1);
            assertThat(expected).isNotZero();
            assertThat(trace.sensitivity(l)).isEqualTo(expected, within(Math.abs(expected) * 1e-14));
            assertThat(trace.factors(l)).hasSize(6 - l);
            assertThat(trace.netInput(l)).isEqualTo(pass.netInputs(l).at(1));
        }
        for (int l = 1; l <= 5; l++) {
            double expected = gradients.weights(l).at(1, 1);
            assertThat(trace.gradient(l)).isEqualTo(expected, within(Math.abs(expected) * 1e-14));
            assertThat(trace.activation(l)).isEqualTo(pass.activations(l).at(1));
        }
    }

    @Test
    void run_linearByHand_hasTheNumbersOfPaper() {
        // a¹ = 1, w = (2, 3, 5): a = 2, 6, 30; δ⁴ = 30 − 20 = 10; factors 3 and 5; δ³ = 50, δ² = 150
        SingleNeuronChain.Trace trace = new SingleNeuronChain(Vector.of(2, 3, 5), ElementWise.LINEAR).run(1, 20);
        assertThat(trace.netInputs()).isEqualTo(Vector.of(2, 6, 30));
        assertThat(trace.factors(2)).containsExactly(3.0, 5.0);
        assertThat(trace.sensitivity(4)).isEqualTo(10);
        assertThat(trace.sensitivity(3)).isEqualTo(50);
        assertThat(trace.sensitivity(2)).isEqualTo(150);
        assertThat(trace.gradient(1)).isEqualTo(150);
        assertThat(trace.survival()).isEqualTo(15);
    }

    @Test
    void survival_sigmoidOfUnitWeights_vanishesWithDepth() {
        double before = 1;
        for (int depth = 5; depth <= 40; depth += 5) {
            SingleNeuronChain.Trace trace = chain(depth, ElementWise.SIGMOID).run(1, 0);
            // each of the L−2 factors is at most ¼
            assertThat(trace.survival()).isPositive().isLessThan(before).isLessThanOrEqualTo(Math.pow(0.25, depth - 2));
            assertThat(trace.survivalPerLayer()).isLessThanOrEqualTo(0.25);
            before = trace.survival();
        }
        assertThat(before).isLessThan(1e-22);
    }

    @Test
    void survival_linearAndReluOfUnitWeights_isWhole() {
        for (ElementWise activation : new ElementWise[] {ElementWise.LINEAR, ElementWise.RELU}) {
            SingleNeuronChain.Trace trace = chain(40, activation).run(1, 0);
            assertThat(trace.survival()).isEqualTo(1);
            assertThat(trace.survivalPerLayer()).isEqualTo(1);
            assertThat(trace.sensitivity(2)).isEqualTo(trace.sensitivity(40));
        }
    }

    @Test
    void survival_linearOfLargeWeights_explodes() {
        SingleNeuronChain.Trace trace = new SingleNeuronChain(Vector.build(39, l -> 2), ElementWise.LINEAR).run(1, 0);
        assertThat(trace.survival()).isEqualTo(Math.pow(2, 38));
        assertThat(trace.survivalPerLayer()).isEqualTo(2, within(1e-14));
    }

    @Test
    void survival_oneWeight_isWholeBecauseThereIsNoFactor() {
        SingleNeuronChain.Trace trace = chain(2, ElementWise.SIGMOID).run(1, 0);
        assertThat(trace.factors(2)).isEmpty();
        assertThat(trace.survival()).isEqualTo(1);
        assertThat(trace.survivalPerLayer()).isEqualTo(1);
    }

    @Test
    void factor_ofTheOutputLayer_isRefused() {
        SingleNeuronChain.Trace trace = chain(4, ElementWise.SIGMOID).run(1, 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trace.factor(4))
                .withMessage("trace: l of f′(zˡ)wˡ goes from 2 to 3, but got 4; the lecture counts from 1");
    }

    @Test
    void chain_noWeights_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SingleNeuronChain(Vector.of(), ElementWise.TANH))
                .withMessage("single-neuron chain: needs at least 1 weight, but got none");
    }

    private static SingleNeuronChain chain(int depth, ElementWise activation) {
        return new SingleNeuronChain(Vector.build(depth - 1, l -> 1), activation);
    }
}
