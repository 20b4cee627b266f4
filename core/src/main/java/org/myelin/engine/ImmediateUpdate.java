package org.myelin.engine;

import org.myelin.optim.Optimizer;

/**
 * Hands each gradient to the optimiser as soon as it is computed. That saves writing and reading the gradient, which for
 * wide layers is as much memory traffic as the update itself.
 */
final class ImmediateUpdate implements GradientUse {
    private final float[] parameters;
    private final Optimizer optimizer;
    private final float[][] state;
    private double learningRate;
    private long step;

    ImmediateUpdate(float[] parameters, Optimizer optimizer, float[][] state) {
        this.parameters = parameters;
        this.optimizer = optimizer;
        this.state = state;
    }

    void begin(double learningRate, long step) {
        this.learningRate = learningRate;
        this.step = step;
    }

    @Override
    public void take(int at, float[] gradient, int gradientAt, int length, boolean decays) {
        optimizer.update(parameters, at, gradient, gradientAt, length, state, learningRate, step, decays);
    }

    @Override
    public float[] soon() {
        return parameters;
    }

    @Override
    public float[] alsoSoon() {
        return state.length == 0 ? parameters : state[0];
    }
}
