package org.myelin.lecture;

/** The distance J of the output a^L from the wanted y, for one sample (lecture 9). */
public sealed interface Loss permits MeanSquaredError, CrossEntropy {
    /**
     * J of one sample (lecture 9).
     *
     * @param z z^L
     * @param a a^L = f(z^L)
     * @param y as many components as a^L
     */
    double of(Vector z, Vector a, Vector y);

    /**
     * δ^L = ∂J/∂z^L (lecture 12).
     *
     * @param f the function of the output layer
     * @param z z^L
     * @param a a^L = f(z^L)
     * @param y as many components as a^L
     * @return δ^L, as many components
     */
    Vector outputSensitivity(ActivationFunction f, Vector z, Vector a, Vector y);

    /**
     * Checks that the loss can follow an output layer with the function f.
     *
     * @throws IllegalArgumentException if it cannot
     */
    void requireOutput(ActivationFunction f);

    /**
     * The loss of a name that recipes and model files use.
     *
     * @param name {@code mse} or {@code cross-entropy}
     */
    static Loss named(String name) {
        return switch (name) {
            case "mse" -> new MeanSquaredError();
            case "cross-entropy" -> new CrossEntropy();
            default ->
                throw new IllegalArgumentException("loss: there is no '" + name + "'; choose mse or cross-entropy");
        };
    }
}
