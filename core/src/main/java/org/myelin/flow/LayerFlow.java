package org.myelin.flow;

import org.myelin.nn.Activation;

/**
 * One dense layer in one training step, with the function that its neurons go through.
 *
 * @param label which layer, from 1, as in summary tables: 3, or 4.2 for part 2 of the residual block 4
 * @param neurons number of neurons n
 * @param activation f: of the layer itself, or of the next layer that is a function; linear when there is none before
 *     the next dense layer
 * @param sensitivity √ of the mean over the samples of Σᵢ (δᵢ)², where δ = ∂J/∂z of one sample's loss (lecture 11)
 * @param gradient the norm of the mean gradient, √ Σ (∂J/∂w)² (lecture 14)
 * @param weight the norm of the weights before the step, √ Σ w²
 * @param update the norm of their change, √ Σ (Δw)²
 * @param mean of all activations f(z) of all samples
 * @param deviation standard deviation of them
 * @param dead share of the neurons that were 0 for at least {@value #SAMPLES_TO_CALL_DEAD} observed samples in a row,
 *     so that f′ was 0 as well and nothing was learned (ReLU only), 0 to 1
 * @param saturated share of the values of a sigmoid or tanh with f′ below {@value #SATURATED} of its maximum, 0 to 1
 */
public record LayerFlow(
        String label,
        int neurons,
        Activation activation,
        double sensitivity,
        double gradient,
        double weight,
        double update,
        double mean,
        double deviation,
        double dead,
        double saturated) {
    /**
     * Samples for which a neuron must be inactive to count as dead. One that is active for 2 % of the samples is called
     * dead by mistake once in 175 times.
     */
    public static final int SAMPLES_TO_CALL_DEAD = 256;

    /**
     * A value is saturated where f′ is below this share of its maximum: less than 1/20 of the sensitivity gets through.
     */
    public static final double SATURATED = 0.05;

    /**
     * update / weight, the relative change of the weights in the step; 0 without a change. About 10⁻³ is typical: far
     * more is unstable, far less is slow (Karpathy, CS231n notes "Babysitting the learning process").
     */
    public double relativeUpdate() {
        return update == 0 ? 0 : update / weight;
    }
}
