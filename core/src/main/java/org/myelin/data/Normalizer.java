package org.myelin.data;

import java.util.Arrays;

/**
 * Maps raw features x to (x − μ)/σ, with μ and σ estimated on the training samples only, so that nothing about
 * validation and test samples leaks into training.
 *
 * <p>Immutable, thread-safe. A feature or channel that never varies gets σ = 1 and becomes 0.
 */
public final class Normalizer {
    /** Less variation than this share of the mean is rounding of floats. */
    private static final float FLOAT_RESOLUTION = 1e-7f;

    private final Normalization kind;
    private final FeatureShape shape;
    private final float[] mean;
    private final float[] standardDeviation;

    /**
     * Restores a normaliser, from a model file for example.
     *
     * @param mean one value for each channel or feature; none for {@link Normalization#NONE}
     * @param standardDeviation as many, each positive
     * @throws IllegalArgumentException if the numbers of values or the values do not fit
     */
    public Normalizer(Normalization kind, FeatureShape shape, float[] mean, float[] standardDeviation) {
        this.kind = kind;
        this.shape = shape;
        this.mean = mean.clone();
        this.standardDeviation = standardDeviation.clone();
        int groups = groups(kind, shape);
        if (mean.length != groups || standardDeviation.length != groups) {
            throw new IllegalArgumentException("normalizer: " + kind + " for samples of shape " + shape + " needs "
                    + groups + " means and standard deviations, but there are " + mean.length + " and "
                    + standardDeviation.length);
        }
        for (int g = 0; g < groups; g++) {
            if (!Float.isFinite(mean[g]) || !Float.isFinite(standardDeviation[g]) || standardDeviation[g] <= 0) {
                throw new IllegalArgumentException("normalizer: mean " + mean[g] + " and standard deviation "
                        + standardDeviation[g] + " at position " + g
                        + " cannot be; a mean is finite, a standard deviation finite and positive");
            }
        }
    }

    /** Changes nothing. */
    public static Normalizer none(FeatureShape shape) {
        return new Normalizer(Normalization.NONE, shape, new float[0], new float[0]);
    }

    /** Estimates mean and standard deviation (of the population, in double precision) on training samples. */
    public static Normalizer fit(Normalization kind, Dataset training) {
        FeatureShape shape = training.shape();
        int groups = groups(kind, shape);
        if (groups == 0) {
            return none(shape);
        }
        int features = shape.features();
        double[] first = new double[features];
        double[] sums = new double[features];
        double[] squares = new double[features];
        float[] sample = new float[features];
        training.copyFeatures(0, sample, 0);
        for (int f = 0; f < features; f++) {
            first[f] = sample[f]; // sums of differences from the first sample lose nothing to cancellation
        }
        for (int i = 0; i < training.size(); i++) {
            training.copyFeatures(i, sample, 0);
            for (int f = 0; f < features; f++) {
                double difference = sample[f] - first[f];
                sums[f] += difference;
                squares[f] += difference * difference;
            }
        }
        return fromSums(kind, shape, training.size(), first, sums, squares);
    }

    private static Normalizer fromSums(
            Normalization kind, FeatureShape shape, int samples, double[] first, double[] sums, double[] squares) {
        int groups = groups(kind, shape);
        int perGroup = shape.features() / groups;
        float[] mean = new float[groups];
        float[] standardDeviation = new float[groups];
        for (int g = 0; g < groups; g++) {
            double groupMean = 0;
            for (int f = g * perGroup; f < (g + 1) * perGroup; f++) {
                groupMean += (first[f] + sums[f] / samples) / perGroup;
            }
            double variance = 0;
            for (int f = g * perGroup; f < (g + 1) * perGroup; f++) {
                double featureMean = sums[f] / samples;
                double within = squares[f] / samples - featureMean * featureMean;
                double between = first[f] + featureMean - groupMean;
                variance += (within + between * between) / perGroup;
            }
            float deviation = (float) Math.sqrt(Math.max(0, variance));
            mean[g] = (float) groupMean;
            standardDeviation[g] = deviation > FLOAT_RESOLUTION * Math.abs(mean[g]) ? deviation : 1;
        }
        return new Normalizer(kind, shape, mean, standardDeviation);
    }

    private static int groups(Normalization kind, FeatureShape shape) {
        return switch (kind) {
            case NONE -> 0;
            case PER_CHANNEL -> shape.channels();
            case PER_FEATURE -> shape.features();
        };
    }

    /** Normalises one sample in place. */
    public void apply(float[] sample, int offset) {
        if (kind == Normalization.NONE) {
            return;
        }
        if (kind == Normalization.PER_FEATURE) {
            for (int f = 0; f < mean.length; f++) {
                sample[offset + f] = (sample[offset + f] - mean[f]) / standardDeviation[f];
            }
            return;
        }
        int plane = shape.height() * shape.width();
        for (int channel = 0; channel < mean.length; channel++) {
            float m = mean[channel];
            float s = standardDeviation[channel];
            int from = offset + channel * plane;
            for (int i = from; i < from + plane; i++) {
                sample[i] = (sample[i] - m) / s;
            }
        }
    }

    /** What it does. */
    public Normalization kind() {
        return kind;
    }

    /** Arrangement of the samples that it is for. */
    public FeatureShape shape() {
        return shape;
    }

    /** μ for each channel or feature, a copy. */
    public float[] mean() {
        return mean.clone();
    }

    /** σ for each channel or feature, a copy. */
    public float[] standardDeviation() {
        return standardDeviation.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Normalizer that
                && kind == that.kind
                && shape.equals(that.shape)
                && Arrays.equals(mean, that.mean)
                && Arrays.equals(standardDeviation, that.standardDeviation);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(mean) * 31 + Arrays.hashCode(standardDeviation);
    }

    @Override
    public String toString() {
        return kind.toString();
    }
}
