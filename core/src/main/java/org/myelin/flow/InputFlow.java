package org.myelin.flow;

/**
 * The features of a batch as the network sees them: normalised and augmented.
 *
 * @param samples number of samples b
 * @param mean mean of all features of all samples
 * @param deviation their standard deviation around it
 */
public record InputFlow(int samples, double mean, double deviation) {
    /** √(mean² + deviation²), about 1 for normalised features. */
    public double rootMeanSquare() {
        return Math.hypot(mean, deviation);
    }
}
