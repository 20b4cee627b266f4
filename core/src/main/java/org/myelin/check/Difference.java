package org.myelin.check;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * A derivative from values of the function alone, by the central difference of fourth order
 * (8 (J(w+h) − J(w−h)) − (J(w+2h) − J(w−2h))) / 12h. Source: Abramowitz and Stegun, Handbook of Mathematical Functions,
 * 25.3.6.
 *
 * @param value the derivative
 * @param noise how far rounding of J can move it
 */
record Difference(double value, double noise) {
    /**
     * The distances to try. The method's error is h⁴/30 times the fifth derivative, 10⁻¹⁴ for the first, and the noise
     * is some 10⁻¹⁵ J/h: so the largest distance is best, unless a kink lies within it.
     */
    private static final double[] DISTANCES = {1e-3, 1e-5, 1e-7};

    /** Some units of the last place of J, which is a sum of samples and classes. */
    private static final double ROUNDING = 16 * Math.ulp(1.0);

    /**
     * The derivative of the reference's loss by one parameter.
     *
     * @param slot number of the slot
     * @param index of the parameter in it
     * @return empty where a kink is too near
     */
    static Optional<Difference> of(ReferenceNetwork reference, double[][] x, int[] labels, int slot, int index) {
        double[] values = reference.values(slot);
        double kept = values[index];
        double loss = reference.loss(x, labels);
        long sides = reference.kinks().sides();
        try {
            for (double h : DISTANCES) {
                boolean[] crossed = {false};
                DoubleUnaryOperator at = shift -> {
                    values[index] = kept + shift;
                    double shifted = reference.loss(x, labels);
                    crossed[0] |= reference.kinks().sides() != sides;
                    return shifted;
                };
                double near = at.applyAsDouble(h) - at.applyAsDouble(-h);
                double far = crossed[0] ? 0 : at.applyAsDouble(2 * h) - at.applyAsDouble(-2 * h);
                if (!crossed[0]) {
                    return Optional.of(new Difference((8 * near - far) / (12 * h), ROUNDING * Math.abs(loss) / h));
                }
            }
            return Optional.empty();
        } finally {
            values[index] = kept;
        }
    }
}
