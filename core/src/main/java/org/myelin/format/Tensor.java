package org.myelin.format;

import java.util.List;

/**
 * An array of 32-bit floats with a shape, row-major: the last extent varies fastest.
 *
 * <p>Holds the array it is given, without a copy: who makes a tensor and who reads it agree not to change it.
 */
public final class Tensor {
    private final List<Integer> shape;
    private final float[] data;

    /**
     * Joins values and shape.
     *
     * @param shape extents, each at least 0; none makes a single value
     * @param data as many values as the extents' product
     */
    public Tensor(List<Integer> shape, float[] data) {
        this.shape = List.copyOf(shape);
        this.data = data;
        long count = 1;
        for (int extent : this.shape) {
            if (extent < 0) {
                throw new IllegalArgumentException("tensor: negative extent in shape " + this.shape);
            }
            count = Math.multiplyExact(count, (long) extent);
        }
        if (count != data.length) {
            throw new IllegalArgumentException(
                    "tensor: shape " + this.shape + " holds " + count + " values, but got " + data.length);
        }
    }

    /** A tensor of one dimension. */
    public static Tensor vector(float[] data) {
        return new Tensor(List.of(data.length), data);
    }

    /** A tensor of two dimensions, row by row. */
    public static Tensor matrix(int rows, int columns, float[] data) {
        return new Tensor(List.of(rows, columns), data);
    }

    /** The extents. */
    public List<Integer> shape() {
        return shape;
    }

    /** The values, not a copy. */
    public float[] data() {
        return data;
    }
}
