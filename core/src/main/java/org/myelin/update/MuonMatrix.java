package org.myelin.update;

import org.myelin.kernel.Functions;
import org.myelin.kernel.Kernels;
import org.myelin.kernel.Panels;
import org.myelin.kernel.ThreadTeam;
import org.myelin.optim.Muon;
import org.myelin.optim.ParameterRange;
import org.myelin.optim.StepContext;

/** {@link Muon} for weight matrices of one shape, in panels with a row for each input and a column for each output. */
final class MuonMatrix {
    private final Muon muon;
    private final int inputs;
    private final int outputs;
    private final NewtonSchulz newtonSchulz;
    private final Kernels kernels = Kernels.active();
    private final int panelLength;
    private final ThreadTeam.Tasks momentumTasks = (panel, thread) -> momentum(panel);
    private final ThreadTeam.Tasks stepTasks = (panel, thread) -> step(panel);
    private float[] parameters = {};
    private float[] gradient = {};
    private float[] momenta = {};
    private int offset;
    private float shrink;
    private float rate;

    MuonMatrix(Muon muon, int inputs, int outputs) {
        this.muon = muon;
        this.inputs = inputs;
        this.outputs = outputs;
        newtonSchulz = new NewtonSchulz(inputs, outputs);
        panelLength = Panels.size(inputs, Panels.WIDTH);
    }

    /**
     * Updates one matrix and its momentum, state buffer 0.
     *
     * @param matrix all of it, with a gradient at the same offset; the gradient is overwritten
     */
    void update(ParameterRange matrix, StepContext step, ThreadTeam team) {
        parameters = matrix.parameters();
        gradient = matrix.gradient();
        offset = matrix.offset();
        momenta = matrix.state(0);
        shrink = (float) (1 - step.learningRate() * muon.weightDecay());
        rate = (float) (step.learningRate() * Math.sqrt(Math.max(1, (double) outputs / inputs)));
        long cost = (long) inputs * outputs;
        team.run(Panels.count(outputs), cost, momentumTasks);
        newtonSchulz.orthogonalize(gradient, offset, muon.newtonSchulzSteps(), team);
        team.run(Panels.count(outputs), cost, stepTasks);
    }

    /** m := m + (1−μ)(g−m), then g := g + m μ/(1−μ), which has the direction of (1−μ)g + μm. */
    private void momentum(int panel) {
        Functions functions = kernels.functions();
        int from = offset + panel * panelLength;
        float momentum = (float) muon.momentum();
        kernels.updates().average(momenta, gradient, from, panelLength, 1 - momentum);
        functions.addScaled(gradient, from, momenta, from, momentum / (1 - momentum), gradient, from, panelLength);
    }

    private void step(int panel) {
        int from = offset + panel * panelLength;
        for (int i = from; i < from + panelLength; i++) {
            parameters[i] = Math.fma(-rate, gradient[i], shrink * parameters[i]);
        }
    }
}
