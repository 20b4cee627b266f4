package org.myelin.labs.vanishing;

import java.util.ArrayList;
import java.util.List;
import org.myelin.lecture.ActivationFunction;
import org.myelin.lecture.CrossEntropy;
import org.myelin.lecture.ElementWise;
import org.myelin.lecture.ForwardPass;
import org.myelin.lecture.Layer;
import org.myelin.lecture.Matrix;
import org.myelin.lecture.Network;
import org.myelin.lecture.OneHot;
import org.myelin.lecture.Sample;
import org.myelin.lecture.Sensitivities;
import org.myelin.lecture.Vector;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.Dense;
import org.myelin.nn.Initializer;
import org.myelin.nn.Parameters;

/**
 * How the sensitivities of a plain network change on their way from the output to the first layer, before it has
 * learned anything (lecture 14, 16).
 *
 * @param plain which network
 * @param magnitudes |δˡ| of the layers l = 2 … L: √ of the mean over the samples of Σᵢ (δᵢˡ)²
 * @param linearError how far z^L is from M x with the one matrix M = W^{L−1} … W¹, the largest difference over the
 *     samples divided by the largest |z^L|: rounding only, if all hidden layers are linear
 */
public record NetworkFlow(Plain plain, List<Double> magnitudes, double linearError) {
    /** Above rounding of some thousand operations in double precision, far below what any kink of f does. */
    private static final double LINEAR = 1e-9;

    /**
     * A plain network of hidden layers of one width, softmax and cross-entropy, with biases of zero.
     *
     * @param depth number of weight matrices, L − 1
     * @param width neurons of each hidden layer
     * @param activation f of the hidden layers
     * @param initializer how all weights are drawn
     * @param seed where from
     */
    public record Plain(int depth, int width, ElementWise activation, Initializer initializer, long seed) {
        /** Checks that there is a hidden layer. */
        public Plain {
            if (depth < 2) {
                throw new IllegalArgumentException(
                        "plain network: needs a depth of at least 2, one hidden layer, but got " + depth);
            }
        }

        /** What the engine trains. */
        public Architecture architecture(int inputs, int classes) {
            Activation f = Activation.valueOf(activation.name());
            Architecture.Builder network = Architecture.builder(inputs);
            for (int l = 2; l <= depth; l++) {
                network.layer(new Dense(width, f, true, initializer));
            }
            return network.layer(new Dense(classes, Activation.SOFTMAX, true, initializer))
                    .build(org.myelin.nn.Loss.CROSS_ENTROPY);
        }

        /** The same network, with the same weights, in double precision. */
        Network network(int inputs, int classes) {
            Parameters parameters = Parameters.initialize(architecture(inputs, classes), seed);
            List<Layer> layers = new ArrayList<>();
            int before = inputs;
            for (int l = 1; l <= depth; l++) {
                int neurons = l < depth ? width : classes;
                ActivationFunction f = l < depth ? activation : ActivationFunction.named("softmax");
                Matrix w = Matrix.ofRowMajor(neurons, before, parameters.weights(l - 1));
                layers.add(new Layer(w, Vector.of(parameters.biases(l - 1)), f));
                before = neurons;
            }
            return new Network(layers, new CrossEntropy());
        }
    }

    /** Takes a copy of the list. */
    public NetworkFlow {
        magnitudes = List.copyOf(magnitudes);
    }

    /**
     * Sends samples forward and their sensitivities back.
     *
     * @param samples at least one, y one-hot
     */
    public static NetworkFlow of(Plain plain, List<Sample> samples) {
        Sample first = samples.getFirst();
        Network network = plain.network(first.x().size(), first.y().size());
        double[] squares = new double[network.depth() + 1];
        for (Sample sample : samples) {
            ForwardPass pass = ForwardPass.vector(network, sample.x());
            Sensitivities delta = Sensitivities.vector(network, pass, sample.y());
            for (int l = 2; l <= network.depth(); l++) {
                squares[l] += delta.at(l).dot(delta.at(l)) / samples.size();
            }
        }
        List<Double> magnitudes = new ArrayList<>();
        for (int l = 2; l <= network.depth(); l++) {
            magnitudes.add(Math.sqrt(squares[l]));
        }
        return new NetworkFlow(plain, magnitudes, linearError(network, samples));
    }

    private static double linearError(Network network, List<Sample> samples) {
        int last = network.depth();
        double difference = 0;
        double largest = 0;
        Matrix m = product(network);
        for (Sample sample : samples) {
            Vector z = network.forward(sample.x()).netInputs(last);
            // z^L = M x, if f(z) = z in all hidden layers   (lecture 16)
            Vector product = m.times(sample.x());
            for (int i = 1; i <= z.size(); i++) {
                difference = Math.max(difference, Math.abs(z.at(i) - product.at(i)));
                largest = Math.max(largest, Math.abs(z.at(i)));
            }
        }
        return largest == 0 ? 0 : difference / largest;
    }

    /** M = W^{L−1} … W¹, column by column: column k is what the matrices make of the k-th unit vector. */
    private static Matrix product(Network network) {
        int inputs = network.size(1);
        List<Vector> columns = new ArrayList<>();
        for (int k = 0; k < inputs; k++) {
            Vector column = OneHot.encode(k, inputs);
            for (int l = 1; l < network.depth(); l++) {
                column = network.weights(l).times(column);
            }
            columns.add(column);
        }
        return Matrix.build(
                network.size(network.depth()),
                inputs,
                (j, i) -> columns.get(i - 1).at(j));
    }

    /** |δ²| / |δ^L|: what is left at the first layer of what the last one sent. */
    public double ratio() {
        return magnitudes.getFirst() / magnitudes.getLast();
    }

    /** Whether the network, whatever its depth, computes M x with one matrix M before softmax (lecture 16). */
    public boolean isLinearModel() {
        return linearError <= LINEAR;
    }
}
