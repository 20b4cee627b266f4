package org.myelin.lecture;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;

/**
 * A column vector v ∈ Rⁿ with components v₁ … vₙ, counted from 1 as in the lecture. Immutable.
 *
 * {@snippet :
 * Vector x = Vector.of(3, 4);
 * double first = x.at(1); // 3
 * }
 */
public final class Vector {
    private final double[] values;

    private Vector(double[] values) {
        this.values = values;
    }

    /** The vector of the given components; none gives the empty vector, which stands for a bias that is not there. */
    public static Vector of(double... values) {
        return new Vector(values.clone());
    }

    /** The vector of the given components, each widened exactly to double precision. */
    public static Vector of(float[] values) {
        return build(values.length, i -> values[i - 1]);
    }

    /** The vector of {@code size} zeros. */
    public static Vector zeros(int size) {
        return new Vector(new double[size]);
    }

    /**
     * The vector whose component i is {@code component.applyAsDouble(i)}, i = 1 … size.
     *
     * @param size n, at least 0
     * @param component gives vᵢ for i
     */
    public static Vector build(int size, IntToDoubleFunction component) {
        double[] values = new double[size];
        for (int i = 1; i <= size; i++) {
            values[i - 1] = component.applyAsDouble(i);
        }
        return new Vector(values);
    }

    /** n, the number of components. */
    public int size() {
        return values.length;
    }

    /** Whether there are no components. */
    public boolean isEmpty() {
        return values.length == 0;
    }

    /**
     * vᵢ.
     *
     * @param i from 1 to n
     */
    public double at(int i) {
        Require.index("vector", "i", i, 1, values.length);
        return values[i - 1];
    }

    /** The sum v + u. */
    public Vector plus(Vector u) {
        return combine("vector: v + u", u, (a, b) -> a + b);
    }

    /** The difference v − u. */
    public Vector minus(Vector u) {
        return combine("vector: v − u", u, (a, b) -> a - b);
    }

    /** The element-wise product v ∘ u (lecture 14). */
    public Vector hadamard(Vector u) {
        return combine("vector: v ∘ u", u, (a, b) -> a * b);
    }

    /** The multiple c v. */
    public Vector times(double c) {
        return map(value -> c * value);
    }

    /** The outer product v uᵀ, a matrix of n rows and as many columns as u has components (lecture 14). */
    public Matrix outer(Vector u) {
        return Matrix.build(size(), u.size(), (j, i) -> at(j) * u.at(i));
    }

    /** The scalar product vᵀ u, summed from the first component to the last. */
    public double dot(Vector u) {
        Require.size("vector: vᵀ u", size(), "u", u.size());
        double sum = 0;
        for (int i = 1; i <= size(); i++) {
            sum += at(i) * u.at(i);
        }
        return sum;
    }

    /** The vector of f(v₁) … f(vₙ). */
    public Vector map(DoubleUnaryOperator f) {
        return build(size(), i -> f.applyAsDouble(at(i)));
    }

    /** The components, a copy; component i stands at index i − 1. */
    public double[] toArray() {
        return values.clone();
    }

    private Vector combine(String place, Vector u, DoubleBinaryOperator operator) {
        Require.size(place, size(), "u", u.size());
        return build(size(), i -> operator.applyAsDouble(at(i), u.at(i)));
    }

    /** Whether the other vector has the same components, bit by bit. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Vector vector && Arrays.equals(values, vector.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
