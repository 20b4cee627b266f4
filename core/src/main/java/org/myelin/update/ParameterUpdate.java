package org.myelin.update;

import org.myelin.kernel.ThreadTeam;
import org.myelin.nn.Parameters;
import org.myelin.optim.Optimizer;
import org.myelin.optim.ParameterRange;
import org.myelin.optim.StepContext;

/**
 * Applies an optimiser to the gradients of one step after the other. A step is: {@link #beginStep}; for its batch
 * {@link #beginBatch} and all calls of {@link #accept}; {@link #endStep}. Where several batches make one step, their
 * gradients come before {@link #beginStep}, because only then is the learning rate known.
 */
public abstract sealed class ParameterUpdate implements GradientSink permits ImmediateUpdate, BufferedUpdate {
    final UpdateRule rule;
    final float[] parameters;
    final float[][] state;

    /** One for each thread of the team. */
    final ParameterRange[] ranges;

    /** Of what is updated element by element. */
    final StepContext elementwiseStep = new StepContext(0, 0);

    UpdateObserver observer = UpdateObserver.NONE;

    ParameterUpdate(UpdateRule rule, float[] parameters, float[][] state, int threads) {
        this.rule = rule;
        this.parameters = parameters;
        this.state = state;
        ranges = new ParameterRange[threads];
        for (int thread = 0; thread < threads; thread++) {
            ranges[thread] = new ParameterRange(parameters, state);
        }
    }

    /**
     * Prepares the work.
     *
     * @param parameters the network, changed by each step
     * @param threads number of threads of the team, at least 1
     * @param accumulates whether a step may have several batches
     */
    public static ParameterUpdate of(Parameters parameters, Optimizer optimizer, int threads, boolean accumulates) {
        UpdateRule rule = UpdateRule.of(optimizer);
        float[][] state = new float[optimizer.stateNames().size()][parameters.storage().length];
        return accumulates || rule.needsAllGradients()
                ? new BufferedUpdate(rule, parameters, state, threads)
                : new ImmediateUpdate(rule, parameters.storage(), state, threads);
    }

    /**
     * The optimiser's state, in the order of {@link Optimizer#stateNames}: live buffers, each laid out as the
     * parameters are.
     */
    public final float[][] state() {
        return state;
    }

    /** Has an observer see all gradients and updates from now on; {@link UpdateObserver#NONE} ends it. */
    public final void observe(UpdateObserver observer) {
        this.observer = observer;
    }

    /**
     * Begins a step.
     *
     * @param learningRate α
     * @param step its number, from 0
     */
    public void beginStep(double learningRate, long step) {
        elementwiseStep.moveTo(rule.rateFactor() * learningRate, step);
    }

    /** Begins a batch of {@code size} samples. */
    public abstract void beginBatch(int size);

    /** Ends a step: afterwards all parameters that have a gradient are updated. */
    public abstract void endStep(ThreadTeam team);

    /** Updates a range whose gradient is the mean over the step, element by element. */
    final void update(int thread, ParameterRange range) {
        observer.beforeUpdate(thread, range);
        rule.elementwise().update(range, elementwiseStep);
        observer.afterUpdate(thread, range);
    }
}
