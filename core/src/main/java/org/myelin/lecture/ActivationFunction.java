package org.myelin.lecture;

/**
 * The function f of a layer, a = f(z) (lecture 1, 6).
 *
 * <p>The lecture's functions work on each neuron by itself: {@link ElementWise}. {@link Softmax}, an extension, needs
 * all neurons of the layer at once.
 */
public sealed interface ActivationFunction permits ElementWise, Softmax {
    /**
     * a = f(z) for all neurons of a layer (lecture 4).
     *
     * @param z the net inputs, n_l components
     * @return the outputs, n_l components
     */
    Vector apply(Vector z);

    /**
     * The function of a name that recipes and model files use.
     *
     * @param name {@code linear}, {@code sigmoid}, {@code tanh}, {@code relu} or {@code softmax}
     */
    static ActivationFunction named(String name) {
        return switch (name) {
            case "linear" -> ElementWise.LINEAR;
            case "sigmoid" -> ElementWise.SIGMOID;
            case "tanh" -> ElementWise.TANH;
            case "relu" -> ElementWise.RELU;
            case "softmax" -> new Softmax();
            default ->
                throw new IllegalArgumentException("activation function: there is no '" + name
                        + "'; choose linear, sigmoid, tanh, relu or softmax");
        };
    }
}
