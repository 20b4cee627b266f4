package org.myelin.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.Dense;
import org.myelin.nn.Initializer;
import org.myelin.nn.Layer;
import org.myelin.nn.Loss;
import org.myelin.nn.Parameters;
import org.myelin.optim.Sgd;

/** One case of golden/pytorch-gradients.txt, which org.myelin.benchmarks.golden.GoldenGradients writes. */
final class GoldenCase {
    static final int SAMPLES = 8;

    private final String title;
    private final Map<String, String> settings = new HashMap<>();
    private final Map<String, double[]> values = new HashMap<>();

    private GoldenCase(String header) {
        title = header;
        for (String setting : header.split(" ")) {
            settings.put(setting.split("=")[0], setting.split("=")[1]);
        }
    }

    static List<GoldenCase> all() {
        List<GoldenCase> cases = new ArrayList<>();
        var file = Objects.requireNonNull(GoldenCase.class.getResourceAsStream("/golden/pytorch-gradients.txt"));
        try (var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            for (String line : reader.lines().toList()) {
                if (line.startsWith("case ")) {
                    cases.add(new GoldenCase(line.substring(5)));
                } else if (!line.startsWith("#")) {
                    String[] words = line.split(" ");
                    cases.getLast()
                            .values
                            .put(
                                    words[0],
                                    Arrays.stream(words)
                                            .skip(1)
                                            .mapToDouble(Double::parseDouble)
                                            .toArray());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }

    double[] values(String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    double setting(String name) {
        return Double.parseDouble(settings.get(name));
    }

    Sgd optimizer() {
        return new Sgd(setting("momentum"), flag("nesterov"), setting("weight-decay"));
    }

    Architecture architecture() {
        List<Layer> layers = new ArrayList<>();
        int depth = depth();
        for (int l = 0; l < depth; l++) {
            Activation activation = activation(l + 1 < depth ? "activation" : "output");
            int outputs = outputs(l);
            layers.add(new Dense(outputs, activation, flag("bias"), new Initializer.Xavier()));
        }
        Loss loss = settings.get("loss").equals("mse") ? Loss.MEAN_SQUARED_ERROR : Loss.CROSS_ENTROPY;
        return new Architecture(values("x").length / SAMPLES, layers, loss);
    }

    int depth() {
        int depth = 0;
        while (values.containsKey("weight" + depth)) {
            depth++;
        }
        return depth;
    }

    private int outputs(int layer) {
        int inputs = values("x").length / SAMPLES;
        for (int l = 0; l < layer; l++) {
            inputs = values("weight" + l).length / inputs;
        }
        return values("weight" + layer).length / inputs;
    }

    Parameters parameters() {
        Parameters parameters = Parameters.zeros(architecture());
        for (int l = 0; l < depth(); l++) {
            parameters.setWeights(l, floats("weight" + l));
            if (flag("bias")) {
                parameters.setBiases(l, floats("bias" + l));
            }
        }
        return parameters;
    }

    Batch batch() {
        Architecture architecture = architecture();
        Batch batch = new Batch(architecture.inputs(), architecture.outputs(), SAMPLES);
        float[] x = floats("x");
        for (int sample = 0; sample < SAMPLES; sample++) {
            batch.add(x, sample * architecture.inputs(), (int) values("labels")[sample]);
        }
        batch.finish();
        return batch;
    }

    boolean flag(String name) {
        return Boolean.parseBoolean(settings.get(name));
    }

    private Activation activation(String setting) {
        return Activation.valueOf(settings.get(setting).toUpperCase(Locale.ROOT));
    }

    private float[] floats(String name) {
        double[] doubles = values(name);
        float[] floats = new float[doubles.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) doubles[i];
        }
        return floats;
    }

    @Override
    public String toString() {
        return title;
    }
}
