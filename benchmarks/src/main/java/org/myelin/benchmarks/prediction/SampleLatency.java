package org.myelin.benchmarks.prediction;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.myelin.benchmarks.report.Table;
import org.myelin.benchmarks.training.Work;
import org.myelin.engine.SampleForward;
import org.myelin.bench.StepBenchmark;
import org.myelin.nn.Architecture;
import org.myelin.nn.Parameters;
import org.myelin.random.CounterRandom;

/**
 * How long one sample takes, from an array of features to an array of probabilities, in Myelin and in ONNX Runtime with
 * the same weights: both in one process, in turn, many answers a round.
 *
 * <p>Arguments: rounds, answers of a round.
 */
public final class SampleLatency {
    private static final Architecture NETWORK = Work.HOMEWORK.architecture();
    private static final double TOLERANCE = 1e-5;

    private SampleLatency() {}

    /** What answers. */
    private interface Answer {
        float[] to(float[] sample) throws OrtException;
    }

    /**
     * Measures and prints a table.
     *
     * @param args rounds, answers of a round
     */
    public static void main(String[] args) throws OrtException {
        System.out.print(measure(Integer.parseInt(args[0]), Integer.parseInt(args[1])));
    }

    /** The table: medians over the rounds of the median time of an answer. */
    public static String measure(int rounds, int answers) throws OrtException {
        Parameters parameters = Parameters.initialize(NETWORK, 1);
        byte[] onnx = OnnxModel.of(parameters);
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        Table table = new Table("threads", "Myelin", "ONNX Runtime " + environment.getVersion(), "ratio (range)");
        for (int threads : new int[] {1, 2}) {
            try (SampleForward myelin = new SampleForward(parameters, threads);
                    OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
                options.setIntraOpNumThreads(threads);
                options.setInterOpNumThreads(1);
                options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
                try (OrtSession session = environment.createSession(onnx, options)) {
                    compare(
                            table,
                            threads,
                            rounds,
                            answers,
                            myelin::forward,
                            sample -> run(environment, session, sample));
                }
            }
        }
        return table.toString();
    }

    private static float[] run(OrtEnvironment environment, OrtSession session, float[] sample) throws OrtException {
        long[] shape = {1, sample.length};
        try (OnnxTensor x = OnnxTensor.createTensor(environment, FloatBuffer.wrap(sample), shape);
                OrtSession.Result result = session.run(Map.of(OnnxModel.INPUT, x))) {
            return ((float[][]) result.get(0).getValue())[0];
        }
    }

    private static void compare(Table table, int threads, int rounds, int answers, Answer myelin, Answer peer)
            throws OrtException {
        float[][] samples = new float[64][NETWORK.inputs()];
        CounterRandom random = CounterRandom.of(1);
        for (float[] sample : samples) {
            for (int i = 0; i < sample.length; i++) {
                sample[i] = 2 * random.nextFloat() - 1;
            }
            requireEqual(myelin.to(sample), peer.to(sample));
        }
        micros(samples, 3 * answers, myelin);
        micros(samples, 3 * answers, peer);
        double[] ours = new double[rounds];
        double[] theirs = new double[rounds];
        double[] ratios = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            ours[round] = micros(samples, answers, myelin);
            theirs[round] = micros(samples, answers, peer);
            ratios[round] = theirs[round] / ours[round];
        }
        Arrays.sort(ratios);
        table.row(
                Integer.toString(threads),
                String.format(Locale.ROOT, "%.0f µs", StepBenchmark.median(ours)),
                String.format(Locale.ROOT, "%.0f µs", StepBenchmark.median(theirs)),
                String.format(
                        Locale.ROOT,
                        "%.2f (%.2f to %.2f)",
                        StepBenchmark.median(ratios),
                        ratios[0],
                        ratios[rounds - 1]));
    }

    private static void requireEqual(float[] a, float[] b) {
        for (int i = 0; i < a.length; i++) {
            if (Math.abs(a[i] - b[i]) > TOLERANCE) {
                throw new IllegalStateException("output " + i + ": " + a[i] + " in Myelin, " + b[i] + " in the peer");
            }
        }
    }

    /** Median time of an answer. */
    private static double micros(float[][] samples, int answers, Answer answer) throws OrtException {
        double[] times = new double[answers];
        for (int i = 0; i < answers; i++) {
            long begin = System.nanoTime();
            answer.to(samples[i % samples.length]);
            times[i] = (System.nanoTime() - begin) / 1e3;
        }
        return StepBenchmark.median(times);
    }
}
