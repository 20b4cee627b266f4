package org.myelin.view.figure;

/**
 * A point of a picture, in CSS pixels, or of a curve, in the units of its axes.
 *
 * @param x to the right
 * @param y downwards in a picture, upwards along an axis
 */
public record Point(double x, double y) {}
