package org.myelin.benchmarks.training;

import java.util.List;
import java.util.Locale;
import org.myelin.engine.StepBenchmark;

/**
 * Training throughput of Myelin and libtorch side by side: both in one process, one after the other in many short
 * rounds, so that a slow moment of the machine meets both. Prints each round, the medians, and the median of the ratios.
 *
 * <p>Arguments: threads, rounds, seconds of a round. libtorch's OpenMP threads must sleep while they wait, or they take
 * the cores from the other contender: set {@code OMP_WAIT_POLICY=passive}. Run: {@code OMP_WAIT_POLICY=passive mvn
 * -Pbenchmarks -DskipTests -pl benchmarks -am package -Dmain=org.myelin.benchmarks.training.CompareTraining -Dargs="2 9 5"}
 */
public final class CompareTraining {
    private static final List<Work> WORK = List.of(
            Work.parse("3072-1024-512-512-256-10", 128),
            Work.parse("3072-2048-1024-512-256-10", 512),
            Work.parse("784-30-10", 10),
            Work.parse("64-64-64-64-64-64-64-64-10", 64),
            Work.parse("8-16-3", 8));

    private CompareTraining() {}

    /**
     * Measures and prints.
     *
     * @param args threads, rounds, seconds of a round
     */
    public static void main(String[] args) {
        int threads = Integer.parseInt(args[0]);
        int rounds = Integer.parseInt(args[1]);
        double seconds = Double.parseDouble(args[2]);
        for (Work work : WORK) {
            try (Contender myelin = new MyelinContender(work, threads);
                    Contender peer = new PyTorchContender(work, threads)) {
                compare(work, myelin, peer, rounds, seconds);
            }
        }
    }

    private static void compare(Work work, Contender myelin, Contender peer, int rounds, double seconds) {
        System.out.println(work);
        rate(work, myelin, 2 * seconds); // warm-up: compilers, caches
        rate(work, peer, 2 * seconds);
        double[] ours = new double[rounds];
        double[] theirs = new double[rounds];
        double[] ratios = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            ours[round] = rate(work, myelin, seconds);
            theirs[round] = rate(work, peer, seconds);
            ratios[round] = ours[round] / theirs[round];
            System.out.printf(
                    Locale.ROOT,
                    "  round %2d  %,9.0f  %,9.0f  %.2f%n",
                    round + 1,
                    ours[round],
                    theirs[round],
                    ratios[round]);
        }
        System.out.printf(
                Locale.ROOT,
                "  median    %,9.0f  %,9.0f  %.2f   (%s, %s, ratio; samples/s)%n",
                StepBenchmark.median(ours),
                StepBenchmark.median(theirs),
                StepBenchmark.median(ratios),
                myelin.name(),
                peer.name());
    }

    private static double rate(Work work, Contender contender, double seconds) {
        long begin = System.nanoTime();
        long end = begin + (long) (seconds * 1e9);
        long steps = 0;
        while (System.nanoTime() < end) {
            contender.step();
            steps++;
        }
        return steps * work.batchSize() / ((System.nanoTime() - begin) / 1e9);
    }
}
