package org.myelin.view.figure;

/** A figure of one {@link Frame}, with room for its labels and a margin at the right. */
public interface Diagram extends Drawing {
    /** What a curve and the last label of the axis need at the right of the area, in CSS pixels. */
    int MARGIN = 18;

    /** Where the area lies in the figure. */
    Frame frame();

    @Override
    default int width() {
        return (int) (frame().left() + frame().width()) + MARGIN;
    }

    @Override
    default int height() {
        return (int) (frame().top() + frame().height() + Frame.BOTTOM);
    }
}
