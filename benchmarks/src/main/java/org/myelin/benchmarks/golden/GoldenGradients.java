package org.myelin.benchmarks.golden;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.DoubleBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Computes gradients, losses and weights after some steps with PyTorch, in double precision, and writes them to the
 * file that the tests of core compare the engine with.
 *
 * <p>Run: {@code mvn -Pbenchmarks -DskipTests -pl benchmarks -am package
 * -Dmain=org.myelin.benchmarks.golden.GoldenGradients -Dargs=FILE}
 */
public final class GoldenGradients {
    private static final int INPUTS = 7;
    private static final int[] HIDDEN = {9, 6};
    private static final int CLASSES = 5;
    private static final int SAMPLES = 8;
    private static final int STEPS = 5;
    private static final double LEARNING_RATE = 0.05;

    /** One network, loss and optimiser. */
    private record Case(
            String activation, String output, boolean bias, double momentum, boolean nesterov, double decay) {
        String loss() {
            return output.equals("softmax") ? "cross-entropy" : "mse";
        }
    }

    private GoldenGradients() {}

    /**
     * Writes the file.
     *
     * @param args its path
     */
    public static void main(String[] args) throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String activation : List.of("linear", "sigmoid", "tanh", "relu")) {
            for (String output : List.of("softmax", "linear", "sigmoid", "tanh", "relu")) {
                cases.add(new Case(activation, output, true, 0, false, 0));
                cases.add(new Case(activation, output, false, 0, false, 0));
            }
        }
        cases.add(new Case("relu", "softmax", true, 0.9, false, 0));
        cases.add(new Case("relu", "softmax", true, 0.9, true, 0));
        cases.add(new Case("relu", "softmax", true, 0.9, false, 0.01));
        cases.add(new Case("tanh", "linear", true, 0, false, 0.01));
        cases.add(new Case("tanh", "softmax", true, 0.5, true, 0.02));
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(Path.of(args[0]), StandardCharsets.UTF_8))) {
            out.println("# Written by " + GoldenGradients.class.getName() + " with PyTorch "
                    + Loader.getVersion("org.bytedeco", "pytorch") + ", double precision."
                    + " Do not edit.");
            for (int i = 0; i < cases.size(); i++) {
                write(out, cases.get(i), 1000 + i);
            }
        }
    }

    private static void write(PrintWriter out, Case c, long seed) {
        Random random = new Random(seed);
        out.println("case activation=" + c.activation + " output=" + c.output + " loss=" + c.loss() + " bias=" + c.bias
                + " momentum=" + c.momentum + " nesterov=" + c.nesterov + " weight-decay=" + c.decay + " steps=" + STEPS
                + " learning-rate=" + LEARNING_RATE);
        Tensor x = random(random, SAMPLES, INPUTS, 1);
        long[] labels = new long[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            labels[i] = random.nextInt(CLASSES);
        }
        print(out, "x", x);
        out.println("labels " + join(labels));
        List<Tensor> weights = new ArrayList<>();
        List<Tensor> biases = new ArrayList<>();
        int[] sizes = {INPUTS, HIDDEN[0], HIDDEN[1], CLASSES};
        TensorVector learned = new TensorVector();
        TensorVector decayed = new TensorVector();
        for (int l = 0; l + 1 < sizes.length; l++) {
            Tensor w = random(random, sizes[l + 1], sizes[l], 0.4).set_requires_grad(true);
            weights.add(w);
            decayed.push_back(w);
            print(out, "weight" + l, w);
            if (c.bias) {
                Tensor b = random(random, 1, sizes[l + 1], 0.3)
                        .reshape(sizes[l + 1])
                        .set_requires_grad(true);
                biases.add(b);
                learned.push_back(b);
                print(out, "bias" + l, b);
            }
        }
        Tensor target = torch.tensor(labels);
        Tensor loss = loss(c, x, target, weights, biases);
        out.println("loss " + loss.item_double());
        loss.backward();
        for (int l = 0; l < weights.size(); l++) {
            print(out, "weight-gradient" + l, weights.get(l).grad());
            if (c.bias) {
                print(out, "bias-gradient" + l, biases.get(l).grad());
            }
        }
        train(c, x, target, weights, biases, decayed, learned);
        for (int l = 0; l < weights.size(); l++) {
            print(out, "weight-after" + l, weights.get(l));
            if (c.bias) {
                print(out, "bias-after" + l, biases.get(l));
            }
        }
    }

    /** Weights decay, biases do not, as in Myelin: two optimisers with different settings. */
    private static void train(
            Case c,
            Tensor x,
            Tensor target,
            List<Tensor> weights,
            List<Tensor> biases,
            TensorVector decayed,
            TensorVector plain) {
        SGD ofWeights = new SGD(decayed, options(c, c.decay));
        SGD ofBiases = c.bias ? new SGD(plain, options(c, 0)) : ofWeights;
        for (int step = 0; step < STEPS; step++) {
            ofWeights.zero_grad();
            ofBiases.zero_grad();
            loss(c, x, target, weights, biases).backward();
            ofWeights.step();
            if (c.bias) {
                ofBiases.step();
            }
        }
    }

    private static SGDOptions options(Case c, double decay) {
        SGDOptions options = new SGDOptions(LEARNING_RATE);
        options.momentum().put(c.momentum);
        options.nesterov().put(c.nesterov);
        options.weight_decay().put(decay);
        return options;
    }

    private static Tensor loss(Case c, Tensor x, Tensor target, List<Tensor> weights, List<Tensor> biases) {
        Tensor a = x;
        for (int l = 0; l < weights.size(); l++) {
            Tensor z = a.matmul(weights.get(l).t());
            if (c.bias) {
                z = z.add(biases.get(l));
            }
            a = activate(l + 1 < weights.size() ? c.activation : c.output, z);
        }
        if (c.output.equals("softmax")) {
            return torch.cross_entropy_loss(a, target);
        }
        Tensor y = torch.one_hot(target, CLASSES).to(torch.ScalarType.Double);
        Tensor difference = a.sub(y);
        return difference.mul(difference).sum().mul(new org.bytedeco.pytorch.Scalar(0.5 / SAMPLES));
    }

    private static Tensor activate(String activation, Tensor z) {
        return switch (activation) {
            case "linear", "softmax" -> z; // PyTorch's cross entropy takes z
            case "sigmoid" -> z.sigmoid();
            case "tanh" -> z.tanh();
            case "relu" -> z.relu();
            default -> throw new IllegalArgumentException(activation);
        };
    }

    /** Values that are exact in single precision, so that both sides start from the same numbers. */
    private static Tensor random(Random random, int rows, int columns, double scale) {
        double[] values = new double[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (scale * random.nextGaussian());
        }
        return Tensor.create(values).reshape(rows, columns).clone();
    }

    private static void print(PrintWriter out, String name, Tensor tensor) {
        DoubleBuffer buffer = tensor.detach().contiguous().createBuffer();
        StringJoiner line = new StringJoiner(" ");
        line.add(name);
        while (buffer.hasRemaining()) {
            line.add(Double.toString(buffer.get()));
        }
        out.println(line);
    }

    private static String join(long[] values) {
        StringJoiner line = new StringJoiner(" ");
        for (long value : values) {
            line.add(Long.toString(value));
        }
        return line.toString();
    }
}
