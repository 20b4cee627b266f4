package org.myelin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.myelin.check.RecordedGradient;
import org.myelin.kernel.Kernels;
import org.myelin.kernel.Panels;
import org.myelin.kernel.ThreadTeam;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.BatchNorm;
import org.myelin.nn.Layer;
import org.myelin.nn.LayerNorm;
import org.myelin.nn.Parameters;
import org.myelin.optim.Adam;
import org.myelin.optim.ElementwiseOptimizer;
import org.myelin.optim.ParameterRange;
import org.myelin.optim.RmsProp;
import org.myelin.optim.StepContext;
import org.myelin.update.ParameterUpdate;

/**
 * Activation functions, normalisations and optimisers against PyTorch: golden/pytorch-parts.txt, which
 * org.myelin.benchmarks.golden.GoldenParts writes.
 */
class GoldenPartsTest {
    private static final double TOLERANCE = 3e-6;

    record Part(String title, Map<String, double[]> values) {
        float[] floats(String key) {
            double[] from = Objects.requireNonNull(values.get(key), key);
            float[] to = new float[from.length];
            for (int i = 0; i < from.length; i++) {
                to[i] = (float) from[i];
            }
            return to;
        }

        void requireClose(String key, float[] actual) {
            double[] expected = Objects.requireNonNull(values.get(key), key);
            for (int i = 0; i < expected.length; i++) {
                assertThat((double) actual[i]).as("%s: %s %d", title, key, i).isCloseTo(expected[i], within(TOLERANCE));
            }
        }

        @Override
        public String toString() {
            return title;
        }
    }

    private static List<Part> parts(String kind) {
        List<Part> parts = new ArrayList<>();
        var file = Objects.requireNonNull(GoldenPartsTest.class.getResourceAsStream("/golden/pytorch-parts.txt"));
        try (var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            for (String line : reader.lines().toList()) {
                String[] words = line.split(" ");
                if (line.startsWith("part ")) {
                    parts.add(new Part(line.substring(5), new HashMap<>()));
                } else if (!line.startsWith("#")) {
                    double[] values = Arrays.stream(words)
                            .skip(1)
                            .mapToDouble(Double::parseDouble)
                            .toArray();
                    parts.getLast().values.put(words[0], values);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts.stream().filter(part -> part.title.startsWith(kind)).toList();
    }

    static List<Part> activations() {
        return parts("activation ");
    }

    static List<Part> norms() {
        return parts("norm ");
    }

    static List<Part> optimizers() {
        return parts("optimizer ");
    }

    @Test
    void file_isWhole() {
        assertThat(activations()).hasSize((int) Arrays.stream(Activation.values())
                .filter(Activation::isElementWise)
                .count());
        assertThat(norms()).hasSize(2);
        assertThat(optimizers()).hasSize(6);
    }

    @ParameterizedTest
    @MethodSource("activations")
    void activation_agreesWithPyTorch(Part part) {
        String name = part.title.split(" ")[1];
        Activation activation = Stream.of(Activation.values())
                .filter(each -> each.toString().equals(name))
                .findFirst()
                .orElseThrow();
        var function = ElementFunctions.of(activation);
        float[] z = Arrays.copyOf(part.floats("z"), 64);
        float[] a = new float[64];
        Kernels.active().functions().activate(function, z, 0, a, 0, 64);
        part.requireClose("a", a);
        float[] slope = new float[64];
        Arrays.fill(slope, 1);
        Kernels.active()
                .functions()
                .multiplyByDerivative(function, slope, 0, function.derivativeNeedsZ() ? z : a, 0, 64);
        part.requireClose("slope", slope);
    }

    /** A normalisation by itself, with the sensitivities of PyTorch's run put in at its output. */
    @ParameterizedTest
    @MethodSource("norms")
    void norm_agreesWithPyTorch(Part part) {
        int features = part.floats("gamma").length;
        int samples = part.floats("x").length / features;
        boolean isLayer = part.title.endsWith("layer-norm");
        Layer layer = isLayer ? new LayerNorm() : new BatchNorm();
        Architecture architecture = Architecture.builder(features).layer(layer).classes(2);
        Parameters parameters = Parameters.initialize(architecture, 1);
        parameters.setWeights(0, part.floats("gamma"));
        parameters.setBiases(0, part.floats("beta"));
        RecordedGradient recorded = new RecordedGradient(parameters);
        ParameterUpdate sink = ParameterUpdate.of(parameters, recorded, 1, false);
        float[] x = columns(part.floats("x"), samples, features);
        Pass pass = new Pass(1);
        pass.train(0);
        try (ThreadTeam team = new ThreadTeam(1)) {
            LayerStep step = NetworkSteps.of(parameters, samples, 1, sink).getFirst();
            step.forward(team, x, samples, pass);
            part.requireClose("y", rows(step.a, samples, features));
            float[] upstream = columns(part.floats("upstream"), samples, features);
            System.arraycopy(upstream, 0, step.delta, 0, upstream.length);
            float[] below = new float[upstream.length];
            step.backward(
                    team,
                    x,
                    new Sensitivities() {
                        @Override
                        public float[] delta() {
                            return below;
                        }

                        @Override
                        public void finish(int neuron, int sample, int size) {}
                    },
                    samples);
            part.requireClose("x-gradient", rows(below, samples, features));
        }
        part.requireClose("gamma-gradient", recorded.gradient().weights(0));
        part.requireClose("beta-gradient", recorded.gradient().biases(0));
        if (!isLayer) {
            var slots = parameters.layout().slots();
            part.requireClose("running-mean", parameters.values(slots.get(2)));
            part.requireClose("running-variance", parameters.values(slots.get(3)));
        }
    }

    private static float[] columns(float[] rowMajor, int samples, int features) {
        float[] panels = new float[Panels.size(features, samples)];
        for (int s = 0; s < samples; s++) {
            for (int f = 0; f < features; f++) {
                panels[Panels.index(features, f, s)] = rowMajor[s * features + f];
            }
        }
        return panels;
    }

    private static float[] rows(float[] panels, int samples, int features) {
        float[] rowMajor = new float[samples * features];
        for (int s = 0; s < samples; s++) {
            for (int f = 0; f < features; f++) {
                rowMajor[s * features + f] = panels[Panels.index(features, f, s)];
            }
        }
        return rowMajor;
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void optimizer_severalSteps_agreesWithPyTorch(Part part) {
        String[] words = part.title.split(" ");
        double beta1 = Double.parseDouble(words[2].split("=")[1]);
        double beta2 = Double.parseDouble(words[3].split("=")[1]);
        double decay = Double.parseDouble(words[4].split("=")[1]);
        ElementwiseOptimizer optimizer = switch (words[1]) {
            case "adam" -> new Adam(beta1, beta2, 1e-8, decay, false);
            case "adamw" -> new Adam(beta1, beta2, 1e-8, decay, true);
            default -> new RmsProp(beta2, 1e-8, decay);
        };
        float[] w = part.floats("before");
        float[][] state = new float[optimizer.stateNames().size()][w.length];
        ParameterRange range = new ParameterRange(w, state);
        for (int step = 0; step < 5; step++) {
            optimizer.update(
                    range.moveTo(0, w.length, part.floats("gradient" + step), 0, true), new StepContext(0.01, step));
            part.requireClose("after" + step, w);
        }
    }
}
