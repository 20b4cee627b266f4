package org.myelin.view.figure;

import java.util.Locale;

/**
 * A colour of a figure: one for light paper, one for dark.
 *
 * @param light RGB on light paper, 0x000000 to 0xffffff
 * @param dark RGB on dark paper
 */
public record Paint(int light, int dark) {
    /** The background. */
    public static final Paint PAPER = new Paint(0xffffff, 0x0f1419);
    /** Text and outlines. */
    public static final Paint INK = new Paint(0x1f2328, 0xe6edf3);
    /** What should not catch the eye: ticks, explanations. */
    public static final Paint SOFT = new Paint(0x57606a, 0x9aa4af);
    /** Grid lines. */
    public static final Paint LINE = new Paint(0xd8dee4, 0x30363d);
    /** Values above zero, in contrast to {@link #NEGATIVE}. */
    public static final Paint POSITIVE = new Paint(0xc75300, 0xf0a04b);
    /** Values below zero. */
    public static final Paint NEGATIVE = new Paint(0x0072b2, 0x56b4e9);

    /**
     * The colours of series, after Okabe and Ito's palette, which is safe for all kinds of colour vision; a bit
     * darker on light paper where the original is too pale for lines.
     */
    private static final Paint[] SERIES = {
        NEGATIVE,
        POSITIVE,
        new Paint(0x00855f, 0x2fbf95),
        new Paint(0xa8508a, 0xe29bc6),
        new Paint(0x8a6d00, 0xe3cf4a),
        new Paint(0x57606a, 0x9aa4af)
    };

    /**
     * The colour of a series; after the sixth they repeat, so that more series need different dashes as well.
     *
     * @param number from 0
     */
    public static Paint series(int number) {
        return SERIES[Math.floorMod(number, SERIES.length)];
    }

    /**
     * The colour between this one and another.
     *
     * @param share of the other, from 0 to 1
     */
    public Paint toward(Paint other, double share) {
        double part = Math.clamp(share, 0, 1);
        return new Paint(mixed(light, other.light, part), mixed(dark, other.dark, part));
    }

    /** The colour for text on an area of this colour: ink or paper, whichever has more contrast. */
    public Paint text() {
        return new Paint(
                contrast(light, INK.light) >= contrast(light, PAPER.light) ? INK.light : PAPER.light,
                contrast(dark, INK.dark) >= contrast(dark, PAPER.dark) ? INK.dark : PAPER.dark);
    }

    /** The contrast of two RGB colours, from 1 to 21 (Web Content Accessibility Guidelines 2.2). */
    static double contrast(int one, int other) {
        double first = luminance(one) + 0.05;
        double second = luminance(other) + 0.05;
        return Math.max(first, second) / Math.min(first, second);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double value = (channel & 0xff) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static int mixed(int from, int to, double share) {
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int start = from >> shift & 0xff;
            int end = to >> shift & 0xff;
            rgb |= (int) Math.round(start + (end - start) * share) << shift;
        }
        return rgb;
    }

    String lightHex() {
        return hex(light);
    }

    String darkHex() {
        return hex(dark);
    }

    private static String hex(int rgb) {
        return String.format(Locale.ROOT, "#%06x", rgb);
    }
}
