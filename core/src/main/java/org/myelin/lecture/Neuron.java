package org.myelin.lecture;

/**
 * A neuron: z = Σᵢ wᵢ xᵢ + b, a = f(z) (lecture 1; the lecture has no b).
 *
 * {@snippet :
 * Neuron neuron = new Neuron(Vector.of(0.5, -1), ElementWise.SIGMOID);
 * double a = neuron.output(Vector.of(2, 1)); // z = 0, a = 0.5
 * }
 *
 * @param weights w, one for each input
 * @param bias b; 0 in the lecture
 * @param activation f
 */
public record Neuron(Vector weights, double bias, ElementWise activation) {
    /** Checks that there is an input. */
    public Neuron {
        if (weights.isEmpty()) {
            throw new IllegalArgumentException("neuron: needs at least 1 weight, but got none");
        }
    }

    /** A neuron without bias, as in the lecture. */
    public Neuron(Vector weights, ElementWise activation) {
        this(weights, 0, activation);
    }

    /**
     * z = Σᵢ wᵢ xᵢ + b (lecture 1).
     *
     * @param x as many components as there are weights
     */
    public double netInput(Vector x) {
        Vector w = weights;
        Require.size("neuron", w.size(), "x", x.size());
        // z = Σᵢ wᵢ xᵢ   (lecture 1)
        double z = 0;
        for (int i = 1; i <= w.size(); i++) {
            z += w.at(i) * x.at(i);
        }
        return z + bias;
    }

    /**
     * a = f(z) (lecture 1).
     *
     * @param x as many components as there are weights
     */
    public double output(Vector x) {
        return activation.f(netInput(x));
    }
}
