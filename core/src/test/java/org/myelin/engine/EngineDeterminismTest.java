package org.myelin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.Parameters;
import org.myelin.nn.ShapeMismatchException;
import org.myelin.optim.Sgd;

/** The same bits whatever the number of threads, and learning that works at all. */
class EngineDeterminismTest {
    private static final Architecture WIDE = Architecture.builder(300)
            .dense(130, Activation.RELU)
            .dense(65, Activation.TANH)
            .dense(33, Activation.SIGMOID)
            .classes(10);

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 8})
    void step_moreThreads_sameBits(int threads) {
        assertThat(trained(threads).sha256()).isEqualTo(trained(1).sha256());
        assertThat(trained(threads).storage()).isEqualTo(trained(1).storage());
    }

    private static Parameters trained(int threads) {
        Parameters parameters = Parameters.initialize(WIDE, 5);
        try (TrainingEngine engine = new TrainingEngine(parameters, new Sgd(0.9, true, 1e-3), 70, threads)) {
            for (int step = 0; step < 20; step++) {
                engine.step(RandomBatches.batch(WIDE, step % 3 == 0 ? 41 : 70, 70, step), 0.05);
            }
        }
        return parameters;
    }

    static Stream<Architecture> learners() {
        return Stream.of(
                WIDE,
                Architecture.builder(20)
                        .dense(64, Activation.RELU)
                        .dense(5, Activation.LINEAR)
                        .build(org.myelin.nn.Loss.MEAN_SQUARED_ERROR),
                Architecture.builder(20)
                        .dense(64, Activation.SIGMOID)
                        .dense(5, Activation.SIGMOID)
                        .build(org.myelin.nn.Loss.MEAN_SQUARED_ERROR));
    }

    @ParameterizedTest
    @MethodSource("learners")
    void step_oneBatchAgainAndAgain_learnsItByHeart(Architecture architecture) {
        Parameters parameters = Parameters.initialize(architecture, 1);
        Batch batch = RandomBatches.batch(architecture, 24, 24, 2);
        try (TrainingEngine engine = new TrainingEngine(parameters, Sgd.defaults(), 24, 2)) {
            for (int step = 0; step < 600; step++) {
                engine.step(batch, 0.1);
            }
            assertThat(engine.correct()).isEqualTo(24);
            assertThat(engine.lossSum() / 24).isLessThan(0.05);
        }
    }

    @Test
    void step_paddingOfPanels_staysZero() {
        Parameters parameters = trained(2);
        Parameters rebuilt = Parameters.zeros(WIDE);
        for (int l = 0; l < WIDE.layers().size(); l++) {
            rebuilt.setWeights(l, parameters.weights(l));
            rebuilt.setBiases(l, parameters.biases(l));
        }
        assertThat(parameters.storage()).isEqualTo(rebuilt.storage());
    }

    @Test
    void forward_batchForOtherNetwork_isRefused() {
        Architecture other = Architecture.builder(20).classes(10);
        try (ForwardEngine engine = new ForwardEngine(Parameters.zeros(WIDE), 8, 1)) {
            assertThatThrownBy(() -> engine.forward(RandomBatches.batch(other, 3, 8, 1)))
                    .isInstanceOf(ShapeMismatchException.class)
                    .hasMessage("batch: the network has 300 inputs and 10 outputs, but the batch has 20 features and"
                            + " 10 classes");
        }
    }

    @Test
    void forward_tooLargeBatch_isRefused() {
        try (ForwardEngine engine = new ForwardEngine(Parameters.zeros(WIDE), 8, 1)) {
            assertThatThrownBy(() -> engine.forward(RandomBatches.batch(WIDE, 9, 9, 1)))
                    .isInstanceOf(ShapeMismatchException.class)
                    .hasMessage("batch: this engine takes 1 to 8 samples, but the batch has 9");
        }
    }
}
