package org.myelin.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.myelin.data.Augmentation;
import org.myelin.data.Warp;

/**
 * Random changes to training pictures in a recipe.
 *
 * @param flip whether and how they are mirrored
 * @param shift most pixels by which they are moved; 0 for none
 * @param edge what a shift brings in from outside
 * @param rotation largest angle in degrees; 0 for none
 * @param zoom largest relative change of size; 0 for none
 * @param shear largest shear; 0 for none
 * @param elastic strength of elastic bending in pixels; 0 for none
 * @param elasticSmoothness its smoothness in pixels
 * @param cutout edge of a square that is cut out; 0 for none
 */
public record AugmentationSettings(
        Flip flip,
        int shift,
        Edge edge,
        double rotation,
        double zoom,
        double shear,
        double elastic,
        double elasticSmoothness,
        int cutout) {
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

    static AugmentationSettings of(Settings settings) {
        return new AugmentationSettings(
                settings.choice("augmentation.flip", Flip.values()),
                settings.integer("augmentation.shift", 0),
                settings.choice("augmentation.edge", Edge.values()),
                settings.notNegative("augmentation.rotation"),
                settings.share("augmentation.zoom"),
                settings.notNegative("augmentation.shear"),
                settings.notNegative("augmentation.elastic"),
                settings.positive("augmentation.elastic-smoothness"),
                settings.integer("augmentation.cutout", 0));
    }

    void putTo(Map<String, String> values) {
        values.put("augmentation.flip", flip.toString());
        values.put("augmentation.shift", Integer.toString(shift));
        values.put("augmentation.edge", edge.toString());
        values.put("augmentation.rotation", Double.toString(rotation));
        values.put("augmentation.zoom", Double.toString(zoom));
        values.put("augmentation.shear", Double.toString(shear));
        values.put("augmentation.elastic", Double.toString(elastic));
        values.put("augmentation.elastic-smoothness", Double.toString(elasticSmoothness));
        values.put("augmentation.cutout", Integer.toString(cutout));
    }

    /** The changes themselves. */
    public Augmentation augmentation() {
        List<Augmentation> steps = new ArrayList<>();
        switch (flip) {
            case FALSE -> {}
            case TRUE -> steps.add(new Augmentation.HorizontalFlip());
            case ALTERNATING -> steps.add(new Augmentation.AlternatingFlip());
        }
        if (rotation > 0 || zoom > 0 || shear > 0 || elastic > 0) {
            steps.add(new Warp(rotation, zoom, shear, elastic, elasticSmoothness));
        }
        if (shift > 0) {
            steps.add(new Augmentation.Shift(shift, edge == Edge.REFLECT));
        }
        if (cutout > 0) {
            steps.add(new Augmentation.Cutout(cutout));
        }
        return new Augmentation.Sequence(steps);
    }
}
