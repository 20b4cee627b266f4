package org.myelin.engine;

import java.util.ArrayList;
import java.util.List;
import org.myelin.flow.GradientFlow;
import org.myelin.flow.InputFlow;
import org.myelin.flow.LayerFlow;
import org.myelin.kernel.Panels;
import org.myelin.kernel.ThreadTeam;
import org.myelin.nn.Activation;
import org.myelin.nn.Parameters;

/**
 * Looks into single training steps: {@link #begin} before, {@link #end} after. It reads only, so that an observed run has the same
 * bits as any other, and sums in a fixed order, so that threads do not change what it says.
 */
final class FlowObserver {
    /** One layer, with the residual blocks that it is part of. */
    private record Observed(LayerProbe probe, List<ResidualForward> within) {
        boolean tookPart() {
            return within.stream().noneMatch(block -> block.dropped);
        }
    }

    private final ThreadTeam team;
    private final GradientSquares gradients;
    private final WeightChanges weights;
    private final Parameters parameters;
    private final List<Observed> layers = new ArrayList<>();

    /** Prepares a place for the sums of each layer. */
    FlowObserver(
            Parameters parameters,
            List<ForwardStep> forward,
            List<BackwardStep> backward,
            GradientSquares gradients,
            WeightChanges weights,
            ThreadTeam team) {
        this.parameters = parameters;
        this.gradients = gradients;
        this.weights = weights;
        this.team = team;
        add(forward, backward, List.of());
    }

    private void add(List<ForwardStep> forward, List<BackwardStep> backward, List<ResidualForward> within) {
        for (int l = 0; l < forward.size(); l++) {
            switch (forward.get(l)) {
                case DenseForward dense
                when dense.isTrained -> add(dense, (DenseBackward) backward.get(l), function(forward, l), within);
                case ResidualForward block -> {
                    ResidualBackward back = (ResidualBackward) backward.get(l);
                    if (block.shortcut != null) {
                        add(block.shortcut, back.last(), block.shortcut, within);
                    }
                    List<ResidualForward> blocks = new ArrayList<>(within);
                    blocks.add(block);
                    add(block.branch, back.branch(), blocks);
                }
                case DenseForward _, ColumnNormForward _, RowNormForward _, ElementForward _ -> {}
            }
        }
    }

    private void add(DenseForward dense, DenseBackward backward, ForwardStep function, List<ResidualForward> within) {
        Activation activation = function instanceof ElementForward.Function f ? f.activation : dense.activation;
        layers.add(new Observed(new LayerProbe(dense, backward, function, activation), within));
    }

    /** The step that computes the function of a dense layer: itself, or the next one that is a function. */
    private static ForwardStep function(List<ForwardStep> steps, int dense) {
        return steps.subList(dense + 1, steps.size()).stream()
                .takeWhile(step -> !(step instanceof DenseForward || step instanceof ResidualForward))
                .filter(ElementForward.Function.class::isInstance)
                .findFirst()
                .orElse(steps.get(dense));
    }

    /** To be called before the step. */
    void begin() {
        weights.begin();
        gradients.begin();
    }

    /**
     * To be called after the step.
     *
     * @param batch the last batch of the step
     */
    GradientFlow end(Batch batch) {
        gradients.end();
        weights.end();
        List<LayerFlow> flows = new ArrayList<>();
        for (Observed layer : layers) {
            if (layer.tookPart()) {
                layer.probe.measure(team, batch.size());
                flows.add(flow(layer.probe));
            }
        }
        return new GradientFlow(input(batch), flows);
    }

    private LayerFlow flow(LayerProbe probe) {
        int at = probe.layer.weightsAt;
        int length = Panels.size(probe.layer.inputs, probe.layer.outputs);
        return probe.flow(
                parameters.layout().leaves().get(probe.layer.leaf).label(),
                gradients.norm(at, length),
                weights.weight(at, length),
                weights.change(at, length));
    }

    private InputFlow input(Batch batch) {
        int panels = Panels.count(batch.size());
        double[] sums = new double[panels];
        double[] squares = new double[panels];
        team.run(
                panels,
                (long) batch.features() * batch.size() * ForwardStep.COST_OF_ELEMENT,
                (panel, thread) -> sum(batch, panel, sums, squares));
        double count = (double) batch.features() * batch.size();
        double mean = Sums.of(sums) / count;
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
