package org.myelin.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.myelin.kernel.Panels;
import org.myelin.kernel.ThreadTeam;

/** A residual block at work: F(x) + x (lecture 17). The last layer of F adds x, block by block, where it is still near. */
final class ResidualForward extends ForwardStep {
    final List<ForwardStep> branch;
    final @Nullable DenseForward shortcut;
    final DenseForward last;
    private final int place;
    private final double dropProbability;

    /** Whether the branch was left out of the last pass. */
    boolean dropped;

    /**
     * Puts a block together.
     *
     * @param place a number of its own, for random choices
     */
    ResidualForward(
            List<ForwardStep> branch,
            DenseForward last,
            @Nullable DenseForward shortcut,
            int place,
            double dropProbability) {
        super(last.outputs, last.a);
        this.branch = List.copyOf(branch);
        this.last = last;
        this.shortcut = shortcut;
        this.place = place;
        this.dropProbability = dropProbability;
    }

    @Override
    void forward(ThreadTeam team, float[] input, int size, Pass pass) {
        float[] skip = input;
        if (shortcut != null) {
            shortcut.forward(team, input, size, pass);
            skip = shortcut.a;
        }
        dropped = pass.happens(place, dropProbability);
        if (dropped) {
            System.arraycopy(skip, 0, a, 0, Panels.size(outputs, size));
            return;
        }
        float[] values = input;
        for (ForwardStep step : branch.subList(0, branch.size() - 1)) {
            step.forward(team, values, size, pass);
            values = step.a;
        }
        last.forward(team, values, size, skip, pass.isTraining() ? 1 : (float) (1 - dropProbability));
    }
}
