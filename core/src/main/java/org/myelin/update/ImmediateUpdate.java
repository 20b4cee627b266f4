package org.myelin.update;

import org.myelin.kernel.ThreadTeam;
import org.myelin.optim.ParameterRange;

/**
 * Updates each range immediately after its gradient is computed. That saves writing and reading the gradient, which for
 * wide layers is as much memory traffic as the update itself. A step has one batch.
 */
final class ImmediateUpdate extends ParameterUpdate {
    ImmediateUpdate(UpdateRule rule, float[] parameters, float[][] state, int threads) {
        super(rule, parameters, state, threads);
    }

    @Override
    public void beginBatch(int size) {}

    @Override
    public void accept(
            int thread, int offset, int length, float[] gradient, int gradientOffset, boolean hasWeightDecay) {
        ParameterRange range = ranges[thread].moveTo(offset, length, gradient, gradientOffset, hasWeightDecay);
        observer.gradient(range);
        rule.clip(gradient, gradientOffset, length);
        update(thread, range);
    }

    @Override
    public void endStep(ThreadTeam team) {}

    @Override
    public float[] prefetchTarget() {
        return parameters;
    }

    @Override
    public float[] secondPrefetchTarget() {
        return state.length == 0 ? parameters : state[0];
    }
}
