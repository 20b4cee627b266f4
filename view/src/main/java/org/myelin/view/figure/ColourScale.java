package org.myelin.view.figure;

/**
 * Gives values colours that people of all kinds of colour vision can order, on light and on dark paper.
 *
 * @param axis which values it covers, linear or logarithmic
 * @param start colour at the beginning of the axis
 * @param middle colour in the middle
 * @param end colour at its end
 */
public record ColourScale(Axis axis, Paint start, Paint middle, Paint end) {
    /** From paper to blue, for amounts. */
    public static ColourScale sequential(Axis axis) {
        return new ColourScale(axis, Paint.PAPER, Paint.PAPER.toward(Paint.NEGATIVE, 0.5), Paint.NEGATIVE);
    }

    /**
     * From blue over paper, at 0, to orange.
     *
     * @param extent the largest magnitude; if 0, everything has the colour of 0
     */
    public static ColourScale diverging(double extent) {
        double bound = extent > 0 ? extent : 1;
        return new ColourScale(new LinearAxis(-bound, bound, bound / 2), Paint.NEGATIVE, Paint.PAPER, Paint.POSITIVE);
    }

    /** The colour of a value; beyond the axis the one at its end. */
    public Paint of(double value) {
        return at(axis.position(value));
    }

    /** The colour at a place of the axis, 0 at its beginning and 1 at its end. */
    public Paint at(double position) {
        double place = Math.clamp(position, 0, 1);
        return place < 0.5 ? start.toward(middle, 2 * place) : middle.toward(end, 2 * place - 1);
    }
}
