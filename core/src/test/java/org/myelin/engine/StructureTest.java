package org.myelin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.myelin.check.RecordedGradient;
import org.myelin.check.ReferenceNetwork;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.Dense;
import org.myelin.nn.Dropout;
import org.myelin.nn.Layer;
import org.myelin.nn.LayerNorm;
import org.myelin.nn.ParameterSlot;
import org.myelin.nn.Parameters;
import org.myelin.nn.Residual;
import org.myelin.nn.Scale;
import org.myelin.nn.Whitening;
import org.myelin.random.CounterRandom;

/**
 * Normalisations, residual blocks and all activations: gradients against central differences of {@link
 * ReferenceNetwork} in double precision, outputs against it, and the path of one sample against that of batches.
 */
class StructureTest {
    private static final int SAMPLES = 37;
    private static final double H = 1e-5;

    static Stream<Architecture> architectures() {
        List<Layer> preNorm = List.of(new LayerNorm(), new Dense(40, Activation.GELU), new Dense(9, Activation.LINEAR));
        Stream<Architecture> plain = Arrays.stream(Activation.values())
                .filter(Activation::isElementWise)
                .map(f -> Architecture.builder(5).dense(9, f).dense(7, f).classes(3));
        return Stream.concat(
                plain,
                Stream.of(
                        Architecture.builder(5)
                                .layerNorm()
                                .dense(9, Activation.TANH)
                                .layerNorm()
                                .classes(3),
                        Architecture.builder(5)
                                .batchNorm()
                                .dense(9, Activation.LINEAR)
                                .batchNorm()
                                .activate(Activation.SILU)
                                .classes(3),
                        Architecture.builder(5)
                                .activate(Activation.TANH)
                                .dense(35, Activation.LINEAR)
                                .batchNorm()
                                .activate(Activation.GELU)
                                .classes(3),
                        Architecture.builder(5)
                                .dense(9, Activation.LINEAR)
                                .layer(new Residual(preNorm))
                                .layer(new Residual(preNorm))
                                .layerNorm()
                                .classes(3),
                        Architecture.builder(5)
                                .residual(new Dense(8, Activation.TANH), new Dense(6, Activation.LINEAR))
                                .dropout(0)
                                .classes(3),
                        Architecture.builder(5)
                                .dense(33, Activation.ELU)
                                .residual(new Dense(6, Activation.LINEAR))
                                .batchNorm()
                                .residual(
                                        new Dense(4, Activation.SOFTPLUS),
                                        new Dropout(0),
                                        new Dense(40, Activation.LINEAR))
                                .classes(3),
                        Architecture.builder(5)
                                .layer(new Scale())
                                .dense(35, Activation.MISH)
                                .residual(new Scale(), new Dense(35, Activation.LINEAR))
                                .layer(new Scale())
                                .classes(3),
                        Architecture.builder(5)
                                .layer(new Whitening(4, 0.1))
                                .dense(6, Activation.SELU)
                                .classes(3)));
    }

    @Test
    void architectures_haveEveryTypeOfLayer() {
        assertThat(architectures()
                        .flatMap(architecture -> architecture.layers().stream())
                        .flatMap(layer -> layer instanceof Residual residual
                                ? Stream.concat(Stream.of(layer), residual.branch().stream())
                                : Stream.of(layer))
                        .<Class<?>>map(Layer::getClass))
                .contains(Layer.class.getPermittedSubclasses());
    }

    private record Samples(double[][] x, int[] labels, Batch batch) {
        static Samples of(Architecture architecture) {
            CounterRandom random = CounterRandom.of(3);
            double[][] x = new double[SAMPLES][architecture.inputs()];
            int[] labels = new int[SAMPLES];
            Batch batch = new Batch(architecture.inputs(), architecture.outputs(), 64);
            for (int s = 0; s < SAMPLES; s++) {
                float[] single = new float[x[s].length];
                for (int i = 0; i < single.length; i++) {
                    single[i] = (float) random.nextGaussian();
                    x[s][i] = single[i];
                }
                labels[s] = random.nextInt(architecture.outputs());
                batch.add(single, 0, labels[s]);
            }
            batch.finish();
            return new Samples(x, labels, batch);
        }
    }

