package org.myelin.optim;

/**
 * A range of a network's parameters with its gradient and its optimiser state: what one call of {@link
 * ElementwiseOptimizer#update} changes.
 *
 * <p>Parameter k of the range, k = 0 … {@link #length}−1, is {@code parameters()[offset() + k]}; its gradient is {@code
 * gradient()[gradientOffset() + k]}, and its value in state buffer i is {@code state(i)[offset() + k]}. Whoever calls
 * an optimiser moves one such object from range to range, so an optimiser must not keep it. One thread at a time may
 * use it.
 */
public final class ParameterRange {
    private final float[] parameters;
    private final float[][] state;
    private float[] gradient = {};
    private int offset;
    private int gradientOffset;
    private int length;
    private boolean hasWeightDecay;

    /**
     * An empty range.
     *
     * @param parameters all parameters
     * @param state the buffers of {@link Optimizer#stateNames}, each as long as the parameters
     */
    public ParameterRange(float[] parameters, float[]... state) {
        this.parameters = parameters;
        this.state = state;
    }

    /**
     * Moves this object to another range.
     *
     * @param offset index of the first parameter
     * @param length number of parameters; the engine's ranges are multiples of 32, and the optimisers of this package
     *     need that
     * @param gradient holds the gradient
     * @param gradientOffset index of its first value
     * @param hasWeightDecay see {@link #hasWeightDecay}
     * @return this object
     */
    public ParameterRange moveTo(int offset, int length, float[] gradient, int gradientOffset, boolean hasWeightDecay) {
        this.offset = offset;
        this.length = length;
        this.gradient = gradient;
        this.gradientOffset = gradientOffset;
        this.hasWeightDecay = hasWeightDecay;
        return this;
    }

    /** The array that holds all parameters; those of the range are to be changed in place. */
    public float[] parameters() {
        return parameters;
    }

    /** Index of the range's first value in {@link #parameters} and in each {@link #state}. */
    public int offset() {
        return offset;
    }

    /** Number of parameters of the range. */
    public int length() {
        return length;
    }

    /**
     * The array that holds the gradient, the mean over the samples of the step; its values of the range may be changed.
     */
    public float[] gradient() {
        return gradient;
    }

    /** Index of the range's first value in {@link #gradient}. */
    public int gradientOffset() {
        return gradientOffset;
    }

    /**
     * A buffer of optimiser state: zero before the first step, to be changed in place, saved in checkpoints.
     *
     * @param index its place in {@link Optimizer#stateNames}
     */
    public float[] state(int index) {
        return state[index];
    }

    /** Whether weight decay applies: to weights, but not to biases, scales and shifts. */
    public boolean hasWeightDecay() {
        return hasWeightDecay;
    }
}
