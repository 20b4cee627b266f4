package org.myelin.train;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.myelin.model.Model;

/**
 * Training has diverged: the loss or a weight is infinite or not a number. The message names the step, the learning
 * rate, the loss before, the likely cause and a remedy.
 */
public final class DivergenceException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Not part of the serial form. */
    private final transient @Nullable Model bestModel;

    /** An error with a ready message, without a model. */
    public DivergenceException(String message) {
        this(message, Optional.empty());
    }

    /**
     * An error with a ready message.
     *
     * @param bestModel the best model before training diverged
     */
    public DivergenceException(String message, Optional<Model> bestModel) {
        super(message);
        this.bestModel = bestModel.orElse(null);
    }

    /** The best model before training diverged; empty when it happened before the end of the first epoch. */
    public Optional<Model> bestModel() {
        return Optional.ofNullable(bestModel);
    }
}
