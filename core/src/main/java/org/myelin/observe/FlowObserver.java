package org.myelin.observe;

import java.util.ArrayList;
import java.util.List;
import org.myelin.engine.Batch;
import org.myelin.engine.TrainingEngine;
import org.myelin.flow.GradientFlow;
import org.myelin.flow.InputFlow;
import org.myelin.flow.LayerFlow;
import org.myelin.kernel.Panels;
import org.myelin.kernel.ThreadTeam;
import org.myelin.update.UpdateObserver;

/**
 * Observes single training steps of an engine. It reads only, so that an observed run has the same bits as any other,
 * and sums in a fixed order, so that the number of threads does not change its results. Between observations it costs
 * nothing.
 *
 * <p>It counts for how many observed samples in a row a neuron was 0; so a run uses one observer for all its steps. Its
 * arrays are allocated with the first observation.
 */
public final class FlowObserver {
    private final TrainingEngine engine;
    private final ThreadTeam team;
    private final List<LayerProbe> probes;
    private final UpdateSums sums;

    /** Prepares the observation of an engine's steps. */
    public FlowObserver(TrainingEngine engine) {
        this.engine = engine;
        team = engine.team();
        probes = engine.trainedLayers().stream().map(LayerProbe::new).toList();
        sums = new UpdateSums(engine.parameterLength(), team.threads());
    }

    /**
     * Runs a training step and observes it. Where several batches make one step, sensitivities, gradients and
     * activations are those of the last one, which alone the step should compute.
     *
     * @param batch the last batch of the step
     * @param step what updates the parameters
     */
    public GradientFlow observe(Batch batch, Runnable step) {
        sums.clear();
        engine.observe(sums);
        try {
            step.run();
        } finally {
            engine.observe(UpdateObserver.NONE);
        }
        List<LayerFlow> flows = new ArrayList<>();
        for (LayerProbe probe : probes) {
            if (probe.layer().tookPart()) {
                probe.measure(team, batch.size());
                flows.add(flow(probe));
            }
        }
        return new GradientFlow(input(batch), flows);
    }

    private LayerFlow flow(LayerProbe probe) {
        int offset = probe.layer().weightsAt();
        int length = Panels.size(probe.layer().inputs(), probe.layer().outputs());
        return probe.flow(
                sums.gradientNorm(offset, length), sums.parameterNorm(offset, length), sums.changeNorm(offset, length));
    }

    private InputFlow input(Batch batch) {
        int panels = Panels.count(batch.size());
        double[] panelSums = new double[panels];
        double[] squares = new double[panels];
        team.run(
                panels,
                (long) batch.features() * batch.size() * LayerProbe.COST_OF_ELEMENT,
                (panel, thread) -> sum(batch, panel, panelSums, squares));
        double count = (double) batch.features() * batch.size();
        double mean = Sums.of(panelSums) / count;
        return new InputFlow(batch.size(), mean, Math.sqrt(Math.max(0, Sums.of(squares) / count - mean * mean)));
    }

    private static void sum(Batch batch, int panel, double[] sums, double[] squares) {
        int columns = Panels.columnsIn(panel, batch.size());
        double sum = 0;
        double square = 0;
        for (int feature = 0; feature < batch.features(); feature++) {
            int at = Panels.index(batch.features(), feature, panel * Panels.WIDTH);
            sum += Sums.of(batch.x(), at, at + columns);
            square += Sums.squares(batch.x(), at, at + columns);
        }
        sums[panel] = sum;
        squares[panel] = square;
    }
}
