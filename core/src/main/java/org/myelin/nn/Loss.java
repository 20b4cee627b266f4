package org.myelin.nn;

/** The distance J of a network's output from what was wanted (lecture 9), always the mean over the samples. */
public enum Loss {
    /** Mean squared error exactly as the lecture has it: J = ½ Σⱼ (aⱼ − yⱼ)² for one sample (lecture 9). */
    MEAN_SQUARED_ERROR("mse"),
    /**
     * Cross-entropy of softmax outputs: J = −ln a_c for a sample of class c, computed from z so that it cannot
     * overflow.
     */
    CROSS_ENTROPY("cross-entropy");

    private final String id;

    Loss(String id) {
        this.id = id;
    }

    /** The name in recipes, model files and on the command line, for example {@code cross-entropy}. */
    @Override
    public String toString() {
        return id;
    }
}
