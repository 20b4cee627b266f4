package org.myelin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.Dense;
import org.myelin.nn.Initializer;
import org.myelin.nn.Loss;
import org.myelin.nn.Parameters;
import org.myelin.random.CounterRandom;

class SampleForwardTest {
    static Stream<Architecture> architectures() {
        return Stream.of(
                Architecture.builder(1).dense(1, Activation.LINEAR).build(Loss.MEAN_SQUARED_ERROR),
                Architecture.builder(3).classes(2),
                Architecture.builder(67)
                        .dense(70, Activation.RELU)
                        .dense(33, Activation.TANH)
                        .dense(31, Activation.SIGMOID)
                        .classes(40),
                Architecture.builder(32)
                        .layer(new Dense(64, Activation.SIGMOID, false, new Initializer.Uniform(0.5)))
                        .layer(new Dense(9, Activation.TANH, true, new Initializer.Uniform(0.5)))
                        .build(Loss.MEAN_SQUARED_ERROR));
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void forward_ofOneSample_hasTheBitsOfTheBatchEngine(Architecture architecture) {
        Parameters parameters = Parameters.initialize(architecture, 7);
        CounterRandom random = CounterRandom.of(8);
        for (int l = 0; l < architecture.layers().size(); l++) {
            float[] biases = parameters.biases(l);
            for (int i = 0; i < biases.length; i++) {
                biases[i] = random.nextFloat() - 0.5f;
            }
            parameters.setBiases(l, biases);
        }
        float[][] inputs = new float[5][architecture.inputs()];
        Batch batch = new Batch(architecture.inputs(), architecture.outputs(), inputs.length);
        batch.clear();
        for (float[] input : inputs) {
            for (int i = 0; i < input.length; i++) {
                input[i] = 4 * random.nextFloat() - 2;
            }
            batch.add(input, 0, 0);
        }
        batch.finish();
        for (int threads = 1; threads <= 3; threads++) {
            try (ForwardEngine engine = new ForwardEngine(parameters, inputs.length, 1);
                    SampleForward single = new SampleForward(parameters, threads)) {
                engine.forward(batch);

                for (int sample = 0; sample < inputs.length; sample++) {
                    float[] outputs = single.forward(inputs[sample]);
                    assertThat(outputs).hasSize(architecture.outputs());
                    for (int unit = 0; unit < outputs.length; unit++) {
                        assertThat(outputs[unit]).isEqualTo(engine.output(sample, unit));
                    }
                }
            }
        }
    }

    /** Callers at the same time: one has the team, the others work alone. */
    @Test
    void forward_fromManyThreads_sameAnswers() {
        Architecture wide =
                Architecture.builder(600).dense(600, Activation.RELU).classes(10);
        float[] input = new float[600];
        for (int i = 0; i < input.length; i++) {
            input[i] = i % 7 - 3;
        }
        try (SampleForward single = new SampleForward(Parameters.initialize(wide, 3), 3)) {
            float[] expected = single.forward(input);

            List<float[]> answers = IntStream.range(0, 2_000)
                    .parallel()
                    .mapToObj(i -> single.forward(input))
                    .toList();

            assertThat(answers).allSatisfy(answer -> assertThat(answer).isEqualTo(expected));
        }
    }
}
