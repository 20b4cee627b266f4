package org.myelin.bench;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.myelin.kernel.Kernels;
import org.myelin.kernel.ThreadTeam;

/**
 * The rate of fused multiply-adds that all threads together reach when they wait for nothing: the upper limit of every
 * matrix product with the present kernels.
 *
 * <p>On a shared machine the limit changes from moment to moment; to compare a program with it, measure both in turn.
 * One thread at a time may use it. Closing ends its threads.
 */
public final class FmaLimit implements AutoCloseable {
    private static final int ROUNDS = 20_000;
    private static final int VALUES = 64;
    private static final float SMALL = 1e-3f;
    private static final int FLOPS_OF_MULTIPLY_ADD = 2;

    private final ThreadTeam team;

    /**
     * Starts the threads.
     *
     * @param threads number of threads, at least 1, all of which are kept busy
     */
    public FmaLimit(int threads) {
        team = new ThreadTeam(threads);
    }

    /**
     * Measures the limit.
     *
     * @param seconds duration of the measurement, approximately
     * @return 10⁹ floating-point operations a second, two for each multiply-add
     */
    public double gflops(double seconds) {
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

    @Override
    public void close() {
        team.close();
    }
}
