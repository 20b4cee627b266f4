package org.myelin.train;

/**
 * How often a run looks into a step when {@link TrainerBuilder#observeEvery} does not say it.
 *
 * <p>A look has a fixed part of some microseconds, so that it would slow down small networks, whose steps take no longer themselves.
 * These are looked into less often: once in so many steps as make {@value #WORK} multiplications of a parameter with a sample. But a
 * short run has {@value #LOOKS} looks at least if it has so many times {@value #SHORTEST} steps, for the doctor needs some to tell
 * what is wrong.
 */
public final class ObservationInterval {
    /** Steps of the optimiser, whatever the network. */
    static final int SHORTEST = 50;

    /** A run of a network of 8 or 10 parameters shall be looked into as well. */
    static final int LONGEST = 5000;

    static final int LOOKS = 20;
    static final long WORK = 100_000_000;

    private ObservationInterval() {}

    /**
     * Steps of the optimiser from one look to the next, the same on every machine.
     *
     * @param parameters number of parameters of the network
     * @param samples number of samples of one step
     * @param steps number of steps of the whole run
     */
    public static int usual(long parameters, int samples, long steps) {
        long work = Math.max(1, parameters * samples);
        long cheap = Math.clamp(Math.ceilDiv(WORK, work), SHORTEST, LONGEST);
        return (int) Math.max(SHORTEST, Math.min(cheap, steps / LOOKS));
    }
}
