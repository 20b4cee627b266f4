package org.myelin.labs.surface;

/**
 * A point of the plane of two weights, or a step in it.
 *
 * @param first w₁
 * @param second w₂
 */
public record Weights(double first, double second) {
    /** The sum. */
    public Weights plus(Weights other) {
        return new Weights(first + other.first, second + other.second);
    }

    /** The multiple by c. */
    public Weights times(double c) {
        return new Weights(c * first, c * second);
    }
}
