package org.myelin.train;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;
import org.myelin.data.Dataset;
import org.myelin.data.Normalizer;
import org.myelin.engine.Batch;
import org.myelin.random.CounterRandom;

/**
 * Prepares mini-batches in a thread of its own while the network trains on earlier ones: shuffled anew in each epoch,
 * normalised and augmented.
 *
 * <p>The order in an epoch is a pure function of seed and epoch, the augmentation of a sample one of seed, epoch and
 * sample; so a run that goes on at any step sees what the uninterrupted run would have seen.
 */
final class BatchFeed implements AutoCloseable {
    static final long SHUFFLE = 0x73687566; // "shuf"
    private static final long AUGMENT = 0x61756765; // "auge"

    /** One in use, one ready, one being filled. */
    private static final int BATCHES = 3;

    private final TrainingPlan plan;
    private final Normalizer normalizer;
    private final BlockingQueue<Batch> empty = new ArrayBlockingQueue<>(BATCHES);
    private final BlockingQueue<Supplier<Batch>> ready = new ArrayBlockingQueue<>(BATCHES + 1);
    private final Thread producer;
    private volatile boolean closed;

    /** Of the batch being prepared, from 0; only the producer's. */
    private int epoch;

    /** Of the batch being prepared, from 0; only the producer's. */
    private int step;

    /**
     * Starts preparing.
     *
     * @param fromEpoch first epoch, from 0
     * @param fromStep first step of it, from 0
     */
    BatchFeed(TrainingPlan plan, Normalizer normalizer, int fromEpoch, int fromStep) {
        this.plan = plan;
        this.normalizer = normalizer;
        epoch = fromEpoch;
        step = fromStep;
        for (int i = 0; i < BATCHES; i++) {
            empty.add(
                    new Batch(plan.architecture().inputs(), plan.architecture().outputs(), plan.batchCapacity()));
        }
        producer = Thread.ofPlatform().name("myelin-batches").daemon().start(this::produce);
    }

    /**
     * The next batch; to be given back with {@link #giveBack} when it is no longer needed.
     *
     * @throws IllegalStateException if it could not be prepared; the message says which one and why
     */
    Batch next() throws InterruptedException {
        return ready.take().get();
    }

    /** Returns a batch for reuse. */
    void giveBack(Batch batch) {
        empty.add(batch);
    }

    private void produce() {
        try {
            for (; epoch < plan.epochs(); epoch++) {
                produceEpoch();
                step = 0;
            }
        } catch (InterruptedException e) {
            if (!closed) {
                pass("training: the thread that prepares batches was interrupted", e);
            }
        } catch (RuntimeException | Error e) {
            pass(
                    "training: preparing the batch of epoch " + (epoch + 1) + ", step " + (step + 1) + " of "
                            + plan.stepsPerEpoch() + " from data set "
                            + plan.training().name() + " failed: " + e,
                    e);
        }
    }

    /** Hands a failure over in the place of a batch. */
    private void pass(String message, Throwable cause) {
        ready.add(() -> {
            throw new IllegalStateException(message, cause);
        });
    }

    private void produceEpoch() throws InterruptedException {
        Dataset samples = plan.training();
        int[] order = CounterRandom.of(plan.seed(), SHUFFLE, epoch).permutation(samples.size());
        float[] sample = new float[samples.shape().features()];
        float[] scratch = new float[sample.length];
        for (; step < plan.stepsPerEpoch(); step++) {
            Batch batch = empty.take();
            batch.clear();
            int from = step * plan.batchSize();
            int to = from + Math.min(plan.batchSize(), order.length - from);
            for (int i = from; i < to; i++) {
                prepare(samples, order[i], sample, scratch);
                batch.add(sample, 0, samples.label(order[i]));
            }
            batch.finish();
            ready.put(() -> batch);
        }
    }

    private void prepare(Dataset samples, int index, float[] sample, float[] scratch) {
        samples.copyFeatures(index, sample, 0);
        normalizer.apply(sample, 0);
        CounterRandom random = CounterRandom.of(plan.seed(), AUGMENT, epoch, index);
        plan.augmentation().apply(sample, samples.shape(), random, scratch);
    }

    /** Ends the thread and waits for its end, so that nobody reads the samples any more. */
    @Override
    public void close() {
        closed = true;
        producer.interrupt();
        try {
            producer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
