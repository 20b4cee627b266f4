package org.myelin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.Parameters;
import org.myelin.optim.ElementwiseOptimizer;
import org.myelin.optim.ParameterRange;
import org.myelin.optim.Sgd;
import org.myelin.optim.StepContext;
import org.myelin.random.CounterRandom;

/**
 * A training step allocates nothing, once the compilers are done: whatever it allocates, the collector must clear away.
 */
class AllocationTest {
    private static final int STEPS = 200;
    private static final ThreadMXBean BEAN = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** One that no kernel computes. */
    private record Plain() implements ElementwiseOptimizer {
        @Override
        public void update(ParameterRange range, StepContext step) {
            for (int k = 0; k < range.length(); k++) {
                range.parameters()[range.offset() + k] -=
                        (float) step.learningRate() * range.gradient()[range.gradientOffset() + k];
            }
        }
    }

    static Stream<ElementwiseOptimizer> optimizers() {
        return Stream.of(Sgd.defaults().withWeightDecay(1e-3), new Plain());
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void step_afterWarmUp_allocatesNothing(ElementwiseOptimizer optimizer) {
        Architecture architecture = Architecture.builder(70)
                .dense(64, Activation.RELU)
                .dense(40, Activation.RELU)
                .classes(10);
        Batch batch = new Batch(70, 10, 37);
        float[] sample = new float[70];
        CounterRandom random = CounterRandom.of(1);
        try (TrainingEngine engine = new TrainingEngine(Parameters.initialize(architecture, 1), optimizer, 37, 2)) {
            long least = Long.MAX_VALUE;
            for (int round = 0; round < 100 && least > 0; round++) {
                long before = allocated();
                for (int step = 0; step < STEPS; step++) {
                    batch.clear();
                    for (int s = 0; s < 37; s++) {
                        for (int f = 0; f < sample.length; f++) {
                            sample[f] = random.nextFloat();
                        }
                        batch.add(sample, 0, s % 10);
                    }
                    batch.finish();
                    engine.step(batch, 0.01);
                }
                least = Math.min(least, allocated() - before);
            }

            assertThat(least).as("bytes allocated in %d steps", STEPS).isZero();
        }
    }

    private static long allocated() {
        return BEAN.getCurrentThreadAllocatedBytes();
    }
}
