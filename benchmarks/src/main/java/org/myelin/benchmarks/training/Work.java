package org.myelin.benchmarks.training;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;

/**
 * What is trained: a plain ReLU classifier with softmax and cross-entropy, by gradient descent with momentum 0.9 and
 * weight decay 0.001.
 *
 * @param sizes neurons of all layers, the input first
 * @param batchSize samples of a batch
 */
public record Work(int[] sizes, int batchSize) {
    static final double LEARNING_RATE = 1e-3;
    static final double MOMENTUM = 0.9;
    static final double WEIGHT_DECAY = 1e-3;

    /** Batches that a contender goes through in turn, as training does; one alone would stay in the cache. */
    static final int BATCHES = 16;

    /** The network of the homework at its batch size. */
    public static final Work HOMEWORK = parse("3072-1024-512-512-256-10", 128);

    static Work parse(String sizes, int batchSize) {
        return new Work(
                Arrays.stream(sizes.split("-", -1)).mapToInt(Integer::parseInt).toArray(), batchSize);
    }

    int inputs() {
        return sizes[0];
    }

    int classes() {
        return sizes[sizes.length - 1];
    }

    /** Samples of one batch, row by row: normally distributed, the same for every contender. */
    float[] features(int batch) {
        Random random = new Random(batch);
        float[] features = new float[batchSize * inputs()];
        for (int i = 0; i < features.length; i++) {
            features[i] = (float) random.nextGaussian();
        }
        return features;
    }

    long[] labels(int batch) {
        Random random = new Random(1000L + batch);
        return random.longs(batchSize, 0, classes()).toArray();
    }

    /** The network in Myelin. */
    public Architecture architecture() {
        Architecture.Builder builder = Architecture.builder(inputs());
        for (int l = 1; l < sizes.length - 1; l++) {
            builder.dense(sizes[l], Activation.RELU);
        }
        return builder.classes(classes());
    }

    /** Floating-point operations of a step for one sample: z, ∂J/∂W, and δ for all layers but the first. */
    double flopsOfASample() {
        double flops = 0;
        for (int l = 0; l + 1 < sizes.length; l++) {
            flops += (l == 0 ? 4.0 : 6.0) * sizes[l] * sizes[l + 1];
        }
        return flops;
    }

    /** The sizes as {@link #parse} reads them. */
    String sizesText() {
        return Arrays.stream(sizes).mapToObj(Integer::toString).collect(Collectors.joining("-"));
    }

    @Override
    public String toString() {
        return sizesText() + ", batch " + batchSize;
    }
}
