package org.myelin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.myelin.check.RecordedGradient;
import org.myelin.flow.GradientFlow;
import org.myelin.flow.InputFlow;
import org.myelin.flow.LayerFlow;
import org.myelin.lecture.Backpropagation;
import org.myelin.lecture.ForwardPass;
import org.myelin.lecture.Network;
import org.myelin.lecture.Sample;
import org.myelin.lecture.Sensitivities;
import org.myelin.nn.Activate;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.Dense;
import org.myelin.nn.LayerNorm;
import org.myelin.nn.Loss;
import org.myelin.nn.Parameters;
import org.myelin.nn.Residual;
import org.myelin.observe.FlowObserver;
import org.myelin.optim.Adam;
import org.myelin.optim.Clipped;
import org.myelin.optim.Muon;
import org.myelin.optim.Optimizer;
import org.myelin.optim.Sgd;

/**
 * What the engine says about a step, against the lecture's formulas in double precision.
 *
 * <p>Each figure is a norm or a mean of values that are right to 2·10⁻⁵ (see {@link LectureOracleTest}) and of order 1
 * to 10⁻²; 10⁻³ of its size holds that.
 */
class GradientFlowTest {
    private static final int SAMPLES = 45;
    private static final double RATE = 0.1;

    private static Offset<Double> near(double expected) {
        return within(1e-3 * Math.abs(expected) + 1e-6);
    }

    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            names = {"SIGMOID", "TANH", "RELU", "LINEAR"})
    void observation_ofDenseLayers_isWhatTheLectureSays(Activation f) {
        Architecture architecture =
                Architecture.builder(19).dense(33, f).dense(70, f).classes(6);
        Parameters parameters = RandomBatches.parameters(architecture, 3);
        scale(parameters, 3); // so that some values are saturated
        Network network = LectureNetworks.of(parameters);
        List<Sample> samples = new ArrayList<>();
        Batch batch = LectureNetworks.batch(architecture, SAMPLES, samples);

        GradientFlow flow = observe(parameters, Sgd.plain(), batch, 2);

        assertThat(flow.layers()).extracting(LayerFlow::label).containsExactly("1", "2", "3");
        assertThat(flow.layers()).extracting(LayerFlow::neurons).containsExactly(33, 70, 6);
        assertThat(flow.layers()).extracting(LayerFlow::activation).containsExactly(f, f, Activation.SOFTMAX);
        for (int l = 1; l <= 3; l++) {
            assertLayer(flow.layers().get(l - 1), l, network, samples, f);
        }
        assertThat(flow.survival())
                .isEqualTo(flow.layers().get(0).sensitivity()
                        / flow.layers().get(2).sensitivity());
    }

    private static void assertLayer(LayerFlow layer, int l, Network network, List<Sample> samples, Activation f) {
        double sensitivities = 0;
        double sum = 0;
        double squares = 0;
        int saturated = 0;
        for (Sample sample : samples) {
            ForwardPass pass = network.forward(sample.x());
            for (double delta :
                    Sensitivities.vector(network, pass, sample.y()).at(l + 1).toArray()) {
                sensitivities += delta * delta;
            }
            for (double a : pass.activations(l + 1).toArray()) {
                sum += a;
                squares += a * a;
                saturated += l < 3 && isSaturated(f, a) ? 1 : 0;
            }
        }
        int values = samples.size() * network.size(l + 1);
        double[] gradient =
                Backpropagation.mean(network, samples).gradients().weights(l).toRowMajor();
        double[] weights = network.weights(l).toRowMajor();
        double mean = sum / values;
        double sensitivity = Math.sqrt(sensitivities / samples.size());
        assertThat(layer.sensitivity()).as("|δ|").isCloseTo(sensitivity, near(sensitivity));
        assertThat(layer.gradient()).as("|dW|").isCloseTo(norm(gradient), near(norm(gradient)));
        assertThat(layer.weight()).as("|W|").isCloseTo(norm(weights), near(norm(weights)));
        // Δw = −α ∂J/∂w, but rounded to the floats of w, whose last bit is 6·10⁻⁸ of a w of order 1
        assertThat(layer.update()).as("|ΔW|").isCloseTo(RATE * norm(gradient), near(RATE * norm(gradient)));
        assertThat(layer.relativeUpdate()).isEqualTo(layer.update() / layer.weight());
        assertThat(layer.mean()).as("mean").isCloseTo(mean, within(1e-4));
        double deviation = Math.sqrt(squares / values - mean * mean);
        assertThat(layer.deviation()).as("deviation").isCloseTo(deviation, near(deviation));
        // a value within rounding of the limit may fall on either side
        assertThat(layer.saturated()).isCloseTo((double) saturated / values, within(2.0 / values));
        assertThat(layer.dead()).isZero();
    }

    private static boolean isSaturated(Activation f, double a) {
        return switch (f) {
            case SIGMOID -> a * (1 - a) < 0.05 * 0.25;
            case TANH -> 1 - a * a < 0.05;
            default -> false;
        };
    }

    @Test
    void observation_ofInput_isMeanAndDeviationOfTheFeatures() {
        Architecture architecture = Architecture.builder(40).classes(2);
        Batch batch = new Batch(40, 2, 64);
        double sum = 0;
        double squares = 0;
        for (int s = 0; s < 50; s++) {
            float[] x = new float[40];
            for (int i = 0; i < x.length; i++) {
                x[i] = s - 0.5f * i;
                sum += x[i];
                squares += (double) x[i] * x[i];
            }
            batch.add(x, 0, 0);
        }
        batch.finish();

        InputFlow input = observe(Parameters.initialize(architecture, 1), Sgd.plain(), batch, 1)
                .input();

        assertThat(input.samples()).isEqualTo(50);
        double mean = sum / 2000;
        assertThat(input.mean()).isCloseTo(mean, within(1e-9));
        assertThat(input.deviation()).isCloseTo(Math.sqrt(squares / 2000 - mean * mean), within(1e-9));
        assertThat(input.rootMeanSquare()).isCloseTo(Math.sqrt(squares / 2000), within(1e-9));
    }

    /** With one sample ∂J/∂b is δ itself, so that the recorded gradients say what each layer's δ must be. */
    @Test
    void observation_ofResidualNetwork_hasTheNormsOfEachLayersGradients() {
        Architecture architecture = residual(0);
        Parameters parameters = Parameters.initialize(architecture, 3);
        RecordedGradient recorded = new RecordedGradient(parameters);
        Batch batch = RandomBatches.batch(architecture, 1, 8, 5);

        GradientFlow flow = observe(parameters, recorded, batch, 2);

        assertThat(flow.layers())
                .extracting(LayerFlow::label)
                .containsExactly("1", "4.s", "4.2", "4.3", "5.1", "5.2", "6");
        assertThat(flow.layers())
                .extracting(LayerFlow::activation)
                .containsExactly(
                        Activation.TANH, // of layer 3, behind the normalisation
                        Activation.LINEAR,
                        Activation.GELU,
                        Activation.LINEAR,
                        Activation.RELU,
                        Activation.LINEAR,
                        Activation.SOFTMAX);
        List<String> paths = List.of("0", "3.shortcut", "3.branch.1", "3.branch.2", "4.branch.0", "4.branch.1", "5");
        for (int l = 0; l < paths.size(); l++) {
            LayerFlow layer = flow.layers().get(l);
            double weights = norm(recorded.gradient(), "layers." + paths.get(l) + ".weight");
            // a projection has no bias, but the δ of the sum F(x) + Wₛx
            String sum = paths.get(l).replace("shortcut", "branch.2");
            double biases = norm(recorded.gradient(), "layers." + sum + ".bias");
            assertThat(layer.gradient()).as("|dW| of %s", layer.label()).isCloseTo(weights, near(weights));
            assertThat(layer.sensitivity()).as("|δ| of %s", layer.label()).isCloseTo(biases, near(biases));
            assertThat(layer.update()).isZero();
            assertThat(layer.relativeUpdate()).isZero();
        }
    }

    @Test
    void observation_ofBlockThatWasLeftOut_lacksItsLayers() {
        Architecture architecture = residual(0.999);

        GradientFlow flow = observe(
                Parameters.initialize(architecture, 3), Sgd.plain(), RandomBatches.batch(architecture, 4, 8, 5), 1);

        assertThat(flow.layers()).extracting(LayerFlow::label).containsExactly("1", "4.s", "6");
    }

    @Test
    void dead_neuronsWithoutAnswerForManySamples_areCounted() {
        Architecture architecture =
                Architecture.builder(10).dense(8, Activation.RELU).classes(3);
        Parameters parameters = Parameters.initialize(architecture, 1);
        parameters.setBiases(0, new float[] {-1e3f, 0, 0, -1e3f, 0, 0, 0, 0});
        Batch batch = RandomBatches.batch(architecture, 100, 100, 4);
        List<Double> dead = new ArrayList<>();

        try (TrainingEngine engine = new TrainingEngine(parameters, Sgd.plain(), 100, 1)) {
            FlowObserver observer = new FlowObserver(engine);
            for (int step = 0; step < 3; step++) {
                GradientFlow flow = observer.observe(batch, () -> engine.step(batch, 1e-6));
                dead.add(flow.layers().getFirst().dead());
            }
        }

        // 100 and 200 samples are too few to say so, 300 are enough
        assertThat(dead).containsExactly(0.0, 0.0, 0.25);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void observation_changesNoBitAndDependsOnNoThreads(int threads) {
        Architecture architecture = residual(0);
        Batch batch = RandomBatches.batch(architecture, 77, 80, 5);
        for (Optimizer optimizer :
                List.of(Sgd.defaults(), Muon.defaults().withWeightDecay(0.1).withInputMatrix(true))) {
            Parameters plain = Parameters.initialize(architecture, 3);
            Parameters observed = Parameters.initialize(architecture, 3);
            Parameters single = Parameters.initialize(architecture, 3);
            try (TrainingEngine engine = new TrainingEngine(plain, optimizer, 80, threads)) {
                engine.step(batch, RATE);
            }

            GradientFlow flow = observe(observed, optimizer, batch, threads);

            assertThat(observed.storage()).isEqualTo(plain.storage());
            assertThat(flow).isEqualTo(observe(single, optimizer, batch, 1));
        }
    }

    /** Updates range by range, of whole gradients, and of whole matrices; the first matrix has several ranges. */
    @Test
    void observation_withAnyMethod_saysHowTheWeightsChanged() {
        Architecture architecture = Architecture.builder(100)
                .dense(70, Activation.RELU)
                .dense(90, Activation.RELU)
                .classes(5);
        Batch batch = RandomBatches.batch(architecture, 33, 40, 5);
        for (Optimizer optimizer : List.of(
                Sgd.defaults().withWeightDecay(0.1),
                new Clipped(Adam.adamW().withWeightDecay(0.1), 0.01, 1),
                Muon.defaults().withWeightDecay(0.1))) {
            Parameters parameters = RandomBatches.parameters(architecture, 3);
            try (TrainingEngine engine = new TrainingEngine(parameters, optimizer, 40, 2)) {
                FlowObserver observer = new FlowObserver(engine);
                for (int observation = 0; observation < 2; observation++) {
                    engine.step(batch, RATE);
                    Parameters before = parameters.copy();
                    GradientFlow flow = observer.observe(batch, () -> engine.step(batch, RATE));
                    for (int l = 0; l < 3; l++) {
                        LayerFlow layer = flow.layers().get(l);
                        double weight = norm(before.weights(l));
                        double change = norm(difference(parameters.weights(l), before.weights(l)));
                        assertThat(layer.weight()).as("%s", optimizer).isCloseTo(weight, within(1e-9 * weight));
                        assertThat(layer.update()).as("%s", optimizer).isCloseTo(change, within(1e-6 * change));
                        assertThat(layer.update()).isPositive();
                    }
                }
            }
        }
    }

    private static float[] difference(float[] x, float[] y) {
        float[] difference = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            difference[i] = x[i] - y[i];
        }
        return difference;
    }

    private static GradientFlow observe(Parameters parameters, Optimizer optimizer, Batch batch, int threads) {
        try (TrainingEngine engine = new TrainingEngine(parameters, optimizer, batch.capacity(), threads)) {
            return new FlowObserver(engine).observe(batch, () -> engine.step(batch, RATE));
        }
    }

    /** Layers 1 to 6, of which 4 projects and 5 does not. */
    private static Architecture residual(double dropProbability) {
        return new Architecture(
                20,
                List.of(
                        new Dense(40, Activation.LINEAR),
                        new LayerNorm(),
                        new Activate(Activation.TANH),
                        new Residual(
                                List.of(
                                        new LayerNorm(),
                                        new Dense(50, Activation.GELU),
                                        new Dense(33, Activation.LINEAR)),
                                dropProbability),
                        new Residual(
                                List.of(new Dense(12, Activation.RELU), new Dense(33, Activation.LINEAR)),
                                dropProbability),
                        new Dense(6, Activation.SOFTMAX)),
                Loss.CROSS_ENTROPY);
    }

    private static void scale(Parameters parameters, float factor) {
        for (int l = 0; l < parameters.architecture().layers().size(); l++) {
            float[] weights = parameters.weights(l);
            for (int i = 0; i < weights.length; i++) {
                weights[i] *= factor;
            }
            parameters.setWeights(l, weights);
        }
    }

    private static double norm(double[] values) {
        return Math.sqrt(Arrays.stream(values).map(value -> value * value).sum());
    }

    private static double norm(Parameters parameters, String slot) {
        return norm(parameters.values(parameters.layout().slots().stream()
                .filter(each -> each.name().equals(slot))
                .findFirst()
                .orElseThrow()));
    }

    private static double norm(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return Math.sqrt(sum);
    }
}
