package org.myelin.lecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BackpropagationTest {
    private static final double H = 1e-5;

    /**
     * Central differences err by h²/6 · J‴ and by the rounding of J. With h = 10⁻⁵ and weights, inputs and outputs of
     * size 1, J‴ is at most some hundreds: 10⁻¹⁰/6 · 300 = 5·10⁻⁹. J is at most some tens, rounded after some tens of
     * operations to about 10⁻¹⁵ · 10; over 2h that is 5·10⁻¹⁰. A wrong formula is wrong by 10⁻² or more.
     */
    private static final double TOLERANCE = 1e-8;

    /** Two orders of summation of at most 5 terms of size 1, through at most 5 layers: some tens of 10⁻¹⁶. */
    private static final double ROUNDING = 1e-14;

    static List<RandomNetworks.Case> networks() {
        return RandomNetworks.all();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void of_everyParameter_equalsCentralDifferences(RandomNetworks.Case networkCase) {
        Network network = networkCase.network();
        boolean reachesFirstLayer = false;
        for (Sample sample : networkCase.samples()) {
            assertFarFromKinks(network, sample);
            Gradients exact = Backpropagation.of(network, sample);
            assertClose(exact, CentralDifferences.of(network, sample, H), network, TOLERANCE);
            reachesFirstLayer |= Arrays.stream(exact.weights(1).toRowMajor()).anyMatch(w -> Math.abs(w) > 1e-4);
        }
        assertThat(reachesFirstLayer).as("a gradient reaches W¹").isTrue();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void scalar_everyStage_equalsVectorForm(RandomNetworks.Case networkCase) {
        Network network = networkCase.network();
        for (Sample sample : networkCase.samples()) {
            ForwardPass scalar = ForwardPass.scalar(network, sample.x());
            ForwardPass vector = ForwardPass.vector(network, sample.x());
            Sensitivities scalarDelta = Sensitivities.scalar(network, scalar, sample.y());
            Sensitivities vectorDelta = Sensitivities.vector(network, vector, sample.y());
            assertThat(scalar.activations(1)).isEqualTo(sample.x());
            for (int l = 2; l <= network.depth(); l++) {
                assertClose(scalar.netInputs(l), vector.netInputs(l), ROUNDING);
                assertClose(scalar.activations(l), vector.activations(l), ROUNDING);
                assertClose(scalarDelta.at(l), vectorDelta.at(l), ROUNDING);
            }
            assertClose(network.output(sample.x()), scalar.output(), ROUNDING);
            assertClose(
                    Gradients.scalar(network, scalar, scalarDelta),
                    Gradients.vector(network, vector, vectorDelta),
                    network,
                    ROUNDING);
        }
    }

    @Test
    void of_twoLayersByHand_hasTheNumbersOfPaper() {
        // x = (1, 2), W¹ = [[1, −1], [0.5, 0.25]], ReLU; W² = [[3, 4]], linear; y = 2.
        Network network = new Network(
                List.of(
                        new Layer(Matrix.of(new double[][] {{1, -1}, {0.5, 0.25}}), ElementWise.RELU),
                        new Layer(Matrix.of(new double[][] {{3, 4}}), Vector.of(0.5), ElementWise.LINEAR)),
                new MeanSquaredError());
        Sample sample = new Sample(Vector.of(1, 2), Vector.of(2));

        // z² = (1−2, 0.5+0.5) = (−1, 1), a² = (0, 1), z³ = 0 + 4 + 0.5 = 4.5
        ForwardPass pass = network.forward(sample.x());
        assertThat(pass.netInputs(2)).isEqualTo(Vector.of(-1, 1));
        assertThat(pass.activations(2)).isEqualTo(Vector.of(0, 1));
        assertThat(pass.output()).isEqualTo(Vector.of(4.5));
        // J = ½ 2.5²
        assertThat(network.loss(sample)).isEqualTo(3.125);
        // δ³ = 2.5, δ² = (f′(−1) 3 · 2.5, f′(1) 4 · 2.5) = (0, 10)
        Sensitivities delta = Sensitivities.scalar(network, pass, sample.y());
        assertThat(delta.at(3)).isEqualTo(Vector.of(2.5));
        assertThat(delta.at(2)).isEqualTo(Vector.of(0, 10));
        // ∂J/∂W² = δ³ (a²)ᵀ, ∂J/∂b = δ³, ∂J/∂W¹ = δ² (a¹)ᵀ
        Gradients gradients = Backpropagation.of(network, sample);
        assertThat(gradients.weights(2)).isEqualTo(Matrix.of(new double[][] {{0, 2.5}}));
        assertThat(gradients.biases(2)).isEqualTo(Vector.of(2.5));
        assertThat(gradients.weights(1)).isEqualTo(Matrix.of(new double[][] {{0, 0}, {10, 20}}));
        assertThat(gradients.biases(1)).isEqualTo(Vector.of());
    }

    @Test
    void mean_twoSamples_averagesLossAndGradients() {
        Network network = new Network(
                List.of(new Layer(Matrix.of(new double[][] {{2}}), Vector.of(1), ElementWise.LINEAR)),
                new MeanSquaredError());
        // a = 2x + 1: 3 for x = 1, 7 for x = 3; a − y = 3 and 1; J = 4.5 and 0.5
        List<Sample> batch = List.of(new Sample(Vector.of(1), Vector.of(0)), new Sample(Vector.of(3), Vector.of(6)));

        Backpropagation.Mean mean = Backpropagation.mean(network, batch);

        assertThat(mean.loss()).isEqualTo(2.5);
        assertThat(mean.gradients().weights(1)).isEqualTo(Matrix.of(new double[][] {{(3 * 1 + 1 * 3) / 2.0}}));
        assertThat(mean.gradients().biases(1)).isEqualTo(Vector.of(2));
    }

    @Test
    void mean_noSamples_isRefused() {
        Network network = Network.builder(1).layer(1, ElementWise.LINEAR).build(new MeanSquaredError());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Backpropagation.mean(network, List.of()))
                .withMessage("mean over samples: needs at least 1 sample, but got none");
    }

    @Test
    void at_layerOne_saysThatTheInputHasNoSensitivity() {
        Network network = Network.builder(1).layer(1, ElementWise.LINEAR).build(new MeanSquaredError());
        Sensitivities delta = Sensitivities.vector(network, network.forward(Vector.of(1)), Vector.of(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> delta.at(1))
                .withMessage("sensitivities: l of δˡ goes from 2 to 2, but got 1; the lecture counts from 1");
    }

    @Test
    void of_distanceZero_isRefused() {
        Network network = Network.builder(1).layer(1, ElementWise.LINEAR).build(new MeanSquaredError());
        Sample sample = new Sample(Vector.of(1), Vector.of(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CentralDifferences.of(network, sample, 0))
                .withMessage("central differences: h must be a finite number above 0, but got 0.0");
    }

    /**
     * No parameter's shift by h may carry a ReLU over its kink. It moves a z by at most h times the activations (here
     * about 1) times the weights (at most 1) summed over the ways to z: at most 4 · 5 = 20 of them, so 100 h is far.
     * Where all neurons below are dead, z without bias is exactly 0 and never moves.
     */
    private static void assertFarFromKinks(Network network, Sample sample) {
        ForwardPass pass = network.forward(sample.x());
        for (int l = 2; l <= network.depth(); l++) {
            boolean dead = l > 2 && pass.activations(l - 1).equals(Vector.zeros(network.size(l - 1)));
            for (int i = 1; i <= network.size(l); i++) {
                double z = pass.netInputs(l).at(i);
                assertThat((z == 0 && dead) || Math.abs(z) > 100 * H)
                        .as("z of neuron %d of layer %d, %s, is far from the bend", i, l, z)
                        .isTrue();
            }
        }
    }

    private static void assertClose(Gradients actual, Gradients expected, Network network, double tolerance) {
        for (int l = 1; l < network.depth(); l++) {
            assertThat(actual.weights(l).rows()).isEqualTo(network.size(l + 1));
            assertThat(actual.weights(l).columns()).isEqualTo(network.size(l));
            assertThat(actual.weights(l).toRowMajor())
                    .as("∂J/∂W of l = %d", l)
                    .containsExactly(expected.weights(l).toRowMajor(), within(tolerance));
            assertThat(actual.biases(l).size()).isEqualTo(network.biases(l).size());
            assertClose(actual.biases(l), expected.biases(l), tolerance);
        }
    }

    private static void assertClose(Vector actual, Vector expected, double tolerance) {
        assertThat(actual.toArray()).containsExactly(expected.toArray(), within(tolerance));
    }
}
