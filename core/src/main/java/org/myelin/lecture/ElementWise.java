package org.myelin.lecture;

import java.util.Locale;

/**
 * An activation function that works on each neuron by itself, aᵢ = f(zᵢ), with its derivative f′ (lecture 6).
 *
 * <p>Derivatives are written so that no digits cancel: where 1 − a would be zero in floating point, f′ is still right.
 */
public enum ElementWise implements ActivationFunction {
    /** f(z) = z, f′(z) = 1. A network of only linear layers is a linear model (lecture 16). */
    LINEAR(1) {
        @Override
        public double f(double z) {
            return z;
        }

        @Override
        public double derivative(double z) {
            return 1;
        }
    },

    /** f(z) = 1/(1+e⁻ᶻ), f′(z) = f(z)(1−f(z)), at most ¼ (lecture 6, 16). */
    SIGMOID(0.25) {
        @Override
        public double f(double z) {
            // For negative z the same as e^z/(1+e^z), where the power cannot overflow.
            double e = StrictMath.exp(-Math.abs(z));
            return z >= 0 ? 1 / (1 + e) : e / (1 + e);
        }

        @Override
        public double derivative(double z) {
            // f(z) (1 − f(z)) = f(z) f(−z)
            return f(z) * f(-z);
        }
    },

    /** f(z) = (eᶻ−e⁻ᶻ)/(eᶻ+e⁻ᶻ), f′(z) = 1−f(z)², at most 1 (lecture 6). */
    TANH(1) {
        @Override
        public double f(double z) {
            return StrictMath.tanh(z);
        }

        @Override
        public double derivative(double z) {
            // 1 − tanh²z = 4 s(2z) s(−2z) with the sigmoid s
            return 4 * SIGMOID.derivative(2 * z);
        }
    },

    /** f(z) = max(0, z); f′(z) = 1 where z &gt; 0, else 0 (lecture 6, 16). */
    RELU(1) {
        @Override
        public double f(double z) {
            return Math.max(0, z);
        }

        @Override
        public double derivative(double z) {
            return z > 0 ? 1 : 0;
        }
    };

    private final double largestDerivative;

    ElementWise(double largestDerivative) {
        this.largestDerivative = largestDerivative;
    }

    /**
     * a = f(z) of one neuron.
     *
     * @param z net input
     */
    public abstract double f(double z);

    /**
     * f′(z) of one neuron; at ReLU's kink, z = 0, it is 0.
     *
     * @param z net input
     */
    public abstract double derivative(double z);

    /** The largest value that f′ takes anywhere; ¼ for sigmoid, the reason why gradients vanish (lecture 16). */
    public double largestDerivative() {
        return largestDerivative;
    }

    @Override
    public Vector apply(Vector z) {
        return z.map(this::f);
    }

    /**
     * f′(z) for all neurons of a layer (lecture 14).
     *
     * @param z the net inputs, n_l components
     */
    public Vector derivative(Vector z) {
        return z.map(this::derivative);
    }

    /** The name in recipes and model files, for example {@code relu}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
