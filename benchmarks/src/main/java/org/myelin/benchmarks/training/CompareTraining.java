package org.myelin.benchmarks.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.myelin.benchmarks.report.Table;
import org.myelin.bench.StepBenchmark;
import org.myelin.bench.FmaLimit;

/**
 * Training throughput of Myelin and its peers side by side: one after the other in many short rounds, so that a slow
 * moment of the machine meets all. The limit is measured around each round.
 *
 * <p>Arguments: threads, rounds, seconds of a round. libtorch's OpenMP threads must sleep while they wait, or they take
 * the cores from the other contender: set {@code OMP_WAIT_POLICY=passive}. Run: {@code OMP_WAIT_POLICY=passive mvn
 * -Pbenchmarks -DskipTests -pl benchmarks -am package -Dmain=org.myelin.benchmarks.training.CompareTraining -Dargs="2 9
 * 5"}
 */
public final class CompareTraining {
    private static final List<Work> WORK = List.of(
            Work.HOMEWORK,
            Work.parse("3072-2048-1024-512-256-10", 512),
            Work.parse("784-30-10", 10),
            Work.parse("64-64-64-64-64-64-64-64-10", 64),
            Work.parse("8-16-3", 8));

    private static final double LIMIT_SECONDS = 0.05;

    /** Above it one step of Smile takes half a minute and more. */
    private static final double MAX_FLOPS_FOR_SMILE = 3e9;

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
            List<Contender> contenders = new ArrayList<>();
            try {
                contenders.add(new MyelinContender(work, threads));
                contenders.add(new PyTorchContender(work, threads, false));
                contenders.add(new PyTorchContender(work, threads, true));
                contenders.add(new ChildContender(work, threads));
                if (work.flopsOfASample() * work.batchSize() <= MAX_FLOPS_FOR_SMILE) {
                    contenders.add(new SmileContender(work));
                }
                compare(table, work, contenders, threads, rounds, seconds);
            } finally {
                contenders.forEach(Contender::close);
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
            contender.train(2 * seconds); // compilers, caches
        }
        try (FmaLimit roof = new FmaLimit(threads)) {
            roof.gflops(LIMIT_SECONDS);
            double before = roof.gflops(LIMIT_SECONDS);
            for (int round = 0; round < rounds; round++) {
                for (int c = 0; c < contenders.size(); c++) {
                    rates[c][round] = contenders.get(c).train(seconds);
                    double after = roof.gflops(LIMIT_SECONDS);
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
}
