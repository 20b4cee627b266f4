package org.myelin.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.myelin.kernel.Kernels;
import org.myelin.kernel.Panels;
import org.myelin.kernel.ThreadTeam;
import org.myelin.nn.Residual;

/**
 * A residual block at work: F(x) + x (lecture 17). The last layer of F adds x, block by block, where it is still near.
 * Backward, what arrives at F(x) + x goes to x as it is, and through F besides; so the factor 1 is in every product of
 * (15), whatever F does.
 */
final class ResidualStep extends LayerStep {
    /** The layers of F. */
    final List<LayerStep> branch;

    /** The last of them, whose δ is that of a projection as well. */
    final DenseStep last;

    /** Wₛ, where x is projected. */
    final @Nullable DenseStep shortcut;

    /** Whether the branch was left out of the last pass. */
    boolean dropped;

    private final int inputs;
    private final int place;
    private final double dropProbability;
    private final Skip skip;
    private final Sum sum = new Sum();
    private final Kernels kernels = Kernels.active();

    ResidualStep(Residual layer, NetworkSteps network) {
        this(layer, network.inputs(), -1 - network.leaf(), parts(layer, network));
    }

    /** What a block consists of. */
    private record Parts(
            List<LayerStep> branch,
            DenseStep last,
            @Nullable DenseStep shortcut,
            float[] skipped) {}

    /** The leaves in their order: the shortcut comes before the branch. */
    private static Parts parts(Residual layer, NetworkSteps network) {
        int inputs = network.inputs();
        @Nullable LayerPlace projection = layer.needsProjection(inputs) ? network.nextLeaf() : null;
        List<LayerStep> branch = network.steps(layer.branch());
        DenseStep last = (DenseStep) branch.getLast();
        return projection == null
                ? new Parts(branch, last, null, last.delta)
                : new Parts(
                        branch,
                        last,
                        DenseStep.besides(last, layer.projection(inputs), projection),
                        projection.trainingBatch(inputs));
    }

    /**
     * Puts a block together.
     *
     * @param inputs number of values of x
     * @param place a number of its own, for random choices
     */
    private ResidualStep(Residual layer, int inputs, int place, Parts parts) {
        super(layer, parts.last.outputs, parts.last.a, parts.last.delta);
        this.inputs = inputs;
        this.place = place;
        branch = parts.branch;
        last = parts.last;
        shortcut = parts.shortcut;
        dropProbability = layer.dropProbability();
        skip = new Skip(parts.skipped);
    }

    @Override
    void forward(ThreadTeam team, float[] input, int size, Pass pass) {
        float[] skipped = input;
        if (shortcut != null) {
            shortcut.forward(team, input, size, pass);
            skipped = shortcut.a;
        }
        dropped = pass.happens(place, dropProbability);
        if (dropped) {
            System.arraycopy(skipped, 0, a, 0, Panels.size(outputs, size));
            return;
        }
        float[] values = input;
        for (LayerStep step : branch.subList(0, branch.size() - 1)) {
            step.forward(team, values, size, pass);
            values = step.a;
        }
        last.forward(team, values, size, skipped, pass.isTraining() ? 1 : (float) (1 - dropProbability));
    }

    /** (1−p) F(x) + x, or with Wₛ x (lecture 17). */
    @Override
    float[] forward(float[] x, TaskRunner runner) {
        float[] skipped = shortcut == null ? x : shortcut.forward(x, runner);
        float[] y = x;
        for (LayerStep step : branch) {
            y = step.forward(y, runner);
        }
        kernels.functions().addScaled(skipped, 0, y, 0, (float) (1 - dropProbability), y, 0, y.length);
        return y;
    }

    @Override
    public void finish(int neuron, int sample, int size) {
        last.finish(neuron, sample, size);
    }

    @Override
    void backward(ThreadTeam team, float[] input, @Nullable Sensitivities below, int size) {
        if (dropped) {
            passOn(team, input, below, size);
            return;
        }
        if (shortcut != null) {
            shortcut.backward(team, input, below == null ? null : skip, size);
        }
        sum.below = below;
        for (int l = branch.size() - 1; l >= 0; l--) {
            float[] values = l == 0 ? input : branch.get(l - 1).a;
            branch.get(l).backward(team, values, l > 0 ? branch.get(l - 1) : below == null ? null : sum, size);
        }
    }

    /** The block was left out: its output is x, or Wₛ x. */
    private void passOn(ThreadTeam team, float[] input, @Nullable Sensitivities below, int size) {
        if (shortcut != null) {
            shortcut.backward(team, input, below, size);
        } else if (below != null) {
            System.arraycopy(delta, 0, below.delta(), 0, Panels.size(inputs, size));
            for (int sample = 0; sample < size; sample += Panels.WIDTH) {
                for (int neuron = 0; neuron < inputs; neuron += Panels.WIDTH) {
                    below.finish(neuron, sample, size);
                }
            }
        }
    }

    /** The part of the shortcut. */
    private record Skip(float[] delta) implements Sensitivities {
        @Override
        public void finish(int neuron, int sample, int size) {}
    }

    /** The sensitivities of x: those through F, which arrive here, and those of the shortcut. */
    private final class Sum implements Sensitivities {
        private @Nullable Sensitivities below;

        private Sensitivities target() {
            if (below == null) {
                throw new AssertionError("the sensitivities of x are not needed");
            }
            return below;
        }

        @Override
        public float[] delta() {
            return target().delta();
        }

        @Override
        public void finish(int neuron, int sample, int size) {
            float[] delta = target().delta();
            int block = Panels.index(inputs, neuron, sample);
            int length = Panels.paddedRows(Math.min(Panels.WIDTH, inputs - neuron)) * Panels.WIDTH;
            kernels.functions().addScaled(delta, block, skip.delta, block, 1, delta, block, length);
            target().finish(neuron, sample, size);
        }
    }
}
