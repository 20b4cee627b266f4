package org.myelin.observe;

import org.myelin.optim.ParameterRange;
import org.myelin.update.UpdateObserver;

/**
 * Sums of squares of one step, range by range: of the gradients, of the parameters before the update, and of their
 * change.
 */
final class UpdateSums implements UpdateObserver {
    /** Number of parameters in one sum; only a matrix that is updated as a whole has more. */
    private static final int CHUNK = 4096;

    private final RangeSums gradients;
    private final RangeSums parameters;
    private final RangeSums changes;

    /** The range before its update, for each thread; as long as the longest so far. */
    private final float[][] before;

    /**
     * Prepares the sums.
     *
     * @param length number of parameters with padding
     * @param threads number of threads of the engine
     */
    UpdateSums(int length, int threads) {
        gradients = new RangeSums(length);
        parameters = new RangeSums(length);
        changes = new RangeSums(length);
        before = new float[threads][0];
    }

    /** Sets all sums to 0, for a new step. */
    void clear() {
        gradients.clear();
        parameters.clear();
        changes.clear();
    }

    /** Norm of the gradient of a part of the parameters. */
    double gradientNorm(int offset, int length) {
        return gradients.norm(offset, length);
    }

    /** Norm of a part of the parameters before the update. */
    double parameterNorm(int offset, int length) {
        return parameters.norm(offset, length);
    }

    /** Norm of the change of a part of the parameters. */
    double changeNorm(int offset, int length) {
        return changes.norm(offset, length);
    }

    @Override
    public void gradient(ParameterRange range) {
        int from = range.gradientOffset();
        gradients.set(range.offset(), Sums.squares(range.gradient(), from, from + range.length()));
    }

    @Override
    public void beforeUpdate(int thread, ParameterRange range) {
        if (before[thread].length < range.length()) {
            before[thread] = new float[Math.max(CHUNK, range.length())];
        }
        System.arraycopy(range.parameters(), range.offset(), before[thread], 0, range.length());
    }

    @Override
    public void afterUpdate(int thread, ParameterRange range) {
        float[] old = before[thread];
        for (int from = 0; from < range.length(); from += CHUNK) {
            int offset = range.offset() + from;
            int length = Math.min(CHUNK, range.length() - from);
            parameters.set(offset, Sums.squares(old, from, from + length));
            changes.set(offset, Sums.squaredDifferences(range.parameters(), offset, old, from, length));
        }
    }
}
