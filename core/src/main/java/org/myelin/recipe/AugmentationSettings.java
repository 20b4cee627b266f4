package org.myelin.recipe;

import java.util.ArrayList;
import java.util.List;
import org.myelin.data.Augmentation;
import org.myelin.data.Warp;
import org.myelin.setting.Interval;
import org.myelin.setting.Kind;
import org.myelin.setting.Setting;
import org.myelin.setting.SettingGroup;
import org.myelin.setting.Unit;
import org.myelin.setting.Values;

/** Random changes to training pictures in a recipe. */
public final class AugmentationSettings {
    /** How pictures are mirrored. */
    public enum Flip {
        /** Never. */
        FALSE("false"),
        /** One of two, at random. */
        TRUE("true"),
        /** Every picture in every second epoch. */
        ALTERNATING("alternating");

        private final String id;

        Flip(String id) {
            this.id = id;
        }

        /** The name in recipes. */
        @Override
        public String toString() {
            return id;
        }
    }

    /** What is outside of a picture. */
    public enum Edge {
        /** The mean. */
        ZERO("zero"),
        /** The mirror image. */
        REFLECT("reflect");

        private final String id;

        Edge(String id) {
            this.id = id;
        }

        /** The name in recipes. */
        @Override
        public String toString() {
            return id;
        }
    }

    private static final SettingGroup.Builder DECLARED = SettingGroup.named("augmentation");

    /** Beyond the pictures that this library is for. */
    private static final int MAX_PIXELS = 4096;

    /** Smoothing costs time in proportion to its range, and below the lower bound it does nothing. */
    private static final Interval SMOOTHNESS = Interval.closed(0.01, 100);

    /** Mirroring. */
    public static final Setting<Flip> FLIP = DECLARED.add(Setting.of("flip", Kind.choice(Flip.values()), Flip.FALSE));

    /** Largest shift, in both directions; 0 for none. */
    public static final Setting<Integer> SHIFT =
            DECLARED.add(Setting.of("shift", Kind.whole(0, MAX_PIXELS), 0).in(Unit.PIXELS));

    /** What a shift brings in from outside. */
    public static final Setting<Edge> EDGE = DECLARED.add(Setting.of("edge", Kind.choice(Edge.values()), Edge.ZERO));

    /** Largest angle, either way; 0 for none. */
    public static final Setting<Double> ROTATION = DECLARED.add(
            Setting.of("rotation", Kind.decimal(Interval.closed(0, 180)), 0.0).in(Unit.DEGREES));

    /** Largest relative change of size; 0 for none. */
    public static final Setting<Double> ZOOM =
            DECLARED.add(Setting.of("zoom", Kind.decimal(Interval.below(0, 1)), 0.0));

    /** Largest shear, in pixels for each pixel of height; 0 for none. */
    public static final Setting<Double> SHEAR =
            DECLARED.add(Setting.of("shear", Kind.decimal(Interval.closed(0, 10)), 0.0));

    /** Strength of the elastic deformation; 0 for none. */
    public static final Setting<Double> ELASTIC =
            DECLARED.add(Setting.of("elastic", Kind.decimal(Interval.closed(0, MAX_PIXELS)), 0.0)
                    .in(Unit.PIXELS)
                    .from("Simard, Steinkraus and Platt, ICDAR 2003"));

    /** Standard deviation of its smoothing. */
    public static final Setting<Double> ELASTIC_SMOOTHNESS =
            DECLARED.add(Setting.of("elastic-smoothness", Kind.decimal(SMOOTHNESS), Warp.DEFAULT_SMOOTHNESS)
                    .in(Unit.PIXELS)
                    .from("Simard, Steinkraus and Platt, ICDAR 2003"));

    /** Edge of a square that is cut out; 0 for none. */
    public static final Setting<Integer> CUTOUT = DECLARED.add(Setting.of("cutout", Kind.whole(0, MAX_PIXELS), 0)
            .in(Unit.PIXELS)
            .from("DeVries and Taylor, 2017, arXiv:1708.04552"));

    static final SettingGroup GROUP = DECLARED.build();

    private final Values values;

    AugmentationSettings(Values values) {
        this.values = values;
    }

    /** The changes themselves. */
    public Augmentation augmentation() {
        List<Augmentation> steps = new ArrayList<>();
        switch (values.get(FLIP)) {
            case FALSE -> {}
            case TRUE -> steps.add(new Augmentation.HorizontalFlip());
            case ALTERNATING -> steps.add(new Augmentation.AlternatingFlip());
        }
        addWarp(steps);
        int shift = values.get(SHIFT);
        if (shift > 0) {
            steps.add(new Augmentation.Shift(shift, values.get(EDGE) == Edge.REFLECT));
        }
        int cutout = values.get(CUTOUT);
        if (cutout > 0) {
            steps.add(new Augmentation.Cutout(cutout));
        }
        return new Augmentation.Sequence(steps);
    }

    private void addWarp(List<Augmentation> steps) {
        double rotation = values.get(ROTATION);
        double zoom = values.get(ZOOM);
        double shear = values.get(SHEAR);
        double elastic = values.get(ELASTIC);
        if (rotation > 0 || zoom > 0 || shear > 0 || elastic > 0) {
            steps.add(new Warp(rotation, zoom, shear, elastic, values.get(ELASTIC_SMOOTHNESS)));
        }
    }
}
