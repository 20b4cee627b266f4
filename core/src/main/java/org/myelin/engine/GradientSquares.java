package org.myelin.engine;

/** Passes gradients on and, when asked to, notes the sum of their squares first: gradients are not kept anywhere else. */
final class GradientSquares implements GradientUse {
    private final GradientUse use;

    private final RangeSums squares;
    private boolean active;

    /**
     * Prepares nothing yet.
     *
     * @param use who gets the gradients
     * @param parameters number of parameters with padding
     */
    GradientSquares(GradientUse use, int parameters) {
        this.use = use;
        squares = new RangeSums(parameters);
    }

    /** Notes the squares from now on. */
    void begin() {
        squares.clear();
        active = true;
    }

    /** Notes no more. */
    void end() {
        active = false;
    }

    /** The norm of the gradient of a slot. */
    double norm(int at, int length) {
        return squares.norm(at, length);
    }

    @Override
    public void take(int at, float[] gradient, int gradientAt, int length, boolean decays) {
        if (active) {
            squares.set(at, Sums.squares(gradient, gradientAt, gradientAt + length));
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
