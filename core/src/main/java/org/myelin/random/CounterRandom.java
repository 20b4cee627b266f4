package org.myelin.random;

import java.util.random.RandomGenerator;

/**
 * A counter-based random generator: the n-th value is a pure function of a key and n.
 *
 * <p>The key is mixed from a seed and the coordinates of what is drawn (for example epoch and sample), so every
 * sample, parameter or epoch has a stream of its own, whichever thread draws it and whether or not the run was
 * interrupted in between. Nothing has to be stored for an exact resume.
 *
 * <p>The generator is SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA
 * 2014) with its published finaliser. Not cryptographic. Not thread-safe: one instance belongs to one thread.
 */
public final class CounterRandom implements RandomGenerator {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    private CounterRandom(long state) {
        this.state = state;
    }

    /**
     * A stream of its own for the given coordinates.
     *
     * @param seed the run's seed
     * @param coordinates what is drawn, for example purpose, epoch and sample; order matters
     */
    public static CounterRandom of(long seed, long... coordinates) {
        long key = mix(seed + GOLDEN_GAMMA);
        for (long coordinate : coordinates) {
            key = mix((key ^ coordinate) + GOLDEN_GAMMA);
        }
        return new CounterRandom(key);
    }

    @Override
    public long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    // The following are defined here rather than inherited, so that no version of the Java platform changes a result.

    /** Uniform in 0 … bound−1, unbiased. Source: Lemire, "Fast random integer generation in an interval", 2019. */
    @Override
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("random: the bound must be positive, but is " + bound);
        }
        long product = (nextLong() >>> 32) * bound;
        long low = product & 0xFFFFFFFFL;
        if (low < bound) {
            long threshold = (1L << 32) % bound;
            while (low < threshold) {
                product = (nextLong() >>> 32) * bound;
                low = product & 0xFFFFFFFFL;
            }
        }
        return (int) (product >>> 32);
    }

    /** Uniform in origin … bound−1. */
    @Override
    public int nextInt(int origin, int bound) {
        return origin + nextInt(Math.subtractExact(bound, origin));
    }

    /** Uniform in [0, 1), a multiple of 2⁻⁵³. */
    @Override
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** True or false, equally likely. */
    @Override
    public boolean nextBoolean() {
        return nextLong() < 0;
    }

    /**
     * The numbers 0 … n−1 in random order (Fisher and Yates, in Durstenfeld's in-place form).
     *
     * @param n how many, at least 0
     */
    public int[] permutation(int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        shuffle(order);
        return order;
    }

    /** Shuffles the array in place, every order equally likely. */
    public void shuffle(int[] values) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = nextInt(i + 1);
            int swapped = values[i];
            values[i] = values[j];
            values[j] = swapped;
        }
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
