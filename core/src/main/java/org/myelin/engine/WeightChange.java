package org.myelin.engine;

import org.myelin.kernel.ThreadTeam;

/** Of one weight matrix: the norm before a step and the norm of its change. */
final class WeightChange {
    private static final int CHUNK = 4096;

    private final float[] before;
    private final float[] after;
    private final int at;
    private final int length;
    private final double[] weights;
    private final double[] updates;
    private final ThreadTeam.Tasks tasks = (task, thread) -> measure(task);

    /**
     * Prepares the place for sums.
     *
     * @param before a copy of all parameters that was made before the step
     * @param after the parameters
     * @param at where the matrix begins
     * @param length its number of values with padding, which is zero in both
     */
    WeightChange(float[] before, float[] after, int at, int length) {
        this.before = before;
        this.after = after;
        this.at = at;
        this.length = length;
        weights = new double[Math.ceilDiv(length, CHUNK)];
        updates = new double[weights.length];
    }

    void measure(ThreadTeam team) {
        team.run(weights.length, (long) length * ForwardStep.COST_OF_ELEMENT, tasks);
    }

    private void measure(int task) {
        double weight = 0;
        double update = 0;
        int end = at + Math.min(length, (task + 1) * CHUNK);
        for (int k = at + task * CHUNK; k < end; k++) {
            double w = before[k];
            double change = after[k] - w;
            weight += w * w;
            update += change * change;
        }
        weights[task] = weight;
        updates[task] = update;
    }

    double weight() {
        return Math.sqrt(LayerProbe.sum(weights));
    }

    double update() {
        return Math.sqrt(LayerProbe.sum(updates));
    }
}
