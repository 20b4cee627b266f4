package org.myelin.engine;

import java.util.Arrays;
import org.myelin.kernel.Panels;

/** Passes gradients on and, when asked to, notes the sum of their squares first: gradients are not kept anywhere else. */
final class GradientSquares implements GradientUse {
    private final GradientUse use;

    /** One sum for each range, at the place of its first 32 parameters; none before the first look. A range belongs to one task. */
    private double[] squares = {};

    private final int places;

    private boolean active;

    /**
     * Prepares nothing yet.
     *
     * @param use who gets the gradients
     * @param parameters number of parameters with padding
     */
    GradientSquares(GradientUse use, int parameters) {
        this.use = use;
        places = Math.ceilDiv(parameters, Panels.WIDTH);
    }

    /** Notes the squares from now on. */
    void begin() {
        if (squares.length == 0) {
            squares = new double[places];
        }
        Arrays.fill(squares, 0);
        active = true;
    }

    /** Notes no more. */
    void end() {
        active = false;
    }

    /** The norm of the gradient of a slot. */
    double norm(int at, int length) {
        return Math.sqrt(Sums.of(squares, at / Panels.WIDTH, (at + length) / Panels.WIDTH));
    }

    @Override
    public void take(int at, float[] gradient, int gradientAt, int length, boolean decays) {
        if (active) {
            squares[at / Panels.WIDTH] = Sums.squares(gradient, gradientAt, gradientAt + length);
        }
        use.take(at, gradient, gradientAt, length, decays);
    }

    @Override
    public float[] soon() {
        return use.soon();
    }

    @Override
    public float[] alsoSoon() {
        return use.alsoSoon();
    }
}
