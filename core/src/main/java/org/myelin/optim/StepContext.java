package org.myelin.optim;

/**
 * What all ranges of one optimisation step have in common. The engine reuses one such object for all steps, so an
 * optimiser must not keep it. Several threads read it during a step.
 */
public final class StepContext {
    private double learningRate;
    private long step;

    /**
     * A step.
     *
     * @param learningRate α
     * @param step its number, from 0
     */
    public StepContext(double learningRate, long step) {
        moveTo(learningRate, step);
    }

    /**
     * Makes this object that of another step.
     *
     * @param learningRate α
     * @param step its number, from 0
     */
    public final void moveTo(double learningRate, long step) {
        this.learningRate = learningRate;
        this.step = step;
    }

    /** The learning rate α of this step, as the {@link Schedule} has it. */
    public double learningRate() {
        return learningRate;
    }

    /** Number of the step, from 0: how often the parameters were updated before. */
    public long step() {
        return step;
    }
}
