package org.myelin.labs.definition;

import java.util.List;
import java.util.Optional;
import org.myelin.lecture.ElementWise;
import org.myelin.setting.Interval;
import org.myelin.setting.Kind;

/** Kinds of parameters that several labs have. */
public final class LabKinds {
    /** Any number of a size that pages and pictures can show. */
    public static final Kind<Double> NUMBER = Kind.decimal(Interval.closed(-1e6, 1e6));

    /** A number above 0, for learning rates and ranges. */
    public static final Kind<Double> POSITIVE = Kind.decimal(Interval.above(0, 1e6));

    /** A standard deviation. */
    public static final Kind<Double> NOISE = Kind.decimal(Interval.closed(0, 1e6));

    /** How many of something. */
    public static final Kind<Integer> COUNT = Kind.whole(1, 1_000_000);

    /** The lecture's activation functions. */
    public static final Kind<ElementWise> ACTIVATION = Kind.choice(ElementWise.values());

    private LabKinds() {}

    /** Numbers with commas between. */
    public static Kind<List<Double>> numbers(int min, int max) {
        return Kind.listOf(NUMBER, min, max);
    }

    /** The same, or none by a word. */
    public static Kind<Optional<List<Double>>> numbersOr(String word, int min, int max) {
        return Kind.orElse(numbers(min, max), word);
    }
}
