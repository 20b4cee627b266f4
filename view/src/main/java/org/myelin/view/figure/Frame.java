package org.myelin.view.figure;

import org.myelin.text.Text;

/**
 * The area of a diagram between two axes: maps values to places, draws grid, ticks and the axes' names.
 *
 * @param left of the area, in CSS pixels
 * @param top of the area
 * @param width of the area
 * @param height of the area
 * @param horizontal the axis below
 * @param vertical the axis at the left
 */
public record Frame(double left, double top, double width, double height, Axis horizontal, Axis vertical) {
    /** What {@link #draw} needs at the left of the area, in CSS pixels. */
    public static final double LEFT = 66;
    /** What it needs below the area. */
    public static final double BOTTOM = 46;

    private static final double TICK_GAP = 8;

    /** Where a value of the horizontal axis lies. */
    public double x(double value) {
        return left + horizontal.position(value) * width;
    }

    /** Where a value of the vertical axis lies. */
    public double y(double value) {
        return top + height - vertical.position(value) * height;
    }

    /** Where a point of the diagram lies in the figure. */
    public Point at(Point point) {
        return new Point(x(point.x()), y(point.y()));
    }

    /** Whether a point lies in the area, its border included. */
    public boolean contains(Point point) {
        return isInside(horizontal.position(point.x())) && isInside(vertical.position(point.y()));
    }

    private static boolean isInside(double position) {
        return position >= -1e-9 && position <= 1 + 1e-9;
    }

    /** Draws the grid, the ticks, and the names of the axes. */
    public void draw(Svg svg, Text horizontalName, Text verticalName) {
        for (double tick : vertical.ticks()) {
            svg.line(left, y(tick), left + width, y(tick), ShapeStyle.stroke(Paint.LINE, 1));
            svg.text(left - TICK_GAP, y(tick) + 4, Anchor.END, TextStyle.TICK, vertical.label(tick));
        }
        for (double tick : horizontal.ticks()) {
            svg.line(x(tick), top, x(tick), top + height, ShapeStyle.stroke(Paint.LINE, 1));
            svg.text(x(tick), top + height + 18, Anchor.MIDDLE, TextStyle.TICK, horizontal.label(tick));
        }
        axes(svg);
        svg.text(left + width / 2, top + height + 38, Anchor.MIDDLE, TextStyle.LABEL, horizontalName);
        svg.turned(
                left - LEFT + 16,
                top + height / 2,
                -90,
                inner -> inner.text(0, 0, Anchor.MIDDLE, TextStyle.LABEL, verticalName));
    }

    /** The lines through zero, or along the border where zero is not in the area. */
    private void axes(Svg svg) {
        ShapeStyle style = ShapeStyle.stroke(Paint.SOFT, 1.2);
        double x = x(horizontal.crossing());
        double y = y(vertical.crossing());
        svg.line(left, y, left + width, y, style);
        svg.line(x, top, x, top + height, style);
    }
}
