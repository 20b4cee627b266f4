package org.myelin.setting;

import java.util.Locale;

/** What the number of a setting counts or measures. */
public enum Unit {
    /** A pure number or a name. */
    NONE,
    /** Samples of a data set. */
    SAMPLES,
    /** Passes over the training samples. */
    EPOCHS,
    /** Mini-batches. */
    BATCHES,
    /** Neurons of a layer. */
    NEURONS,
    /** Width of a picture element. */
    PIXELS,
    /** Angle. */
    DEGREES;

    /** Key of its name in resource files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
