package org.myelin.engine;

import org.myelin.kernel.Kernels;
import org.myelin.kernel.Panels;
import org.myelin.kernel.ThreadTeam;
import org.myelin.nn.LayerNorm;
import org.myelin.nn.Parameters;

/** Layer normalisation at work. A task takes one panel of samples. */
final class ColumnNormForward extends ForwardStep {
    final int gammaAt;
    final int betaAt;

    /** Of each sample: mean and 1/√(variance + ε). */
    final float[] means;

    final float[] reciprocals;
    private final float[] parameters;
    private final Kernels kernels = Kernels.active();
    private final ThreadTeam.Tasks tasks = this::panel;
    private float[] input = {};

    ColumnNormForward(Parameters parameters, int leaf, int outputs, int capacity) {
        super(outputs, new float[Panels.size(outputs, capacity)]);
        this.parameters = parameters.storage();
        gammaAt = parameters.layout().weightsAt(leaf);
        betaAt = parameters.layout().biasesAt(leaf);
        means = new float[Panels.count(capacity) * Panels.WIDTH];
        reciprocals = new float[means.length];
    }

    @Override
    void forward(ThreadTeam team, float[] input, int size, Pass pass) {
        this.input = input;
        team.run(Panels.count(size), (long) outputs * size * COST_OF_ELEMENT, tasks);
    }

    private void panel(int panel, int thread) {
        int sample = panel * Panels.WIDTH;
        int at = Panels.index(outputs, 0, sample);
        kernels.norms()
                .normalizeColumns(
                        input,
                        at,
                        outputs,
                        parameters,
                        gammaAt,
                        betaAt,
                        LayerNorm.EPSILON,
                        a,
                        at,
                        means,
                        reciprocals,
                        sample);
    }
}
