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
    private record Observed(LayerProbe probe, WeightChange change, List<ResidualForward> within) {
        boolean tookPart() {
            return within.stream().noneMatch(block -> block.dropped);
        }
    }

    private final ThreadTeam team;
    private final GradientSquares gradients;
    private final Parameters parameters;
    private final float[] before;
    private final List<Observed> layers = new ArrayList<>();
    private final OutputLoss output;

    /** Makes room for a copy of the parameters. */
    FlowObserver(
            Parameters parameters,
            List<ForwardStep> forward,
            List<BackwardStep> backward,
            OutputLoss output,
            GradientSquares gradients,
            ThreadTeam team) {
        this.parameters = parameters;
        this.output = output;
        this.gradients = gradients;
        this.team = team;
        before = new float[parameters.storage().length];
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
        layers.add(new Observed(
                new LayerProbe(dense, backward, function, activation, output),
                new WeightChange(
                        before, parameters.storage(), dense.weightsAt, Panels.size(dense.inputs, dense.outputs)),
                within));
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
        System.arraycopy(parameters.storage(), 0, before, 0, before.length);
        gradients.begin();
    }

    /**
     * To be called after the step.
     *
     * @param batch the last batch of the step
     */
    GradientFlow end(Batch batch) {
        gradients.end();
        List<LayerFlow> flows = new ArrayList<>();
        for (Observed layer : layers) {
            if (layer.tookPart()) {
                layer.probe.measure(team, batch.size());
                layer.change.measure(team);
                flows.add(flow(layer));
            }
        }
        return new GradientFlow(input(batch), flows);
    }

    private LayerFlow flow(Observed observed) {
        DenseForward dense = observed.probe.layer;
        String label = parameters.layout().leaves().get(dense.leaf).label();
        double squares = gradients.sum(dense.weightsAt, Panels.size(dense.inputs, dense.outputs));
        return observed.probe.flow(label, observed.change, squares);
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
        double mean = LayerProbe.sum(sums) / count;
        return new InputFlow(batch.size(), mean, Math.sqrt(Math.max(0, LayerProbe.sum(squares) / count - mean * mean)));
    }

    private static void sum(Batch batch, int panel, double[] sums, double[] squares) {
        int columns = Panels.columnsIn(panel, batch.size());
        double sum = 0;
        double square = 0;
        for (int feature = 0; feature < batch.features(); feature++) {
            int at = Panels.index(batch.features(), feature, panel * Panels.WIDTH);
            for (int k = at; k < at + columns; k++) {
                double value = batch.x()[k];
                sum += value;
                square += value * value;
            }
        }
        sums[panel] = sum;
        squares[panel] = square;
    }
}
