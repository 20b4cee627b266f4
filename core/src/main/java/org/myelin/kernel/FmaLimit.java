package org.myelin.kernel;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many fused multiply-adds all threads together can do in a second when they wait for nothing: the roof that no
 * product of matrices can go through, with the vectors of the present {@link Kernels}.
 *
 * <p>On a machine that is shared this changes from moment to moment; a comparison with it needs both measured in turn.
 */
public final class FmaLimit {
    private static final int ROUNDS = 20_000;
    private static final int VALUES = 64;
    private static final float SMALL = 1e-3f;
    private static final int FLOPS_OF_MULTIPLY_ADD = 2;

    private FmaLimit() {}

    /**
     * Measures the limit.
     *
     * @param team the threads, all of which are kept busy
     * @param seconds about how long
     * @return 10⁹ floating-point operations a second, two for each multiply-add
     */
    public static double gflops(ThreadTeam team, double seconds) {
        AtomicLong multiplyAdds = new AtomicLong();
        long begin = System.nanoTime();
        long end = begin + Math.round(seconds * TimeUnit.SECONDS.toNanos(1));
        team.run(team.threads(), Long.MAX_VALUE, (task, thread) -> multiplyAdds.addAndGet(until(end)));
        return FLOPS_OF_MULTIPLY_ADD * multiplyAdds.get() / (double) (System.nanoTime() - begin);
    }

    private static long until(long end) {
        Kernels kernels = Kernels.active();
        float[] values = new float[VALUES];
        Arrays.fill(values, SMALL);
        long done = 0;
        do {
            done += (long) ROUNDS * kernels.multiplyAdds(ROUNDS, values);
        } while (System.nanoTime() < end);
        return done;
    }
}
