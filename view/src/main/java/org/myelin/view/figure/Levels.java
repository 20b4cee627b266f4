package org.myelin.view.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.myelin.text.Text;

/**
 * The bands that a map divides its values into.
 *
 * @param borders between the bands, ascending, at least one
 * @param colours of the bands, from the lowest to the highest
 * @param number how a border is written
 * @param meaning what the colours show
 */
public record Levels(List<Double> borders, ColourScale colours, DoubleFunction<String> number, Text meaning) {
    private static final int BAND_WIDTH = 50;
    private static final int BAR_HEIGHT = 12;

    /** What {@link #draw} needs below its upper edge, in CSS pixels. */
    static final int HEIGHT = 52;

    /** Takes a copy of the list. */
    public Levels {
        borders = List.copyOf(borders);
    }

    /**
     * Borders for a surface over its minimum: the heights over the minimum grow as the squares of the whole numbers, so
     * that on a bowl they are equally far apart.
     *
     * @param least the minimum
     * @param most above it
     * @param count number of borders, at least 1
     */
    public static List<Double> overMinimum(double least, double most, int count) {
        List<Double> borders = new ArrayList<>();
        for (int k = 1; k <= count; k++) {
            double share = (double) k / (count + 1);
            borders.add(least + (most - least) * share * share);
        }
        return borders;
    }

    /**
     * The colour of a band.
     *
     * @param band from 0, below the first border
     */
    Paint paint(int band) {
        return colours.at((band + 0.5) / (borders.size() + 1));
    }

    int width() {
        return (borders.size() + 1) * BAND_WIDTH;
    }

    /** The bands in a row, with their borders and what they mean. */
    void draw(Svg svg, double x, double y) {
        svg.rect(x, y, width(), BAR_HEIGHT, ShapeStyle.fill(Paint.PAPER).outlined(Paint.LINE, 1));
        for (int band = 0; band <= borders.size(); band++) {
            svg.rect(x + band * BAND_WIDTH, y, BAND_WIDTH, BAR_HEIGHT, ShapeStyle.fill(paint(band)));
        }
        for (int k = 0; k < borders.size(); k++) {
            String label = number.apply(borders.get(k));
            svg.text(x + (k + 1) * BAND_WIDTH, y + BAR_HEIGHT + 15, Anchor.MIDDLE, TextStyle.TICK, label);
        }
        svg.text(x, y + BAR_HEIGHT + 34, Anchor.START, TextStyle.TICK, meaning);
    }
}
