package org.myelin.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.myelin.kernel.Kernels;
import org.myelin.kernel.Panels;
import org.myelin.kernel.ThreadTeam;

/**
 * The backward half of a residual block (lecture 17): what arrives at F(x) + x goes to x as it is, and through F besides. So
 * the factor 1 is in every product of (15), whatever F does.
 */
final class ResidualBackward extends BackwardStep {
    private final ResidualForward layer;
    private final List<BackwardStep> branch;
    private final DenseBackward last;
    private final @Nullable DenseBackward shortcut;
    private final int inputs;
    private final Skip skip;
    private final Sum sum = new Sum();
    private final Kernels kernels = Kernels.active();

    /**
     * Puts a block together.
     *
     * @param inputs number of values of x
     */
    ResidualBackward(
            ResidualForward layer,
            List<BackwardStep> branch,
            DenseBackward last,
            @Nullable DenseBackward shortcut,
            int inputs,
            int capacity) {
        super(last.delta);
        this.layer = layer;
        this.branch = List.copyOf(branch);
        this.last = last;
        this.shortcut = shortcut;
        this.inputs = inputs;
        skip = new Skip(shortcut == null ? last.delta : new float[Panels.size(inputs, capacity)]);
    }

    /** The steps of F. */
    List<BackwardStep> branch() {
        return branch;
    }

    /** The last of them, whose δ is that of a projection as well. */
    DenseBackward last() {
        return last;
    }

    @Override
    public void finish(int neuron, int sample, int size) {
        last.finish(neuron, sample, size);
    }

    @Override
    void backward(ThreadTeam team, float[] input, @Nullable Sensitivities below, int size) {
        if (layer.dropped) {
            passOn(team, input, below, size);
            return;
        }
        if (shortcut != null) {
            shortcut.backward(team, input, below == null ? null : skip, size);
        }
        sum.below = below;
        for (int l = branch.size() - 1; l >= 0; l--) {
            float[] values = l == 0 ? input : layer.branch.get(l - 1).a;
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
                throw new IllegalStateException("nobody needs the sensitivities of x");
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
