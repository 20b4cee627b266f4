package org.myelin.lecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NetworkTest {
    private static final Matrix TWO_FROM_THREE = Matrix.of(new double[][] {{1, 2, 3}, {4, 5, 6}});

    @Test
    void neuron_byHand_sumsWeightedInputs() {
        // z = 2·0.5 + 3·(−1) + 2 = 0
        Neuron neuron = new Neuron(Vector.of(0.5, -1), 2, ElementWise.SIGMOID);
        assertThat(neuron.netInput(Vector.of(2, 3))).isZero();
        assertThat(neuron.output(Vector.of(2, 3))).isEqualTo(0.5);
        assertThat(new Neuron(Vector.of(0.5, -1), ElementWise.LINEAR).output(Vector.of(2, 3)))
                .isEqualTo(-2);
    }

    @Test
    void neuron_tooManyInputs_isRefused() {
        Neuron neuron = new Neuron(Vector.of(1, 2), ElementWise.LINEAR);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> neuron.output(Vector.of(1, 2, 3)))
                .withMessage("neuron expects 2 values, but x has 3");
    }

    @Test
    void layer_sameNumbersAsItsNeurons_inBothForms() {
        Layer layer = new Layer(TWO_FROM_THREE, Vector.of(10, -10), ElementWise.LINEAR);
        Vector a = Vector.of(1, 0, -1);
        for (int j = 1; j <= 2; j++) {
            Neuron neuron = new Neuron(TWO_FROM_THREE.row(j), layer.biases().at(j), ElementWise.LINEAR);
            assertThat(layer.netInputs(a).at(j)).isEqualTo(neuron.netInput(a));
            assertThat(layer.netInputsScalar(a).at(j)).isEqualTo(neuron.netInput(a));
        }
        assertThat(layer.netInputs(a)).isEqualTo(Vector.of(8, -12));
    }

    @Test
    void layer_tooFewBiases_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Layer(TWO_FROM_THREE, Vector.of(1), ElementWise.LINEAR))
                .withMessage("layer of 2 neurons: b expects 2 values, but the vector has 1");
    }

    @Test
    void network_indices_countFromOneAsInTheLecture() {
        Network network = new Network(
                List.of(
                        new Layer(TWO_FROM_THREE, ElementWise.TANH),
                        new Layer(Matrix.of(new double[][] {{7, 8}}), Vector.of(9), ElementWise.LINEAR)),
                new MeanSquaredError());
        assertThat(network.depth()).isEqualTo(3);
        assertThat(List.of(network.size(1), network.size(2), network.size(3))).containsExactly(3, 2, 1);
        // w₂₁¹ connects neuron 1 of layer 1 to neuron 2 of layer 2
        assertThat(network.weights(1).at(2, 1)).isEqualTo(4);
        assertThat(network.weights(2).at(1, 2)).isEqualTo(8);
        assertThat(network.biases(1).isEmpty()).isTrue();
        assertThat(network.biases(2)).isEqualTo(Vector.of(9));
        assertThat(network.activation(2)).isEqualTo(ElementWise.TANH);
        assertThat(network.activation(3)).isEqualTo(ElementWise.LINEAR);
    }

    @Test
    void output_linearLayers_isOneLinearModel() {
        // (16): a network of linear layers is the one matrix W² W¹ = (3·1+4·4, 3·2+4·5, 3·3+4·6) = (19, 26, 33)
        Network network = new Network(
                List.of(
                        new Layer(TWO_FROM_THREE, ElementWise.LINEAR),
                        new Layer(Matrix.of(new double[][] {{3, 4}}), ElementWise.LINEAR)),
                new MeanSquaredError());
        assertThat(network.output(Vector.of(1, 0, 0))).isEqualTo(Vector.of(19));
        assertThat(network.output(Vector.of(1, 2, -1))).isEqualTo(Vector.of(19 + 52 - 33));
    }

    @Test
    void output_sigmoidTwice_composesTheFunctions() {
        Network network = new Network(
                List.of(
                        new Layer(Matrix.of(new double[][] {{2}}), ElementWise.SIGMOID),
                        new Layer(Matrix.of(new double[][] {{-3}}), ElementWise.SIGMOID)),
                new MeanSquaredError());
        double inner = 1 / (1 + Math.exp(-2 * 0.7));
        assertThat(network.output(Vector.of(0.7)).at(1)).isEqualTo(1 / (1 + Math.exp(3 * inner)), within(1e-15));
    }

    @Test
    void network_layersThatDoNotFit_namesTheLayer() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Network(
                        List.of(
                                new Layer(TWO_FROM_THREE, ElementWise.RELU),
                                new Layer(TWO_FROM_THREE, ElementWise.RELU)),
                        new MeanSquaredError()))
                .withMessage(
                        "network: W² expects 3 inputs, but layer 2 has 2 neurons; give W² as many columns as layer 2"
                                + " has neurons");
    }

    @Test
    void network_noLayers_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Network(List.of(), new MeanSquaredError()))
                .withMessage("network: needs at least 1 layer besides the input, but got none");
    }

    @Test
    void network_softmaxInside_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Network.builder(3)
                        .layer(2, new Softmax())
                        .layer(2, new Softmax())
                        .build(new CrossEntropy()))
                .withMessage("network: layer 2 of 3 uses softmax, which is only for the output layer; choose linear,"
                        + " sigmoid, tanh or relu");
    }

    @Test
    void forward_wrongInput_isRefused() {
        Network network = Network.builder(3).layer(2, ElementWise.RELU).build(new MeanSquaredError());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.forward(Vector.of(1, 2)))
                .withMessage("network of 3 inputs expects 3 values, but x has 2");
    }

    @Test
    void weights_layerThatHasNone_isRefused() {
        Network network = Network.builder(3).layer(2, ElementWise.RELU).build(new MeanSquaredError());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.weights(2))
                .withMessage("network: l of Wˡ goes from 1 to 1, but got 2; the lecture counts from 1");
    }

    @Test
    void with_anotherShape_isRefused() {
        Network network = Network.builder(2).layer(2, ElementWise.RELU).build(new MeanSquaredError());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.with(1, TWO_FROM_THREE, Vector.of()))
                .withMessage("network: Wˡ with l = 1 expects a matrix of 2 × 2, but got one of 2 × 3");
    }

    @Test
    void randomized_sameSeed_sameBitsWithinTheBound() {
        Network shape = Network.builder(3)
                .layerWithBias(4, ElementWise.TANH)
                .layer(2, ElementWise.LINEAR)
                .build(new MeanSquaredError());
        Network network = shape.randomized(new Random(1));
        assertThat(network).isEqualTo(shape.randomized(new Random(1))).isNotEqualTo(shape.randomized(new Random(2)));
        assertThat(network.biases(1)).isEqualTo(Vector.zeros(4));
        assertThat(network.biases(2)).isEqualTo(Vector.of());
        for (double w : network.weights(1).toRowMajor()) {
            assertThat(w).isBetween(-Math.sqrt(6.0 / 7), Math.sqrt(6.0 / 7)).isNotZero();
        }
    }

    @Test
    void oneHot_everyClass_comesBack() {
        assertThat(OneHot.encode(2, 4)).isEqualTo(Vector.of(0, 0, 1, 0));
        for (int label = 0; label < 10; label++) {
            assertThat(OneHot.encode(label, 10).size()).isEqualTo(10);
            assertThat(OneHot.decode(OneHot.encode(label, 10))).isEqualTo(label);
        }
        assertThat(OneHot.decode(Vector.of(0.2, 0.4, 0.4))).isEqualTo(1);
    }

    @Test
    void oneHot_labelOutside_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OneHot.encode(10, 10))
                .withMessage("one-hot: labels of 10 classes go from 0 to 9, but got 10");
    }

    @Test
    void neuron_withoutWeights_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Neuron(Vector.of(new double[0]), 0, ElementWise.LINEAR))
                .withMessage("neuron: needs at least 1 weight, but got none");
    }
}
