package org.myelin.train;

import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.myelin.data.Dataset;
import org.myelin.data.Normalizer;
import org.myelin.data.SampleRandomness;
import org.myelin.engine.Batch;
import org.myelin.random.CounterRandom;

/**
 * Prepares mini-batches in a thread of its own while the network trains on earlier ones: shuffled anew in each epoch,
 * normalised and augmented.
 *
 * <p>The order in an epoch is a pure function of seed and epoch, the augmentation of a sample one of seed, epoch and
 * sample; so a run that resumes at any step gets the same batches as an uninterrupted one.
 */
final class BatchFeed implements AutoCloseable {
    static final long SHUFFLE = 0x73687566; // "shuf"
    private static final long AUGMENT = 0x61756765; // "auge"
    private static final long COIN = 0x636f696e; // "coin"
    private static final long MIX = 0x6d697865; // "mixe"

    /** One in use, one ready, one being filled. */
    private static final int BATCHES = 3;

    private final TrainingPlan plan;
    private final Normalizer normalizer;
    private final double[] classWeights;
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
        classWeights = classWeights(plan);
        epoch = fromEpoch;
        step = fromStep;
        for (int i = 0; i < BATCHES; i++) {
            empty.add(
                    new Batch(plan.architecture().inputs(), plan.architecture().outputs(), plan.batchCapacity()));
        }
        producer = Thread.ofPlatform().name("myelin-batches").daemon().start(this::produce);
    }

    /** How much a sample of each class counts: 1, or N / (K n_c) where classes are balanced. */
    private static double[] classWeights(TrainingPlan plan) {
        int classes = plan.architecture().outputs();
        if (!plan.refinements().balancesClasses()) {
            return DoubleStream.generate(() -> 1).limit(classes).toArray();
        }
        int samples = plan.training().size();
        return TrainingPlan.classCounts(plan.training()).stream()
                .mapToDouble(count -> count == 0 ? 0 : samples / ((double) classes * count))
                .toArray();
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
        int features = samples.shape().features();
        float[] values = new float[plan.refinements().mixup() > 0 ? features * plan.batchCapacity() : features];
        float[] sample = new float[features];
        float[] scratch = new float[features];
        for (; step < plan.stepsPerEpoch(); step++) {
            Batch batch = empty.take();
            batch.clear();
            int from = step * plan.batchSize();
            int[] indices = Arrays.copyOfRange(order, from, Math.min(order.length, from + plan.batchSize()));
            if (plan.refinements().mixup() > 0) {
                addMixed(batch, indices, values, sample, scratch);
            } else {
                for (int index : indices) {
                    prepare(samples, index, sample, scratch);
                    add(batch, sample, index, index, 1);
                }
            }
            batch.finish();
            ready.put(() -> batch);
        }
    }

    /** Mixes each sample with the one at the mirrored place of the batch. */
    private void addMixed(Batch batch, int[] indices, float[] values, float[] sample, float[] scratch) {
        int features = sample.length;
        for (int i = 0; i < indices.length; i++) {
            prepare(plan.training(), indices[i], sample, scratch);
            System.arraycopy(sample, 0, values, i * features, features);
        }
        for (int i = 0; i < indices.length; i++) {
            int other = indices.length - 1 - i;
            CounterRandom random = CounterRandom.of(plan.seed(), MIX, epoch, indices[i]);
            double share = share(random, plan.refinements().mixup());
            float part = (float) share;
            for (int f = 0; f < features; f++) {
                sample[f] = part * values[i * features + f] + (1 - part) * values[other * features + f];
            }
            add(batch, sample, indices[i], indices[other], share);
        }
    }

    /**
     * The larger of λ and 1−λ, λ ~ Beta(α, α). Source: Jöhnk 1964, by powers of uniform numbers; for the largest α
     * allowed, 4, it takes 70 pairs of them on average.
     */
    private static double share(CounterRandom random, double alpha) {
        while (true) {
            double x = StrictMath.pow(random.nextDouble(), 1 / alpha);
            double y = StrictMath.pow(random.nextDouble(), 1 / alpha);
            double sum = x + y;
            if (sum > 0 && sum <= 1) {
                return Math.max(x, y) / sum;
            }
        }
    }

    private void add(Batch batch, float[] sample, int index, int other, double share) {
        int label = plan.training().label(index);
        int otherLabel = plan.training().label(other);
        double weight = share * classWeights[label] + (1 - share) * classWeights[otherLabel];
        batch.add(sample, 0, label, otherLabel, share, plan.refinements().labelSmoothing(), weight);
    }

    private void prepare(Dataset samples, int index, float[] sample, float[] scratch) {
        samples.copyFeatures(index, sample, 0);
        normalizer.apply(sample, 0);
        CounterRandom random = CounterRandom.of(plan.seed(), AUGMENT, epoch, index);
        boolean coin = CounterRandom.of(plan.seed(), COIN, index).nextBoolean();
        plan.augmentation().apply(sample, samples.shape(), new SampleRandomness(random, epoch, coin), scratch);
    }

    /** Ends the thread and waits for its end, so that no thread reads the samples any more. */
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
