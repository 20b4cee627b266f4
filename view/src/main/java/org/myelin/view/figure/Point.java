package org.myelin.view.figure;

/**
 * A point of a figure, in CSS pixels, or of a curve, in the units of its axes.
 *
 * @param x to the right
 * @param y downwards in a figure, upwards along an axis
 */
public record Point(double x, double y) {}
