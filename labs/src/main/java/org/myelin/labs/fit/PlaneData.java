package org.myelin.labs.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.myelin.lecture.Sample;
import org.myelin.lecture.Vector;
import org.myelin.text.Text;

/**
 * Points of the plane in two classes, 0 and 1, that no straight line separates (lecture 7). Coordinates lie between
 * about −2 and 2.
 */
public enum PlaneData {
    /** A circle of radius 0.8 inside one of radius 1.8. */
    RINGS {
        @Override
        Vector place(int label, double share, Random random) {
            double radius = label == 0 ? 0.8 : 1.8;
            return polar(radius, 2 * Math.PI * random.nextDouble());
        }
    },

    /** Two spirals that turn 1.75 times about one another. */
    SPIRALS {
        @Override
        Vector place(int label, double share, Random random) {
            return polar(0.2 + 1.8 * share, 2 * Math.PI * 1.75 * share + label * Math.PI);
        }
    },

    /** Four heaps at (±1, ±1); those on a diagonal belong together. */
    XOR {
        @Override
        Vector place(int label, double share, Random random) {
            double right = random.nextBoolean() ? 1 : -1;
            return Vector.of(right, label == 0 ? right : -right);
        }
    };

    /** Where a point lies before noise moves it; {@code share} runs from 0 to 1 over the points of a class. */
    abstract Vector place(int label, double share, Random random);

    private static Vector polar(double radius, double angle) {
        return Vector.of(radius * StrictMath.cos(angle), radius * StrictMath.sin(angle));
    }

    /**
     * Draws points, the classes by turns; the same seed gives the same ones.
     *
     * @param count number of points, at least 2
     * @param noise standard deviation that each coordinate is moved by, at least 0
     * @return samples of two features; y has one component, the class
     */
    public List<Sample> samples(int count, double noise, long seed) {
        if (count < 2 || !(noise >= 0) || Double.isInfinite(noise)) {
            throw new IllegalArgumentException("points of " + this
                    + ": needs at least 2 points and a finite noise of at least 0, but got " + count + " and " + noise);
        }
        Random random = new Random(seed);
        int largest = Math.max(1, (count + 1) / 2 - 1);
        List<Sample> samples = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            int label = k % 2;
            int step = k / 2;
            Vector place = place(label, (double) step / largest, random);
            Vector moved = place.plus(Vector.of(noise * random.nextGaussian(), noise * random.nextGaussian()));
            samples.add(new Sample(moved, Vector.of(label)));
        }
        return List.copyOf(samples);
    }

    /** Its name. */
    Text text() {
        return FitLab.TEXTS.text("data." + this);
    }

    /** The name on the command line, for example {@code rings}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
