package org.myelin.lecture;

/**
 * aᵢ = e^{zᵢ} / Σⱼ e^{zⱼ}: turns the net inputs of the output layer into probabilities of the classes, all above 0 and
 * with sum 1. Not in the lecture; belongs to {@link CrossEntropy}.
 */
public record Softmax() implements ActivationFunction {
    /** {@inheritDoc} The largest component of z is subtracted first, which changes nothing and cannot overflow. */
    @Override
    public Vector apply(Vector z) {
        double m = z.at(largest(z));
        // aᵢ = e^{zᵢ−m} / Σⱼ e^{zⱼ−m}
        Vector e = z.map(value -> StrictMath.exp(value - m));
        double sum = 0;
        for (int j = 1; j <= e.size(); j++) {
            sum += e.at(j);
        }
        double total = sum;
        return e.map(value -> value / total);
    }

    /**
     * −ln aᵢ = ln Σⱼ e^{zⱼ} − zᵢ, exact to the last digits also where aᵢ is nearly 1 or underflows.
     *
     * @param z the net inputs
     * @param i a component, from 1
     */
    static double negativeLogarithm(Vector z, int i) {
        int largest = largest(z);
        double m = z.at(largest);
        double others = 0;
        for (int j = 1; j <= z.size(); j++) {
            if (j != largest) {
                others += StrictMath.exp(z.at(j) - m);
            }
        }
        // ln Σⱼ e^{zⱼ} = m + ln(1 + Σ of the others' e^{zⱼ−m})
        return (m - z.at(i)) + StrictMath.log1p(others);
    }

    /** The number of the largest component, the first of equals. */
    private static int largest(Vector z) {
        int largest = 1;
        for (int i = 2; i <= z.size(); i++) {
            if (z.at(i) > z.at(largest)) {
                largest = i;
            }
        }
        return largest;
    }

    @Override
    public String toString() {
        return "softmax";
    }
}
