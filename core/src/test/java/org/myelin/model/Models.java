package org.myelin.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.myelin.data.FeatureShape;
import org.myelin.data.Normalization;
import org.myelin.data.Normalizer;
import org.myelin.nn.Activate;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.BatchNorm;
import org.myelin.nn.Dense;
import org.myelin.nn.Dropout;
import org.myelin.nn.Initializer;
import org.myelin.nn.LayerNorm;
import org.myelin.nn.Loss;
import org.myelin.nn.ParameterSlot;
import org.myelin.nn.Parameters;
import org.myelin.nn.Residual;
import org.myelin.nn.Scale;
import org.myelin.nn.Whitening;
import org.myelin.random.CounterRandom;

/** Models and data for tests. */
final class Models {
    static final Provenance PROVENANCE = new Provenance(
            "tiny \"猫\"",
            "0123abcd",
            Long.MIN_VALUE,
            20,
            17,
            1.25,
            2,
            "vector-512",
            "25.0.1+8 (Some Vendor)",
            "0.1.0",
            Instant.parse("2026-11-23T13:30:00Z"));

    private Models() {}

    /** A classifier of 2 × 2 × 3 pictures with awkward widths, random biases too. */
    static Model classifier() {
        Architecture architecture = Architecture.builder(12)
                .dense(37, Activation.RELU)
                .layer(new Dense(33, Activation.TANH, false, new Initializer.Uniform(0.5)))
                .dense(5, Activation.SIGMOID)
                .classes(3);
        return model(architecture, new FeatureShape(2, 2, 3));
    }

    /** A network of the lecture's kind: no bias, mean squared error. */
    static Model lecture() {
        Architecture architecture = Architecture.builder(12)
                .layer(new Dense(7, Activation.SIGMOID, false, new Initializer.Xavier()))
                .layer(new Dense(3, Activation.LINEAR, false, new Initializer.He()))
                .build(Loss.MEAN_SQUARED_ERROR);
        return model(architecture, new FeatureShape(2, 2, 3));
    }

    /** Every kind of layer, with random values everywhere: γ, β and running statistics too. */
    static Model ofEveryLayer() {
        Architecture architecture = Architecture.builder(12)
                .layer(new Whitening(7, 0.125))
                .dense(37, Activation.LINEAR)
                .batchNorm()
                .activate(Activation.GELU)
                .dropout(0.25)
                .layer(new Residual(
                        List.of(
                                new LayerNorm(),
                                new Dense(50, Activation.SILU, true, new Initializer.LeCun()),
                                new Dropout(0.1),
                                new Dense(37, Activation.LINEAR, false, new Initializer.Zero())),
                        0.3))
                .layer(new Residual(List.of(
                        new BatchNorm(), new Activate(Activation.LEAKY_RELU), new Dense(33, Activation.LINEAR))))
                .layerNorm()
                .layer(new Scale())
                .classes(3);
        Model model = model(architecture, new FeatureShape(2, 2, 3));
        Parameters parameters = model.parameters();
        CounterRandom random = CounterRandom.of(4);
        for (ParameterSlot slot : parameters.layout().slots()) {
            float[] values = parameters.values(slot);
            for (int i = 0; i < values.length; i++) {
                values[i] = 0.5f + random.nextFloat() / 2; // a variance is above 0
            }
            parameters.setValues(slot, values);
        }
        return new Model(parameters, model.normalizer(), model.classNames(), PROVENANCE);
    }

    static Model model(Architecture architecture, FeatureShape shape) {
        Parameters parameters = Parameters.initialize(architecture, 1);
        CounterRandom random = CounterRandom.of(2);
        for (int l = 0; l < architecture.layers().size(); l++) {
            float[] biases = parameters.biases(l);
            for (int i = 0; i < biases.length; i++) {
                biases[i] = random.nextFloat() - 0.5f;
            }
            parameters.setBiases(l, biases);
        }
        Normalizer normalizer =
                new Normalizer(Normalization.PER_CHANNEL, shape, new float[] {100, 120}, new float[] {50, 60});
        List<String> classNames = IntStream.range(0, architecture.outputs())
                .mapToObj(c -> "class-" + c)
                .toList();
        return new Model(parameters, normalizer, classNames, PROVENANCE);
    }

    /** Random pictures with random labels. */
    static TinyDataset pictures(int count) {
        CounterRandom random = CounterRandom.of(3);
        List<float[]> samples = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] sample = new float[12];
            for (int j = 0; j < sample.length; j++) {
                sample[j] = random.nextInt(256);
            }
            samples.add(sample);
            labels.add(random.nextInt(3));
        }
        return new TinyDataset(new FeatureShape(2, 2, 3), List.of("class-0", "class-1", "class-2"), samples, labels);
    }
}
