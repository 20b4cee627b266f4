package org.myelin.benchmarks.training;

import java.util.Locale;
import org.myelin.benchmarks.report.Table;
import org.myelin.engine.Batch;
import org.myelin.engine.StepBenchmark;
import org.myelin.engine.TrainingEngine;
import org.myelin.nn.Parameters;
import org.myelin.optim.Sgd;

/**
 * What it costs to look into one of 50 steps, as every training run does: rounds of 50 steps, the first of them observed or
 * not, in turn.
 *
 * <p>Arguments: number of threads and of rounds.
 */
public final class ObservationCost {
    /** As in {@code TrainerBuilder}. */
    private static final int INTERVAL = 50;

    private static final int WARM_UP = 3;
    private static final double LEARNING_RATE = 1e-4;

    private static final Work[] NETWORKS = {
        Work.HOMEWORK,
        Work.parse("3072-512-512-512-512-10", 1024),
        Work.parse("784-30-10", 10),
        Work.parse("64-64-10", 32)
    };

    private ObservationCost() {}

    /** Measures and prints the table. */
    public static void main(String[] args) {
        System.out.print(measure(Integer.parseInt(args[0]), Integer.parseInt(args[1])));
    }

    /** The table: medians over the rounds. */
    public static String measure(int threads, int rounds) {
        Table table = new Table("network, batch", "step", "observed step", "one of " + INTERVAL + " observed");
        for (Work work : NETWORKS) {
            Parameters parameters = Parameters.initialize(work.architecture(), 1);
            Batch batch = RandomBatch.of(work.inputs(), work.classes(), work.batchSize());
            try (TrainingEngine engine =
                    new TrainingEngine(parameters, Sgd.withMomentum(Work.MOMENTUM), work.batchSize(), threads)) {
                double[] plain = new double[rounds];
                double[] more = new double[rounds];
                for (int round = -WARM_UP; round < rounds; round++) {
                    double step = seconds(engine, batch, false);
                    double observed = seconds(engine, batch, true);
                    if (round >= 0) {
                        plain[round] = step / INTERVAL;
                        more[round] = observed - step;
                    }
                }
                double step = StepBenchmark.median(plain);
                double extra = StepBenchmark.median(more);
                table.row(work.toString(), time(step), time(step + extra), percent(extra / INTERVAL / step));
            }
        }
        return table.toString();
    }

    private static double seconds(TrainingEngine engine, Batch batch, boolean observed) {
        long begin = System.nanoTime();
        if (observed) {
            engine.beginObservation();
        }
        engine.step(batch, LEARNING_RATE);
        if (observed) {
            engine.endObservation(batch);
        }
        for (int step = 1; step < INTERVAL; step++) {
            engine.step(batch, LEARNING_RATE);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private static String time(double seconds) {
        return seconds < 1e-3
                ? String.format(Locale.ROOT, "%.0f µs", 1e6 * seconds)
                : String.format(Locale.ROOT, "%.1f ms", 1e3 * seconds);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%+.1f %%", 100 * share);
    }
}
