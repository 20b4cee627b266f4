package org.myelin.view.figure;

import java.util.List;

/**
 * Drawings in a row, their upper edges aligned.
 *
 * @param parts from left to right
 */
public record SideBySide(List<Drawing> parts) implements Drawing {
    /** Takes a copy of the list. */
    public SideBySide {
        parts = List.copyOf(parts);
    }

    @Override
    public int width() {
        return parts.stream().mapToInt(Drawing::width).sum();
    }

    @Override
    public int height() {
        return parts.stream().mapToInt(Drawing::height).max().orElse(0);
    }

    @Override
    public void draw(Svg svg) {
        int x = 0;
        for (Drawing part : parts) {
            svg.group(x, 0, part::draw);
            x += part.width();
        }
    }
}
