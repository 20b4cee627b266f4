package org.myelin.benchmarks.training;

import java.util.Locale;
import org.myelin.benchmarks.report.Table;
import org.myelin.bench.StepBenchmark;

/**
 * Whether time grows as the floating-point operations do: a network, and the same with twice the width, depth, batch or
 * data. The base is measured before each of the others, so that a change of the machine does not count as one of the
 * work.
 */
public final class CostOfWork {
    private CostOfWork() {}

    private record Variant(String name, String sizes, int batch, int batches) {}

    private static final Variant BASE = new Variant("base", "1024-512-512-512-512-10", 128, 64);

    /** Prints the table; arguments: threads, rounds. */
    public static void main(String[] args) {
        System.out.print(measure(Integer.parseInt(args[0]), Integer.parseInt(args[1])));
    }

    /** The table: medians over the rounds of the quotient to the base. */
    public static String measure(int threads, int rounds) {
        Variant[] variants = {
            new Variant("width × 2", "1024-1024-1024-1024-1024-10", 128, 64),
            new Variant("depth × 2", "1024-512-512-512-512-512-512-512-512-10", 128, 64),
            new Variant("batch × 2", BASE.sizes(), 256, 64),
            new Variant("data × 2", BASE.sizes(), 128, 128)
        };
        Table table = new Table(
                BASE.sizes() + ", batch " + BASE.batch() + ", " + BASE.batches() + " steps",
                "operations",
                "time",
                "time for its operations");
        for (Variant variant : variants) {
            double[] times = new double[rounds];
            Work base = Work.parse(BASE.sizes(), BASE.batch());
            Work work = Work.parse(variant.sizes(), variant.batch());
            try (StepContender one = new MyelinContender(base, threads);
                    StepContender other = new MyelinContender(work, threads)) {
                for (int round = -2; round < rounds; round++) {
                    double before = seconds(one, BASE.batches());
                    double quotient = seconds(other, variant.batches()) / before;
                    if (round >= 0) { // the first two are for compilers and caches
                        times[round] = quotient;
                    }
                }
            }
            double operations = work.flopsOfASample()
                    * work.batchSize()
                    * variant.batches()
                    / (base.flopsOfASample() * base.batchSize() * BASE.batches());
            double time = StepBenchmark.median(times);
            table.row(
                    variant.name(),
                    String.format(Locale.ROOT, "× %.2f", operations),
                    String.format(Locale.ROOT, "× %.2f", time),
                    String.format(Locale.ROOT, "%+.0f %%", 100 * (time / operations - 1)));
        }
        return table.toString();
    }

    private static double seconds(StepContender contender, int steps) {
        long begin = System.nanoTime();
        for (int step = 0; step < steps; step++) {
            contender.step();
        }
        return (System.nanoTime() - begin) / 1e9;
    }
}
