package org.myelin.lecture;

/**
 * Layer l+1 of a network with the connections that lead to it: aˡ⁺¹ = f(Wˡ aˡ + b) (lecture 2-4; the lecture has no b).
 *
 * <p>The neurons of one layer are not connected with one another; every neuron of layer l is connected to every neuron
 * of layer l+1. w_jiˡ connects neuron i of layer l to neuron j of layer l+1.
 *
 * @param weights Wˡ of n_{l+1} rows and n_l columns
 * @param biases b of n_{l+1} components; empty when the layer has none
 * @param activation f
 */
public record Layer(Matrix weights, Vector biases, ActivationFunction activation) {
    /** Checks that the biases fit the weights. */
    public Layer {
        if (!biases.isEmpty()) {
            Require.size("layer of " + weights.rows() + " neurons: b", weights.rows(), "the vector", biases.size());
        }
    }

    /** A layer without bias, as in the lecture. */
    public Layer(Matrix weights, ActivationFunction activation) {
        this(weights, Vector.of(), activation);
    }

    /** n_l, the number of neurons that lead to this layer. */
    public int inputs() {
        return weights.columns();
    }

    /** n_{l+1}, the number of neurons of this layer. */
    public int outputs() {
        return weights.rows();
    }

    /** Whether b is added. */
    public boolean hasBias() {
        return !biases.isEmpty();
    }

    /**
     * zˡ⁺¹ in scalar form: one sum over the inputs for each neuron (lecture 3).
     *
     * @param a aˡ, n_l components
     * @return zˡ⁺¹, n_{l+1} components
     */
    public Vector netInputsScalar(Vector a) {
        Matrix w = weights;
        Require.size("layer of " + inputs() + " inputs", inputs(), "aˡ", a.size());
        double[] z = new double[outputs()];
        for (int i = 1; i <= outputs(); i++) {
            // zᵢˡ⁺¹ = Σⱼ w_ijˡ aⱼˡ   (lecture 3)
            double sum = 0;
            for (int j = 1; j <= inputs(); j++) {
                sum += w.at(i, j) * a.at(j);
            }
            z[i - 1] = hasBias() ? sum + biases.at(i) : sum;
        }
        return Vector.of(z);
    }

    /**
     * zˡ⁺¹ in vector form (lecture 4).
     *
     * @param a aˡ, n_l components
     * @return zˡ⁺¹, n_{l+1} components
     */
    public Vector netInputs(Vector a) {
        Require.size("layer of " + inputs() + " inputs", inputs(), "aˡ", a.size());
        // zˡ⁺¹ = Wˡ aˡ   (lecture 4)
        Vector z = weights.times(a);
        return hasBias() ? z.plus(biases) : z;
    }
}
