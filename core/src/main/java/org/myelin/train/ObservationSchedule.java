package org.myelin.train;

import org.myelin.flow.LayerFlow;

/**
 * Which steps of the optimiser are looked into: one of some steps, and at the beginning of a run one of fewer. A pure function of the
 * number of the step, so that a resumed run looks into the same ones.
 *
 * <p>A look takes some microseconds at least, so that it would slow down small networks, whose steps take no longer themselves.
 * These are looked into rarely, {@link #usual}; but a run may be short, and its beginning is when most goes wrong.
 *
 * @param interval steps from one look to the next; 0 for no looks
 * @param firstInterval the same at the beginning
 * @param firstSteps how many steps are the beginning
 */
public record ObservationSchedule(int interval, int firstInterval, long firstSteps) {
    private static final int SHORTEST = 50;

    /** No network is so small that nobody looks. */
    private static final int LONGEST = 5000;

    /** Multiplications of a parameter with a sample that take so long that a look does not matter. */
    private static final long WORK = 100_000_000;

    /** Looks of the beginning: enough for pictures and for what two looks in a row must show. */
    private static final int FIRST_LOOKS = 20;

    /** Checks the ranges. */
    public ObservationSchedule {
        if (interval < 0 || firstInterval < 0 || firstSteps < 0) {
            throw new IllegalArgumentException("training: the steps between observations must be at least 0, but are "
                    + Math.min(interval, firstInterval));
        }
    }

    /** Looks into one of so many steps, beginning with the first; 0 for none. */
    public static ObservationSchedule every(int steps) {
        return new ObservationSchedule(steps, steps, 0);
    }

    /**
     * What a run does unless it is told otherwise: a look every {@value #SHORTEST} steps; where the steps are small, after the beginning
     * only one in as many steps as make {@value #WORK} multiplications of a parameter with a sample. The beginning has
     * {@value #FIRST_LOOKS} looks, or as many as it takes to find dead neurons twice.
     *
     * @param parameters number of parameters of the network
     * @param samples number of samples of one step
     */
    public static ObservationSchedule usual(long parameters, int samples) {
        long work = Math.max(1, parameters * samples);
        int interval = Math.clamp(Math.ceilDiv(WORK, work), SHORTEST, LONGEST);
        int looks = Math.max(FIRST_LOOKS, Math.ceilDiv(2 * LayerFlow.SAMPLES_TO_CALL_DEAD, samples));
        return new ObservationSchedule(interval, SHORTEST, (long) SHORTEST * looks);
    }

    /**
     * Whether a step is looked into.
     *
     * @param step its number, from 0
     */
    public boolean includes(long step) {
        int every = step < firstSteps ? firstInterval : interval;
        return every > 0 && step % every == 0;
    }
}