    /** Random everywhere: γ and β too, and biases. */
    private static Parameters parameters(Architecture architecture) {
        Parameters parameters = Parameters.initialize(architecture, 7);
        CounterRandom random = CounterRandom.of(8);
        for (ParameterSlot slot : parameters.layout().slots()) {
            float[] values = parameters.values(slot);
            for (int i = 0; i < values.length; i++) {
                values[i] += (float) (0.3 * random.nextDouble());
            }
            parameters.setValues(slot, values);
        }
        return parameters;
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void step_anyStructure_gradientIsCentralDifference(Architecture architecture) {
        Samples samples = Samples.of(architecture);
        Parameters parameters = parameters(architecture);
        ReferenceNetwork reference = new ReferenceNetwork(parameters);
        RecordedGradient recorded = new RecordedGradient(parameters);
        try (TrainingEngine engine = new TrainingEngine(parameters, recorded, 64, 2)) {
            engine.step(samples.batch, 0);
            assertThat(engine.lossSum() / SAMPLES).isCloseTo(reference.loss(samples.x, samples.labels), within(1e-5));
        }
        List<ParameterSlot> slots = parameters.layout().slots();
        for (int s = 0; s < slots.size(); s++) {
            if (!slots.get(s).isTrained()) {
                continue;
            }
            float[] gradient = recorded.gradient().values(slots.get(s));
            double[] values = reference.values(s);
            for (int i = 0; i < values.length; i++) {
                double kept = values[i];
                values[i] = kept + H;
                double above = reference.loss(samples.x, samples.labels);
                values[i] = kept - H;
                double below = reference.loss(samples.x, samples.labels);
                values[i] = kept;
                assertThat((double) gradient[i])
                        .as("%s, value %d", slots.get(s).name(), i)
                        .isCloseTo((above - below) / (2 * H), within(2e-5));
            }
        }
    }

    /**
     * With vectors of 256 or 128 bits the last panel of δ still holds sensitivities of the larger batch: nothing may
     * sum them.
     */
    @ParameterizedTest
    @MethodSource("architectures")
    void step_afterALargerBatch_gradientIsThatOfItsOwnSamples(Architecture architecture) {
        Samples samples = Samples.of(architecture);
        Batch larger = new Batch(architecture.inputs(), architecture.outputs(), 64);
        CounterRandom random = CounterRandom.of(11);
        float[] x = new float[architecture.inputs()];
        for (int s = 0; s < 64; s++) {
            for (int i = 0; i < x.length; i++) {
                x[i] = (float) random.nextGaussian();
            }
            larger.add(x, 0, random.nextInt(architecture.outputs()));
        }
        larger.finish();
        Parameters parameters = parameters(architecture);
        RecordedGradient afterwards = new RecordedGradient(parameters);
        RecordedGradient alone = new RecordedGradient(parameters);
        try (TrainingEngine engine = new TrainingEngine(parameters, afterwards, 64, 2)) {
            engine.step(larger, 0);
            engine.step(samples.batch, 0);
        }
        try (TrainingEngine engine = new TrainingEngine(parameters, alone, 64, 2)) {
            engine.step(samples.batch, 0);
        }
        for (ParameterSlot slot : parameters.layout().slots()) {
            if (slot.isTrained()) {
                assertThat(afterwards.gradient().values(slot))
                        .as(slot.name())
                        .isEqualTo(alone.gradient().values(slot));
            }
        }
    }

    static Stream<Architecture> randomArchitectures() {
        return Stream.of(
                Architecture.builder(5)
                        .dropout(0.3)
                        .dense(33, Activation.TANH)
                        .dropout(0.5)
                        .dense(7, Activation.GELU)
                        .dropout(0.1)
                        .classes(3),
                Architecture.builder(5)
                        .dense(9, Activation.TANH)
                        .layer(new Residual(
                                List.of(
                                        new LayerNorm(),
                                        new Dense(40, Activation.GELU),
                                        new Dropout(0.4),
                                        new Dense(9, Activation.LINEAR)),
                                0.4))
                        .layer(new Residual(List.of(new Dropout(0.2), new Dense(9, Activation.LINEAR)), 0.6))
                        .layerNorm()
                        .dropout(0.2)
                        .classes(3),
                Architecture.builder(5)
                        .layer(new Residual(
                                List.of(new Dense(8, Activation.TANH), new Dense(6, Activation.LINEAR)), 0.5))
                        .dense(33, Activation.SILU)
                        .layer(new Residual(
                                List.of(
                                        new LayerNorm(),
                                        new Dense(8, Activation.TANH),
                                        new Dense(34, Activation.LINEAR)),
                                0.5))
                        .classes(3));
    }

    /**
     * With what is random in a step given to the reference: each layer of dropout multiplies with 0 or 1/(1−p), each
     * branch counts 0 or 1. A branch that is left out gets no gradient at all, or 0 where gradients are kept.
     */
    @ParameterizedTest
    @MethodSource("randomArchitectures")
    void step_withDropoutAndDroppedBranches_gradientIsCentralDifferenceOfTheSameChoices(Architecture architecture) {
        long seed = 21;
        int steps = 6;
        Samples samples = Samples.of(architecture);
        for (boolean accumulates : new boolean[] {false, true}) {
            Parameters parameters = parameters(architecture);
            int dropped = 0;
            for (int step = 0; step < steps; step++) {
                ReferenceNetwork reference = new ReferenceNetwork(parameters);
                RandomChoices choices = RandomChoices.of(parameters, samples.batch, seed, step);
                choices.giveTo(reference);
                dropped += choices.dropped();
                RecordedGradient recorded = new RecordedGradient(parameters);
                try (TrainingEngine engine = new TrainingEngine(parameters, recorded, 64, 2, accumulates, seed)) {
                    engine.resumeAfter(step, step);
                    engine.step(samples.batch, 0);
                    assertThat(engine.lossSum() / SAMPLES)
                            .isCloseTo(reference.loss(samples.x, samples.labels), within(1e-5));
                }
                assertCentralDifferences(parameters, reference, recorded, samples);
            }
            int blocks = (int) architecture.layers().stream()
                    .filter(Residual.class::isInstance)
                    .count();
            if (blocks > 0) {
                assertThat(dropped).isPositive().isLessThan(blocks * steps);
            }
        }
    }

    private static void assertCentralDifferences(
            Parameters parameters, ReferenceNetwork reference, RecordedGradient recorded, Samples samples) {
        List<ParameterSlot> slots = parameters.layout().slots();
        for (int s = 0; s < slots.size(); s++) {
            float[] gradient = recorded.gradient().values(slots.get(s));
            double[] values = reference.values(s);
            for (int i = 0; i < values.length; i++) {
                double kept = values[i];
                values[i] = kept + H;
                double above = reference.loss(samples.x, samples.labels);
                values[i] = kept - H;
                double below = reference.loss(samples.x, samples.labels);
                values[i] = kept;
                assertThat(Float.isNaN(gradient[i]) ? 0.0 : gradient[i])
                        .as("%s, value %d", slots.get(s).name(), i)
                        .isCloseTo((above - below) / (2 * H), within(2e-5));
            }
        }
    }

    /** Dropout does nothing, and the branch of a block counts 1 − p. */
    @ParameterizedTest
    @MethodSource("randomArchitectures")
    void forward_prediction_dropsNothingAndScalesBranches(Architecture architecture) {
        Samples samples = Samples.of(architecture);
        Parameters parameters = parameters(architecture);
        ReferenceNetwork reference = new ReferenceNetwork(parameters);
        RandomChoices.places(architecture)
                .forEach((leaf, residual) -> reference.branches().put(leaf, 1 - residual.dropProbability()));
        double[][] expected = reference.outputs(samples.x);
        try (ForwardEngine engine = new ForwardEngine(parameters, 64, 2);
                SampleForward single = new SampleForward(parameters, 1)) {
            engine.forward(samples.batch);
            for (int s = 0; s < SAMPLES; s++) {
                float[] x = new float[samples.x[s].length];
                for (int i = 0; i < x.length; i++) {
                    x[i] = (float) samples.x[s][i];
                }
                float[] outputs = single.forward(x);
                for (int i = 0; i < outputs.length; i++) {
                    // probabilities after some sums of up to 40 floats: a few units of 10⁻⁷
                    assertThat((double) outputs[i]).isCloseTo(expected[s][i], within(5e-6));
                    assertThat(engine.output(s, i)).isEqualTo(outputs[i]);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void forward_oneSample_sameBitsAsInABatch(Architecture architecture) {
        Parameters parameters = parameters(architecture);
        CounterRandom random = CounterRandom.of(9);
        Batch batch = new Batch(architecture.inputs(), architecture.outputs(), SAMPLES);
        float[][] x = new float[SAMPLES][architecture.inputs()];
        for (float[] sample : x) {
            for (int i = 0; i < sample.length; i++) {
                sample[i] = (float) random.nextGaussian();
            }
            batch.add(sample, 0, 0);
        }
        batch.finish();
        try (ForwardEngine engine = new ForwardEngine(parameters, SAMPLES, 2);
                SampleForward single = new SampleForward(parameters, 1)) {
            engine.forward(batch);
            for (int s = 0; s < SAMPLES; s++) {
                float[] outputs = single.forward(x[s]);
                for (int i = 0; i < outputs.length; i++) {
                    assertThat(outputs[i]).isEqualTo(engine.output(s, i));
                }
            }
        }
    }
}
