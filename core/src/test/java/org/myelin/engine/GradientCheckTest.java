package org.myelin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.myelin.check.RecordedGradient;
import org.myelin.kernel.Panels;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.Dense;
import org.myelin.nn.Initializer;
import org.myelin.nn.Layer;
import org.myelin.nn.Loss;
import org.myelin.nn.Parameters;

/**
 * Every gradient of the engine against central differences of the engine's own loss, (J(w+h) − J(w−h)) / 2h.
 *
 * <p>With h = 2⁻⁷ the method's error is about h²/6 · J‴ ≈ 10⁻⁵ times the curvature of these small networks (below 10);
 * the losses are sums of float outputs, each good to about 10⁻⁷, so their difference over 2h is good to about 10⁻⁵.
 * 10⁻³ leaves room for both. Where w−h and w+h make different neurons active, ReLU's kink lies in between and the
 * difference is not a derivative; those parameters are left out, and the test asserts that they are few.
 */
class GradientCheckTest {
    private static final float H = 1f / 128;
    private static final double TOLERANCE = 1e-3;

    static Stream<Architecture> networks() {
        List<Architecture> networks = new ArrayList<>();
        for (boolean bias : new boolean[] {true, false}) {
            for (Activation hidden : List.of(Activation.LINEAR, Activation.SIGMOID, Activation.TANH, Activation.RELU)) {
                networks.add(network(hidden, Activation.SOFTMAX, Loss.CROSS_ENTROPY, bias));
                for (Activation output :
                        List.of(Activation.LINEAR, Activation.SIGMOID, Activation.TANH, Activation.RELU)) {
                    networks.add(network(hidden, output, Loss.MEAN_SQUARED_ERROR, bias));
                }
            }
        }
        return networks.stream();
    }

    private static Architecture network(Activation hidden, Activation output, Loss loss, boolean bias) {
        List<Layer> layers = List.of(
                new Dense(9, hidden, bias, Initializer.defaultFor(hidden)),
                new Dense(35, hidden, bias, Initializer.defaultFor(hidden)),
                new Dense(5, output, bias, Initializer.defaultFor(output)));
        return new Architecture(7, layers, loss);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void step_everyParameter_hasTheGradientOfCentralDifferences(Architecture architecture) {
        Parameters parameters = RandomBatches.parameters(architecture, 11);
        Batch batch = RandomBatches.batch(architecture, 6, 8, 12);
        RecordedGradient recorded = new RecordedGradient(parameters);
        try (TrainingEngine engine = new TrainingEngine(parameters, recorded, 8, 2);
                ForwardEngine forward = new ForwardEngine(parameters, 8, 1)) {
            engine.step(batch, 0);

            int checked = 0;
            int bent = 0;
            float[] w = parameters.storage();
            float[] gradient = recorded.gradient().storage();
            for (int i = 0; i < w.length; i++) {
                float kept = w[i];
                w[i] = kept + H;
                double above = loss(forward, batch);
                BitSet activeAbove = active(forward, batch);
                w[i] = kept - H;
                double below = loss(forward, batch);
                BitSet activeBelow = active(forward, batch);
                w[i] = kept;
                if (!activeAbove.equals(activeBelow)) {
                    bent++;
                } else {
                    assertThat((double) gradient[i])
                            .as("parameter %d", i)
                            .isCloseTo((above - below) / (2 * H), within(TOLERANCE));
                    checked++;
                }
            }
            assertThat(bent).isLessThan(checked / 4);
            assertThat(checked).isGreaterThan(w.length / 2);
        }
    }

    /** Which ReLU neurons are active for which sample. */
    private static BitSet active(ForwardEngine forward, Batch batch) {
        BitSet active = new BitSet();
        int bit = 0;
        for (LayerStep step : forward.layers()) {
            DenseStep layer = (DenseStep) step;
            for (int neuron = 0; layer.activation == Activation.RELU && neuron < layer.outputs; neuron++) {
                for (int sample = 0; sample < batch.size(); sample++) {
                    active.set(bit++, layer.a[Panels.index(layer.outputs, neuron, sample)] > 0);
                }
            }
        }
        return active;
    }

    private static double loss(ForwardEngine forward, Batch batch) {
        forward.forward(batch);
        return forward.lossSum() / batch.size();
    }
}
