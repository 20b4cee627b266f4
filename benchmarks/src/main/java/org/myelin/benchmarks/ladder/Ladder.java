package org.myelin.benchmarks.ladder;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.myelin.benchmarks.report.Table;
import org.myelin.bench.StepBenchmark;
import org.myelin.bench.FmaLimit;

/**
 * Measures the rungs on the first layer of the homework network at batch 128, one thread, in turn.
 *
 * <p>Argument: rounds.
 */
public final class Ladder {
    private static final double ROUND_SECONDS = 0.2;
    private static final double TOLERANCE = 1e-3;

    private Ladder() {}

    /** Prints the table. */
    public static void main(String[] args) {
        System.out.print(measure(Integer.parseInt(args[0])));
    }

    /** The table: medians over the rounds. */
    public static String measure(int rounds) {
        Layer layer = Layer.random(1024, 3072, 128);
        List<Rung> rungs = Rungs.all();
        double[][] rates = new double[rungs.size()][rounds];
        double[] limits = new double[rounds];
        float[] expected = {};
        for (Rung rung : rungs) { // compilers, and the check that all compute the same
            Arrays.fill(layer.a(), Float.NaN);
            gflops(rung, layer);
            rung.finish(layer);
            if (expected.length == 0) {
                expected = layer.a().clone();
            }
            requireClose(rung, layer.a(), expected);
        }
        try (FmaLimit roof = new FmaLimit(1)) {
            roof.gflops(0.1); // its compilers
            for (int round = 0; round < rounds; round++) {
                for (int r = 0; r < rungs.size(); r++) {
                    rates[r][round] = gflops(rungs.get(r), layer);
                }
                limits[round] = roof.gflops(0.1);
            }
        }
        double limit = StepBenchmark.median(limits);
        Table table = new Table("rung", "what it adds", "GFLOP/s", "of limit");
        for (int r = 0; r < rungs.size(); r++) {
            double rate = StepBenchmark.median(rates[r]);
            table.row(
                    rungs.get(r).name(),
                    rungs.get(r).idea(),
                    String.format(Locale.ROOT, "%.1f", rate),
                    String.format(Locale.ROOT, "%.0f %%", 100 * rate / limit));
        }
        return table.toString();
    }

    private static double gflops(Rung rung, Layer layer) {
        long begin = System.nanoTime();
        int runs = 0;
        do {
            rung.run(layer);
            runs++;
        } while (System.nanoTime() - begin < ROUND_SECONDS * 1e9);
        return runs * layer.flops() / (System.nanoTime() - begin);
    }

    private static void requireClose(Rung rung, float[] actual, float[] expected) {
        for (int i = 0; i < actual.length; i++) {
            if (!(Math.abs(actual[i] - expected[i]) <= TOLERANCE)) {
                throw new IllegalStateException(
                        rung.name() + ": element " + i + " is " + actual[i] + " instead of " + expected[i]);
            }
        }
    }
}
