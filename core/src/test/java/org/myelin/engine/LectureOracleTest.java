package org.myelin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.myelin.check.RecordedGradient;
import org.myelin.lecture.ActivationFunction;
import org.myelin.lecture.Backpropagation;
import org.myelin.lecture.Gradients;
import org.myelin.lecture.Layer;
import org.myelin.lecture.Matrix;
import org.myelin.lecture.Network;
import org.myelin.lecture.Sample;
import org.myelin.lecture.Vector;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.Dense;
import org.myelin.nn.Initializer;
import org.myelin.nn.Loss;
import org.myelin.nn.Parameters;
import org.myelin.random.CounterRandom;

/**
 * The engine against the lecture's formulas in double precision: outputs, loss and every gradient.
 *
 * <p>A value of the engine comes out of sums of at most 70 products through at most five layers forward and back, of
 * numbers of order 1: some thousand roundings of 2⁻²⁴ relative that mostly cancel. 2·10⁻⁵ holds them; a wrong formula,
 * index or layout is off by far more.
 */
class LectureOracleTest {
    private static final double TOLERANCE = 2e-5;
    private static final int SAMPLES = 37;

    static Stream<Architecture> architectures() {
        List<Architecture> all = new ArrayList<>();
        List<Activation> elementWise = List.of(Activation.LINEAR, Activation.SIGMOID, Activation.TANH, Activation.RELU);
        for (Activation hidden : elementWise) {
            for (boolean bias : new boolean[] {false, true}) {
                all.add(network(bias, hidden, Activation.SOFTMAX, Loss.CROSS_ENTROPY, 33, 64, 5, 70));
                for (Activation output : elementWise) {
                    all.add(network(bias, hidden, output, Loss.MEAN_SQUARED_ERROR, 31, 32, 65));
                }
            }
        }
        all.add(network(true, Activation.RELU, Activation.SOFTMAX, Loss.CROSS_ENTROPY));
        all.add(network(true, Activation.RELU, Activation.SOFTMAX, Loss.CROSS_ENTROPY, 1, 1, 1));
        return all.stream();
    }

    private static Architecture network(boolean bias, Activation hidden, Activation output, Loss loss, int... neurons) {
        List<org.myelin.nn.Layer> layers = new ArrayList<>();
        for (int outputs : neurons) {
            layers.add(new Dense(outputs, hidden, bias, new Initializer.Xavier()));
        }
        layers.add(new Dense(6, output, bias, new Initializer.Xavier()));
        return new Architecture(19, layers, loss);
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void step_outputsLossAndGradients_areThoseOfTheLecture(Architecture architecture) {
        Parameters parameters = RandomBatches.parameters(architecture, 3);
        Network network = lectureNetwork(parameters);
        List<Sample> samples = new ArrayList<>();
        Batch batch = batch(architecture, samples);
        RecordedGradient recorded = new RecordedGradient(parameters);
        try (TrainingEngine engine = new TrainingEngine(parameters, recorded, 40, 2);
                ForwardEngine forward = new ForwardEngine(parameters, 40, 2)) {
            engine.step(batch, 0);
            forward.forward(batch);

            Backpropagation.Mean expected = Backpropagation.mean(network, samples);
            assertThat(engine.lossSum() / SAMPLES).isCloseTo(expected.loss(), within(TOLERANCE));
            assertOutputs(forward, network, samples);
            assertGradients(recorded.gradient(), expected.gradients());
        }
    }

    private static Network lectureNetwork(Parameters parameters) {
        Architecture architecture = parameters.architecture();
        List<Layer> layers = new ArrayList<>();
        for (int l = 0; l < architecture.layers().size(); l++) {
            Dense dense = (Dense) architecture.layers().get(l);
            layers.add(new Layer(
                    Matrix.ofRowMajor(dense.outputs(), architecture.inputsOf(l), parameters.weights(l)),
                    Vector.of(parameters.biases(l)),
                    ActivationFunction.named(dense.activation().toString())));
        }
        return new Network(
                layers, org.myelin.lecture.Loss.named(architecture.loss().toString()));
    }

    private static Batch batch(Architecture architecture, List<Sample> samples) {
        CounterRandom random = CounterRandom.of(8);
        Batch batch = new Batch(architecture.inputs(), architecture.outputs(), 40);
        for (int s = 0; s < SAMPLES; s++) {
            float[] x = new float[architecture.inputs()];
            for (int i = 0; i < x.length; i++) {
                x[i] = (float) random.nextGaussian();
            }
            int label = random.nextInt(architecture.outputs());
            batch.add(x, 0, label);
            samples.add(Sample.ofClass(Vector.of(x), label, architecture.outputs()));
        }
        batch.finish();
        return batch;
    }

    private static void assertOutputs(ForwardEngine forward, Network network, List<Sample> samples) {
        for (int s = 0; s < SAMPLES; s++) {
            double[] expected = network.output(samples.get(s).x()).toArray();
            for (int unit = 0; unit < expected.length; unit++) {
                assertThat((double) forward.output(s, unit))
                        .as("output %d of sample %d", unit, s)
                        .isCloseTo(expected[unit], within(TOLERANCE));
            }
        }
    }

    private static void assertGradients(Parameters actual, Gradients expected) {
        for (int l = 0; l < actual.architecture().layers().size(); l++) {
            assertClose("dW", l, actual.weights(l), expected.weights(l + 1).toRowMajor());
            assertClose("db", l, actual.biases(l), expected.biases(l + 1).toArray());
        }
    }

    private static void assertClose(String what, int layer, float[] actual, double[] expected) {
        assertThat(actual).as("%s of layer %d", what, layer + 1).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat((double) actual[i])
                    .as("%s of layer %d, element %d", what, layer + 1, i)
                    .isCloseTo(expected[i], within(TOLERANCE));
        }
    }
}
