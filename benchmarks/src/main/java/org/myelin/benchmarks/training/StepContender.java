package org.myelin.benchmarks.training;

/** A contender in this process: trains step by step. */
abstract class StepContender implements Contender {
    private final int batchSize;

    StepContender(Work work) {
        batchSize = work.batchSize();
    }

    /** One training step on a batch: forward, loss, backward, update. */
    abstract void step();

    @Override
    public final double train(double seconds) {
        long begin = System.nanoTime();
        long end = begin + (long) (seconds * 1e9);
        long steps = 0;
        while (System.nanoTime() < end) {
            step();
            steps++;
        }
        return steps * batchSize / ((System.nanoTime() - begin) / 1e9);
    }
}
