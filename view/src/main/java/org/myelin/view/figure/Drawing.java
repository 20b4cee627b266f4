package org.myelin.view.figure;

/** A figure: a size, and how to draw it. */
public interface Drawing {
    /** Width in CSS pixels. */
    int width();

    /** Height in CSS pixels. */
    int height();

    /** Draws it; the origin is at the upper left. */
    void draw(Svg svg);
}
