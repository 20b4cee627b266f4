package org.myelin.doctor;

/** What can be wrong with a training run. The rule that finds it says when it is found. */
public enum Illness {
    /** Sensitivities shrink on their way back, so that the first layers learn nothing (lecture 15, 16). */
    VANISHING_GRADIENT("vanishing-gradient"),
    /** Sensitivities grow on their way back (lecture 16). */
    EXPLODING_GRADIENT("exploding-gradient"),
    /** Many ReLU neurons of a layer answer to no sample, so that f′ = 0 and they cannot learn. */
    DEAD_NEURONS("dead-neurons"),
    /** Many sigmoid or tanh neurons of a layer are where f is flat. */
    SATURATED_NEURONS("saturated-neurons"),
    /** The loss grows because steps are too long. */
    LEARNING_RATE_TOO_HIGH("learning-rate-too-high"),
    /** Weights hardly change, though there is something to learn. */
    LEARNING_RATE_TOO_LOW("learning-rate-too-low"),
    /** The loss no longer falls, though the training samples are not learned. */
    PLATEAU("plateau"),
    /** The training samples are learned ever better, others ever worse. */
    OVERFITTING("overfitting"),
    /** The features are far from mean 0 and deviation 1. */
    UNNORMALIZED_INPUT("unnormalized-input"),
    /** The training samples are learned, but nothing that holds for others: as if labels were shuffled. */
    SHUFFLED_LABELS("shuffled-labels"),
    /** Some classes have many more samples than others. */
    IMBALANCED_CLASSES("imbalanced-classes"),
    /** So large batches that there are few steps. */
    BATCH_TOO_LARGE("batch-too-large");

    private final String id;

    Illness(String id) {
        this.id = id;
    }

    /** The name in event logs, for example {@code dead-neurons}. */
    @Override
    public String toString() {
        return id;
    }
}
