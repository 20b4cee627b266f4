package org.myelin.nn;

/**
 * How the weights of a layer start (lecture 10, step 2). Biases start at zero.
 *
 * <p>n_in is the number of inputs of the layer, n_out the number of its outputs.
 */
public sealed interface Initializer {
    /** Uniform between −range and +range. */
    record Uniform(double range) implements Initializer {
        /** Checks that the range is positive and finite. */
        public Uniform {
            if (!(range > 0) || Double.isInfinite(range)) {
                throw new IllegalArgumentException(
                        "uniform initializer: range must be positive and finite, but is " + range);
            }
        }

        @Override
        public String toString() {
            return "uniform(" + range + ")";
        }
    }

    /**
     * Uniform between ±√(6/(n_in+n_out)): variance 2/(n_in+n_out). For sigmoid and tanh. Source: Glorot and Bengio,
     * "Understanding the difficulty of training deep feedforward neural networks", AISTATS 2010, equation 16.
     */
    record Xavier() implements Initializer {
        @Override
        public String toString() {
            return "xavier";
        }
    }

    /**
     * Uniform between ±√(6/n_in): variance 2/n_in. For ReLU. Source of the variance: He, Zhang, Ren and Sun, "Delving
     * deep into rectifiers", ICCV 2015, equation 10.
     */
    record He() implements Initializer {
        @Override
        public String toString() {
            return "he";
        }
    }

    /**
     * Uniform between ±√(3/n_in): variance 1/n_in. For SELU. Source of the variance: LeCun, Bottou, Orr and Müller,
     * "Efficient backprop", 1998, equation 16.
     */
    record LeCun() implements Initializer {
        @Override
        public String toString() {
            return "lecun";
        }
    }

    /** All zero: for the last layer of a residual branch, so that the block starts as the identity. */
    record Zero() implements Initializer {
        @Override
        public String toString() {
            return "zero";
        }
    }

    /**
     * The bound of the uniform distribution that weights are drawn from.
     *
     * @param inputs n_in
     * @param outputs n_out
     */
    default double bound(int inputs, int outputs) {
        return switch (this) {
            case Uniform(double range) -> range;
            case Xavier() -> Math.sqrt(6.0 / (inputs + outputs));
            case He() -> Math.sqrt(6.0 / inputs);
            case LeCun() -> Math.sqrt(3.0 / inputs);
            case Zero() -> 0;
        };
    }

    /**
     * The default for an activation: {@link He} for ReLU and its relatives, {@link LeCun} for SELU, else {@link
     * Xavier}.
     */
    static Initializer defaultFor(Activation activation) {
        return activation.initializer();
    }
}
