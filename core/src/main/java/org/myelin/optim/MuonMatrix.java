package org.myelin.optim;

import java.util.function.IntConsumer;
import org.myelin.kernel.Functions;
import org.myelin.kernel.Kernels;
import org.myelin.kernel.Panels;

/** {@link Muon} for weight matrices of one shape. */
final class MuonMatrix implements MatrixMethod {
    private final Muon muon;
    private final int inputs;
    private final int outputs;
    private final NewtonSchulz newtonSchulz;
    private final Kernels kernels = Kernels.active();
    private final int panelLength;
    private final IntConsumer momentumTasks = this::momentum;
    private final IntConsumer stepTasks = this::step;
    private float[] parameters = {};
    private float[] gradient = {};
    private float[] momenta = {};
    private int at;
    private float shrink;
    private float rate;

    MuonMatrix(Muon muon, int inputs, int outputs) {
        this.muon = muon;
        this.inputs = inputs;
        this.outputs = outputs;
        newtonSchulz = new NewtonSchulz(inputs, outputs);
        panelLength = Panels.size(inputs, Panels.WIDTH);
    }

    @Override
    public void update(
            float[] parameters, float[] gradient, int at, float[][] state, double learningRate, Parallel team) {
        this.parameters = parameters;
        this.gradient = gradient;
        this.at = at;
        momenta = state[0];
        shrink = (float) (1 - learningRate * muon.weightDecay());
        rate = (float) (learningRate * Math.sqrt(Math.max(1, (double) outputs / inputs)));
        long cost = (long) inputs * outputs;
        team.run(Panels.count(outputs), cost, momentumTasks);
        newtonSchulz.orthogonalize(gradient, at, muon.iterations(), team);
        team.run(Panels.count(outputs), cost, stepTasks);
    }

    /** m := m + (1−μ)(g−m), then g := g + m μ/(1−μ), which has the direction of (1−μ)g + μm. */
    private void momentum(int panel) {
        Functions functions = kernels.functions();
        int from = at + panel * panelLength;
        float momentum = (float) muon.momentum();
        kernels.updates().average(momenta, gradient, from, panelLength, 1 - momentum);
        functions.addScaled(gradient, from, momenta, from, momentum / (1 - momentum), gradient, from, panelLength);
    }

    private void step(int panel) {
        int from = at + panel * panelLength;
        for (int i = from; i < from + panelLength; i++) {
            parameters[i] = Math.fma(-rate, gradient[i], shrink * parameters[i]);
        }
    }
}
