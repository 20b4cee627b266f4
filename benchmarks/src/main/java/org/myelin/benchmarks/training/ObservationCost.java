package org.myelin.benchmarks.training;

import java.util.Arrays;
import java.util.Locale;
import org.myelin.benchmarks.report.Table;
import org.myelin.engine.Batch;
import org.myelin.bench.StepBenchmark;
import org.myelin.engine.TrainingEngine;
import org.myelin.nn.Parameters;
import org.myelin.observe.FlowObserver;
import org.myelin.optim.Sgd;
import org.myelin.train.ObservationSchedule;

/**
 * The cost of a sampled step, which every training run observes at intervals: by how much an observed step and the one
 * after it, whose caches it has used, take longer than two others.
 *
 * <p>Arguments: number of threads and of observations.
 */
public final class ObservationCost {
    /** Observations that make a stable median. */
    public static final int OBSERVATIONS = 25;

    /** Steps from one observation to the next here; a run waits longer. */
    private static final int GROUP = 10;

    /** Observations that warm up the JIT compiler; small networks need more, and take less time. */
    private static final int WARM_UP = 3;

    private static final int WARM_UP_SMALL = 3000;
    private static final double SMALL = 1e-3;

    /** So small that the loss does not fall: gradients near 0 would be denormal numbers, which are slow. */
    private static final double LEARNING_RATE = 1e-9;

    private static final Work[] NETWORKS = {
        Work.HOMEWORK,
        Work.parse("3072-512-512-512-512-10", 1024),
        Work.parse("784-30-10", 10),
        Work.parse("64-64-10", 32),
        Work.parse("8-16-3", 10)
    };

    private ObservationCost() {}

    /** Measures and prints the table. */
    public static void main(String[] args) {
        System.out.print(measure(Integer.parseInt(args[0]), Integer.parseInt(args[1])));
    }

    /** The table: medians over the observations. */
    public static String measure(int threads, int observations) {
        Table table = new Table("network, batch", "step", "observation", "interval (steps)", "cost");
        for (Work work : NETWORKS) {
            Parameters parameters = Parameters.initialize(work.architecture(), 1);
            Batch batch = RandomBatch.of(work.inputs(), work.classes(), work.batchSize());
            try (TrainingEngine engine =
                    new TrainingEngine(parameters, Sgd.plain().withMomentum(Work.MOMENTUM), work.batchSize(), threads)) {
                table.row(row(work, engine, batch, observations));
            }
        }
        return table.toString();
    }

    private static String[] row(Work work, TrainingEngine engine, Batch batch, int observations) {
        FlowObserver observer = new FlowObserver(engine);
        int warmUp = seconds(engine, observer, batch)[GROUP - 1] < SMALL ? WARM_UP_SMALL : WARM_UP;
        int count = warmUp == WARM_UP ? observations : GROUP * observations;
        double[] steps = new double[count];
        double[] extra = new double[count];
        for (int i = -warmUp; i < count; i++) {
            double[] group = seconds(engine, observer, batch);
            if (i >= 0) {
                steps[i] = StepBenchmark.median(Arrays.copyOfRange(group, 2, GROUP));
                extra[i] = group[0] + group[1] - 2 * steps[i];
            }
        }
        double step = StepBenchmark.median(steps);
        double observation = StepBenchmark.median(extra);
        int interval = ObservationSchedule.defaultFor(work.architecture().parameterCount(), work.batchSize())
                .interval();
        return new String[] {
            work.toString(),
            time(step),
            time(observation),
            Integer.toString(interval),
            percent(observation / interval / step)
        };
    }

    /** The seconds of some steps, the first of them observed. */
    private static double[] seconds(TrainingEngine engine, FlowObserver observer, Batch batch) {
        double[] seconds = new double[GROUP];
        for (int step = 0; step < GROUP; step++) {
            long begin = System.nanoTime();
            if (step == 0) {
                observer.observe(batch, () -> engine.step(batch, LEARNING_RATE));
            } else {
                engine.step(batch, LEARNING_RATE);
            }
            seconds[step] = (System.nanoTime() - begin) / 1e9;
        }
        return seconds;
    }

    private static String time(double seconds) {
        return seconds < 1e-3
                ? String.format(Locale.ROOT, "%.1f µs", 1e6 * seconds)
                : String.format(Locale.ROOT, "%.1f ms", 1e3 * seconds);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%+.1f %%", 100 * share);
    }
}
