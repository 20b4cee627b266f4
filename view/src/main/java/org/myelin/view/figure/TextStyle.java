package org.myelin.view.figure;

import org.myelin.text.Text;
import org.myelin.view.text.Columns;

/**
 * Font and colour of a text.
 *
 * @param size height of a line's letters in CSS pixels
 * @param bold whether it is bold
 * @param paint its colour
 */
public record TextStyle(double size, boolean bold, Paint paint) {
    /** Default. */
    public static final TextStyle LABEL = new TextStyle(13, false, Paint.INK);
    /** Numbers along an axis, explanations. */
    public static final TextStyle TICK = new TextStyle(12, false, Paint.SOFT);
    /** The head of a part of a figure. */
    public static final TextStyle TITLE = new TextStyle(15, true, Paint.INK);

    /** Latin letters and digits are about half as wide as high, Chinese characters as wide as high. */
    private static final double LATIN = 0.58;

    /** The same in another colour. */
    public TextStyle in(Paint other) {
        return new TextStyle(size, bold, other);
    }

    /** The same in another size. */
    public TextStyle of(double newSize) {
        return new TextStyle(newSize, bold, paint);
    }

    /** The same in bold. */
    public TextStyle asBold() {
        return new TextStyle(size, true, paint);
    }

    /** About how wide a text will be, in CSS pixels, in the language that needs more. */
    public double width(Text words) {
        return Math.max(width(words.english()), width(words.chinese()));
    }

    private double width(String text) {
        return size
                * text.codePoints()
                        .mapToDouble(c -> Columns.isWide(c) ? 1 : LATIN)
                        .sum()
                * (bold ? 1.06 : 1);
    }
}
