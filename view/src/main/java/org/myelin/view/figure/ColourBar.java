package org.myelin.view.figure;

import org.myelin.text.Text;

/**
 * Says which colour means which value: the colours over their axis.
 *
 * @param scale the colours
 * @param meaning what they show
 */
record ColourBar(ColourScale scale, Text meaning) {
    /** Width in CSS pixels. */
    static final int WIDTH = 220;

    /** Height with ticks and meaning, in CSS pixels. */
    static final int HEIGHT = 50;

    void draw(Svg svg, double x, double y) {
        int steps = WIDTH / 2;
        for (int i = 0; i < steps; i++) {
            svg.rect(x + 2 * i, y, 2.5, 10, ShapeStyle.fill(scale.at((i + 0.5) / steps)));
        }
        svg.rect(x, y, WIDTH, 10, ShapeStyle.stroke(Paint.LINE, 1));
        for (double tick : scale.axis().ticks()) {
            double place = x + scale.axis().position(tick) * WIDTH;
            svg.line(place, y + 10, place, y + 14, ShapeStyle.stroke(Paint.SOFT, 1));
            svg.text(place, y + 27, Anchor.MIDDLE, TextStyle.TICK, scale.axis().label(tick));
        }
        svg.text(x, y + 45, Anchor.START, TextStyle.TICK, meaning);
    }
}
