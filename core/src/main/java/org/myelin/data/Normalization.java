package org.myelin.data;

/** How features are brought to zero mean and unit standard deviation before a network sees them. */
public enum Normalization {
    /** Left as they are. */
    NONE("none"),
    /** One mean and one standard deviation for each channel: the standard choice for images. */
    PER_CHANNEL("per-channel"),
    /** One mean and one standard deviation for each feature: the standard choice for tables. */
    PER_FEATURE("per-feature");

    private final String id;

    Normalization(String id) {
        this.id = id;
    }

    /** The name in recipes and model files, for example {@code per-channel}. */
    @Override
    public String toString() {
        return id;
    }
}
