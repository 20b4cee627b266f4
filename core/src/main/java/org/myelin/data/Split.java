package org.myelin.data;

import java.util.Arrays;
import org.myelin.random.CounterRandom;

/**
 * Training samples divided into what is learned from and what is validated on (lecture 18).
 *
 * @param training the samples to learn from
 * @param validation the samples that choose the best model; not learned from
 */
public record Split(Dataset training, Dataset validation) {
    private static final long STREAM = 0x73706c6974L; // "split"

    /** Checks that both parts have the same shape and classes. */
    public Split {
        if (!training.shape().equals(validation.shape())
                || !training.classNames().equals(validation.classNames())) {
            throw new IllegalArgumentException("split: the training samples of " + training.name() + " have shape "
                    + training.shape() + " and classes " + training.classNames() + ", but the validation samples of "
                    + validation.name() + " have shape " + validation.shape() + " and classes "
                    + validation.classNames() + "; both need the same, see Split.stratified");
        }
    }

    /**
     * Splits off samples at random with the class shares of the whole: of each class ⌊share⌋ samples, and one more in
     * the classes with the largest remainders until the number is reached. Both parts keep the order of the source.
     *
     * @param validationSize number of samples to split off, 1 … size−1
     * @param seed the same seed gives the same split
     * @throws IllegalArgumentException if the number is out of range
     */
    public static Split stratified(Dataset samples, int validationSize, long seed) {
        if (validationSize < 1 || validationSize >= samples.size()) {
            throw new IllegalArgumentException("split: the validation part must have 1 to " + (samples.size() - 1)
                    + " of the " + samples.size() + " samples of " + samples.name() + ", but " + validationSize
                    + " were asked for");
        }
        int[] wanted = shares(samples, validationSize);
        int[] training = new int[samples.size() - validationSize];
        int[] validation = new int[validationSize];
        int validationCount = 0;
        int trainingCount = 0;
        for (int index : CounterRandom.of(seed, STREAM).permutation(samples.size())) {
            int label = samples.label(index);
            if (wanted[label] > 0) {
                wanted[label]--;
                validation[validationCount++] = index;
            } else {
                training[trainingCount++] = index;
            }
        }
        Arrays.sort(training);
        Arrays.sort(validation);
        return new Split(new Subset(samples, training), new Subset(samples, validation));
    }

    /** How many samples of each class to split off. */
    private static int[] shares(Dataset samples, int validationSize) {
        int classes = samples.classNames().size();
        long[] counts = new long[classes];
        for (int i = 0; i < samples.size(); i++) {
            counts[samples.label(i)]++;
        }
        int[] shares = new int[classes];
        long[] remainders = new long[classes];
        int missing = validationSize;
        for (int c = 0; c < classes; c++) {
            long scaled = counts[c] * validationSize;
            shares[c] = (int) (scaled / samples.size());
            remainders[c] = scaled % samples.size();
            missing -= shares[c];
        }
        for (; missing > 0; missing--) {
            int largest = 0;
            for (int c = 1; c < classes; c++) {
                if (remainders[c] > remainders[largest]) {
                    largest = c;
                }
            }
            shares[largest]++;
            remainders[largest] = -1;
        }
        return shares;
    }
}
