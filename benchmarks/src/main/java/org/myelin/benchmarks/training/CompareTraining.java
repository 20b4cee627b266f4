package org.myelin.benchmarks.training;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.myelin.benchmarks.report.Table;
import org.myelin.engine.StepBenchmark;
import org.myelin.kernel.FmaLimit;
import org.myelin.kernel.ThreadTeam;

/**
 * Training throughput of Myelin and libtorch side by side: both in one process, one after the other in many short
 * rounds, so that a slow moment of the machine meets both. The limit is measured around each round.
 *
 * <p>Arguments: threads, rounds, seconds of a round. libtorch's OpenMP threads must sleep while they wait, or they take
 * the cores from the other contender: set {@code OMP_WAIT_POLICY=passive}. Run: {@code OMP_WAIT_POLICY=passive mvn
 * -Pbenchmarks -DskipTests -pl benchmarks -am package -Dmain=org.myelin.benchmarks.training.CompareTraining -Dargs="2 9 5"}
 */
public final class CompareTraining {
    private static final List<Work> WORK = List.of(
            Work.HOMEWORK,
            Work.parse("3072-2048-1024-512-256-10", 512),
            Work.parse("784-30-10", 10),
            Work.parse("64-64-64-64-64-64-64-64-10", 64),
            Work.parse("8-16-3", 8));

    private static final double LIMIT_SECONDS = 0.05;

    private CompareTraining() {}

    /**
     * Measures and prints.
     *
     * @param args threads, rounds, seconds of a round
     */
    public static void main(String[] args) {
        System.out.print(measure(Integer.parseInt(args[0]), Integer.parseInt(args[1]), Double.parseDouble(args[2])));
    }

    /** The table: medians over the rounds. */
    public static String measure(int threads, int rounds, double seconds) {
        Table table = new Table("network, batch", "", "samples/s", "range", "of limit", "Myelin is … times as fast");
        for (Work work : WORK) {
            try (Contender myelin = new MyelinContender(work, threads);
                    Contender float32 = new PyTorchContender(work, threads, false);
                    Contender bfloat16 = new PyTorchContender(work, threads, true)) {
                compare(table, work, List.of(myelin, float32, bfloat16), threads, rounds, seconds);
            }
        }
        return table.toString();
    }

    private static void compare(
            Table table, Work work, List<Contender> contenders, int threads, int rounds, double seconds) {
        double[][] rates = new double[contenders.size()][rounds];
        double[][] ratios = new double[contenders.size()][rounds];
        double[][] shares = new double[contenders.size()][rounds];
        for (Contender contender : contenders) {
            rate(work, contender, 2 * seconds); // compilers, caches
        }
        try (ThreadTeam team = new ThreadTeam(threads)) {
            FmaLimit.gflops(team, LIMIT_SECONDS);
            double before = FmaLimit.gflops(team, LIMIT_SECONDS);
            for (int round = 0; round < rounds; round++) {
                for (int c = 0; c < contenders.size(); c++) {
                    rates[c][round] = rate(work, contenders.get(c), seconds);
                    double after = FmaLimit.gflops(team, LIMIT_SECONDS);
                    double limit = (before + after) / 2;
                    before = after;
                    shares[c][round] = 100 * rates[c][round] * work.flopsOfASample() / 1e9 / limit;
                    ratios[c][round] = rates[0][round] / rates[c][round];
                }
            }
        }
        for (int c = 0; c < contenders.size(); c++) {
            double[] sorted = rates[c].clone();
            Arrays.sort(sorted);
            table.row(
                    c == 0 ? work.toString() : "",
                    contenders.get(c).name(),
                    String.format(Locale.ROOT, "%,.0f", StepBenchmark.median(sorted)),
                    String.format(Locale.ROOT, "%,.0f – %,.0f", sorted[0], sorted[rounds - 1]),
                    String.format(Locale.ROOT, "%.0f %%", StepBenchmark.median(shares[c])),
                    c == 0 ? "" : String.format(Locale.ROOT, "%.2f", StepBenchmark.median(ratios[c])));
        }
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
