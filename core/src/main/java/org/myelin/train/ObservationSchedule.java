package org.myelin.train;

import org.myelin.flow.LayerFlow;

/**
 * The steps of the optimiser that are observed: 1 in {@code firstInterval} at the beginning of a run, then 1 in
 * {@code interval}. A pure function of the number of the step, so that a resumed run observes the same steps.
 *
 * <p>An observation takes some microseconds at least, as long as a whole step of a small network. Such networks are
 * observed rarely, see {@link #defaultFor}, but often at the beginning: a run may be short, and most problems appear
 * there.
 *
 * @param interval steps from one observation to the next, at least 0; 0 for none
 * @param firstInterval the same at the beginning
 * @param firstSteps number of steps of the beginning, at least 0
 */
public record ObservationSchedule(int interval, int firstInterval, long firstSteps) {
    private static final int SHORTEST = 50;

    /** The longest interval, however small the network. */
    private static final int LONGEST = 5000;

    /** Multiplications of a parameter with a sample between two observations, which make their cost negligible. */
    private static final long WORK = 100_000_000;

    /** Observations of the beginning: enough for figures, and for findings that two observations in a row confirm. */
    private static final int FIRST_OBSERVATIONS = 20;

    /** Checks the ranges. */
    public ObservationSchedule {
        if (interval < 0 || firstInterval < 0 || firstSteps < 0) {
            throw new IllegalArgumentException("training: the steps between observations must be at least 0, but are "
                    + Math.min(interval, firstInterval));
        }
    }

    /** Observes 1 in {@code steps} steps, beginning with the first; 0 for none. */
    public static ObservationSchedule every(int steps) {
        return new ObservationSchedule(steps, steps, 0);
    }

    /**
     * The default of a run: 1 in {@value #SHORTEST} steps. Where steps are small, 1 in as many steps as make {@value
     * #WORK} multiplications of a parameter with a sample, except at the beginning. The beginning has {@value
     * #FIRST_OBSERVATIONS} observations, or as many as it takes to find dead neurons twice.
     *
     * @param parameters number of parameters of the network
     * @param samples number of samples of one step
     */
    public static ObservationSchedule defaultFor(long parameters, int samples) {
        long work = Math.max(1, parameters * samples);
        int interval = Math.clamp(Math.ceilDiv(WORK, work), SHORTEST, LONGEST);
        int observations = Math.max(FIRST_OBSERVATIONS, Math.ceilDiv(2 * LayerFlow.SAMPLES_TO_CALL_DEAD, samples));
        return new ObservationSchedule(interval, SHORTEST, (long) SHORTEST * observations);
    }

    /**
     * Whether a step is observed.
     *
     * @param step its number, from 0
     */
    public boolean includes(long step) {
        int every = step < firstSteps ? firstInterval : interval;
        return every > 0 && step % every == 0;
    }
}
