package org.myelin.benchmarks.roofline;

import java.util.Locale;
import org.myelin.benchmarks.report.Table;
import org.myelin.bench.StepBenchmark;
import org.myelin.bench.FmaLimit;
import org.myelin.kernel.Kernels;
import org.myelin.kernel.ThreadTeam;

/**
 * The two limits of any program on this machine: multiply-adds in registers, and reading memory.
 *
 * <p>Reading is what a sample's forward step does: each float is read once and goes into one multiply-add. Each thread
 * has an array of its own, larger than its caches or fitting into them.
 *
 * <p>Argument: rounds.
 */
public final class Roofline {
    private static final int[] KILOBYTES = {256, 8 << 10, 128 << 10};
    private static final int ROWS = 2048;
    private static final int PANEL = ROWS * 32;
    private static final double SECONDS = 0.1;

    private Roofline() {}

    /** Prints the table. */
    public static void main(String[] args) {
        System.out.print(measure(Integer.parseInt(args[0])));
    }

    /** The table: medians over the rounds. */
    public static String measure(int rounds) {
        Table table = new Table("limit", "1 thread", "2 threads");
        String[] limit = {"multiply-adds, GFLOP/s", "", ""};
        for (int threads = 1; threads <= 2; threads++) {
            try (FmaLimit roof = new FmaLimit(threads)) {
                double[] values = new double[rounds];
                roof.gflops(SECONDS);
                for (int round = 0; round < rounds; round++) {
                    values[round] = roof.gflops(SECONDS);
                }
                limit[threads] = String.format(Locale.ROOT, "%.0f", StepBenchmark.median(values));
            }
        }
        table.row(limit);
        for (int kilobytes : KILOBYTES) {
            String[] row = {"reading " + size(kilobytes) + " a thread, GB/s", "", ""};
            for (int threads = 1; threads <= 2; threads++) {
                row[threads] = String.format(Locale.ROOT, "%.0f", gigabytesPerSecond(kilobytes, threads, rounds));
            }
            table.row(row);
        }
        return table.toString();
    }

    private static String size(int kilobytes) {
        return kilobytes < 1024 ? kilobytes + " KB" : kilobytes / 1024 + " MB";
    }

    private static double gigabytesPerSecond(int kilobytes, int threads, int rounds) {
        Kernels kernels = Kernels.active();
        int panels = Math.max(1, kilobytes * 1024 / Float.BYTES / PANEL);
        int rows = Math.min(ROWS, kilobytes * 1024 / Float.BYTES / 32 / Kernels.STREAMS);
        int count = Math.max(panels, Kernels.STREAMS);
        float[][] arrays = new float[threads][count * rows * 32];
        float[][] sums = new float[threads][count * 32];
        float[] factors = new float[rows];
        double[] values = new double[rounds];
        try (ThreadTeam team = new ThreadTeam(threads)) {
            int repeats = Math.max(1, (int) (1e9 / (arrays[0].length * (double) Float.BYTES)));
            for (int round = -1; round < rounds; round++) {
                long begin = System.nanoTime();
                team.run(threads, Long.MAX_VALUE, (task, thread) -> {
                    for (int r = 0; r < repeats; r++) {
                        kernels.addWeightedRows(arrays[task], 0, rows * 32, count, rows, factors, sums[task], 0);
                    }
                });
                double seconds = (System.nanoTime() - begin) / 1e9;
                if (round >= 0) {
                    values[round] = repeats * (double) arrays[0].length * Float.BYTES * threads / seconds / 1e9;
                }
            }
        }
        return StepBenchmark.median(values);
    }
}
