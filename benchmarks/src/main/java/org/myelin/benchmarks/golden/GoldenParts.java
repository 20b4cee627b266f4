package org.myelin.benchmarks.golden;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.DoubleBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.RMSprop;
import org.bytedeco.pytorch.RMSpropOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Computes activation functions, normalisations and steps of optimisers with PyTorch, in double precision, and writes them to
 * the file that the tests of core compare with.
 *
 * <p>Run: {@code mvn -Pbenchmarks -DskipTests -pl benchmarks -am package -Dmain=org.myelin.benchmarks.golden.GoldenParts
 * -Dargs=FILE}
 */
public final class GoldenParts {
    private static final int SAMPLES = 6;
    private static final int FEATURES = 5;
    private static final int VALUES = 32;
    private static final int STEPS = 5;
    private static final double EPSILON = 1e-5;

    private GoldenParts() {}

    /**
     * Writes the file.
     *
     * @param args its path
     */
    public static void main(String[] args) throws IOException {
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(Path.of(args[0]), StandardCharsets.UTF_8))) {
            out.println("# Written by " + GoldenParts.class.getName() + " with PyTorch "
                    + Loader.getVersion("org.bytedeco", "pytorch") + ", double precision. Do not edit.");
            for (String activation : List.of(
                    "linear",
                    "sigmoid",
                    "tanh",
                    "relu",
                    "leaky-relu",
                    "elu",
                    "selu",
                    "softplus",
                    "silu",
                    "gelu",
                    "mish")) {
                activation(out, activation);
            }
            norm(out, "layer-norm");
            norm(out, "batch-norm");
            optimizer(out, "adam beta1=0.9 beta2=0.999 decay=0.0");
            optimizer(out, "adam beta1=0.8 beta2=0.95 decay=0.1");
            optimizer(out, "adamw beta1=0.9 beta2=0.999 decay=0.0");
            optimizer(out, "adamw beta1=0.9 beta2=0.95 decay=0.1");
            optimizer(out, "rmsprop beta1=0.0 beta2=0.99 decay=0.0");
            optimizer(out, "rmsprop beta1=0.0 beta2=0.9 decay=0.1");
        }
    }

    private static void activation(PrintWriter out, String name) {
        double[] values = new double[41];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (-5.03 + i * 0.25);
        }
        Tensor z = Tensor.create(values).clone().set_requires_grad(true);
        Tensor a = switch (name) {
            case "linear" -> z.mul(new org.bytedeco.pytorch.Scalar(1.0));
            case "sigmoid" -> z.sigmoid();
            case "tanh" -> z.tanh();
            case "relu" -> z.relu();
            case "leaky-relu" -> torch.leaky_relu(z);
            case "elu" -> torch.elu(z);
            case "selu" -> torch.selu(z);
            case "softplus" -> torch.softplus(z);
            case "silu" -> torch.silu(z);
            case "gelu" -> torch.gelu(z, "tanh");
            case "mish" -> torch.mish(z);
            default -> throw new IllegalArgumentException(name);
        };
        a.sum().backward();
        out.println("part activation " + name);
        print(out, "z", z);
        print(out, "a", a);
        print(out, "slope", z.grad());
    }

    private static void norm(PrintWriter out, String name) {
        Random random = new Random(name.hashCode());
        Tensor x = random(random, SAMPLES * FEATURES)
                .reshape(SAMPLES, FEATURES)
                .clone()
                .set_requires_grad(true);
        Tensor gamma = random(random, FEATURES).set_requires_grad(true);
        Tensor beta = random(random, FEATURES).set_requires_grad(true);
        Tensor upstream = random(random, SAMPLES * FEATURES).reshape(SAMPLES, FEATURES);
        Tensor means = torch.zeros(new long[] {FEATURES}).to(torch.ScalarType.Double);
        Tensor variances = torch.ones(new long[] {FEATURES}).to(torch.ScalarType.Double);
        Tensor y = name.equals("layer-norm")
                ? torch.layer_norm(
                        x, new long[] {FEATURES}, new TensorOptional(gamma), new TensorOptional(beta), EPSILON, false)
                : torch.batch_norm(
                        x,
                        new TensorOptional(gamma),
                        new TensorOptional(beta),
                        new TensorOptional(means),
                        new TensorOptional(variances),
                        true,
                        0.1,
                        EPSILON,
                        false);
        y.mul(upstream).sum().backward();
        out.println("part norm " + name);
        print(out, "x", x);
        print(out, "gamma", gamma);
        print(out, "beta", beta);
        print(out, "upstream", upstream);
        print(out, "y", y);
        print(out, "x-gradient", x.grad());
        print(out, "gamma-gradient", gamma.grad());
        print(out, "beta-gradient", beta.grad());
        print(out, "running-mean", means);
        print(out, "running-variance", variances);
    }

    private static void optimizer(PrintWriter out, String settings) {
        Random random = new Random(settings.hashCode());
        String name = settings.split(" ")[0];
        double beta1 = number(settings, "beta1");
        double beta2 = number(settings, "beta2");
        double decay = number(settings, "decay");
        Tensor w = random(random, VALUES).set_requires_grad(true);
        TensorVector learned = new TensorVector(w);
        Optimizer optimizer = switch (name) {
            case "adam" -> {
                AdamOptions options = new AdamOptions(0.01);
                putBetas(options.betas(), beta1, beta2);
                options.weight_decay().put(decay);
                yield new Adam(learned, options);
            }
            case "adamw" -> {
                AdamWOptions options = new AdamWOptions(0.01);
                putBetas(options.betas(), beta1, beta2);
                options.weight_decay().put(decay);
                yield new AdamW(learned, options);
            }
            case "rmsprop" -> {
                RMSpropOptions options = new RMSpropOptions(0.01);
                options.alpha().put(beta2);
                options.weight_decay().put(decay);
                yield new RMSprop(learned, options);
            }
            default -> throw new IllegalArgumentException(name);
        };
        out.println("part optimizer " + settings);
        print(out, "before", w);
        for (int step = 0; step < STEPS; step++) {
            Tensor g = random(random, VALUES);
            print(out, "gradient" + step, g);
            optimizer.zero_grad();
            w.mul(g).sum().backward();
            optimizer.step();
            print(out, "after" + step, w);
        }
    }

    /** A pair in C++; which of the two comes first in memory is the library's affair, and seen from the defaults. */
    private static void putBetas(DoublePointer betas, double beta1, double beta2) {
        boolean inOrder = betas.get(0) == 0.9;
        betas.put(0, inOrder ? beta1 : beta2);
        betas.put(1, inOrder ? beta2 : beta1);
    }

    private static double number(String settings, String key) {
        for (String word : settings.split(" ")) {
            if (word.startsWith(key + "=")) {
                return Double.parseDouble(word.substring(key.length() + 1));
            }
        }
        throw new IllegalArgumentException(key);
    }

    /** Values that are exact in single precision, so that both sides start from the same numbers. */
    private static Tensor random(Random random, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Tensor.create(values).clone();
    }

    private static void print(PrintWriter out, String name, Tensor tensor) {
        DoubleBuffer buffer = tensor.detach().contiguous().createBuffer();
        StringJoiner words = new StringJoiner(" ");
        words.add(name);
        while (buffer.hasRemaining()) {
            words.add(Double.toString(buffer.get()));
        }
        out.println(words);
    }
}
