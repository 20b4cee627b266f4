package org.myelin.view.figure;

import org.myelin.text.Text;

/**
 * A drawing below its title: what a figure needs that stands alone.
 *
 * @param title what there is to see
 * @param drawing the figure
 */
public record Titled(Text title, Drawing drawing) implements Drawing {
    private static final int HEIGHT = 34;

    @Override
    public int width() {
        return drawing.width();
    }

    @Override
    public int height() {
        return HEIGHT + drawing.height();
    }

    @Override
    public void draw(Svg svg) {
        svg.text(Frame.LEFT, HEIGHT - 8, Anchor.START, TextStyle.TITLE, title);
        svg.group(0, HEIGHT, drawing::draw);
    }
}
