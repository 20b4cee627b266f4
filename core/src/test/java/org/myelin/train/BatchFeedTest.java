package org.myelin.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.myelin.data.Augmentation;
import org.myelin.data.Dataset;
import org.myelin.data.FeatureShape;
import org.myelin.data.Normalization;
import org.myelin.data.Normalizer;
import org.myelin.data.Split;
import org.myelin.engine.Batch;
import org.myelin.nn.Architecture;
import org.myelin.optim.Schedule;
import org.myelin.optim.Sgd;

class BatchFeedTest {
    private static final int SAMPLES = 50;
    private static final int BATCH = 16;
    private static final int STEPS = 4;

    /** The label of a sample is its number. */
    private static final class Numbered implements Dataset {
        private final int failing;
        private final Set<Thread> readers = ConcurrentHashMap.newKeySet();

        Numbered(int failing) {
            this.failing = failing;
        }

        @Override
        public String name() {
            return "numbered";
        }

        @Override
        public int size() {
            return SAMPLES;
        }

        @Override
        public FeatureShape shape() {
            return Samples.PICTURE;
        }

        @Override
        public List<String> classNames() {
            return IntStream.range(0, SAMPLES).mapToObj(Integer::toString).toList();
        }

        @Override
        public int label(int index) {
            return index;
        }

        @Override
        public void copyFeatures(int index, float[] target, int offset) {
            readers.add(Thread.currentThread());
            if (index == failing) {
                throw new IllegalStateException("disk failed at sample " + index);
            }
            Arrays.fill(target, offset, offset + shape().features(), index);
        }

        @Override
        public String sha256() {
            return "0";
        }
    }

    private static TrainingPlan plan(Dataset samples, long seed) {
        return new TrainingPlan(
                Architecture.builder(24).classes(SAMPLES),
                samples,
                samples,
                Normalization.NONE,
                Augmentation.none(),
                Sgd.plain(),
                Schedule.constant(0.1),
                3,
                BATCH,
                0,
                Refinements.none(),
                seed);
    }

    private static List<Integer> take(BatchFeed feed, int batches) throws InterruptedException {
        List<Integer> labels = new ArrayList<>();
        for (int i = 0; i < batches; i++) {
            Batch batch = feed.next();
            for (int sample = 0; sample < batch.size(); sample++) {
                labels.add(batch.label(sample));
            }
            feed.giveBack(batch);
        }
        return labels;
    }

    private static BatchFeed feed(Dataset samples, long seed, int epoch, int step) {
        return new BatchFeed(plan(samples, seed), Normalizer.none(samples.shape()), epoch, step);
    }

    private final Numbered samples = new Numbered(-1);

    @AfterEach
    void threadsHaveEnded() {
        assertThat(samples.readers).isNotEmpty().noneMatch(Thread::isAlive);
    }

    @Test
    void next_oneEpoch_bringsEverySampleOnceInRandomOrder() throws InterruptedException {
        try (BatchFeed feed = feed(samples, 1, 0, 0)) {
            List<Integer> epoch = take(feed, STEPS);
            assertThat(epoch).hasSize(SAMPLES).doesNotHaveDuplicates();
            assertThat(epoch).isNotEqualTo(epoch.stream().sorted().toList());
        }
    }

    @Test
    void next_nextEpochOrOtherSeed_bringsAnotherOrder() throws InterruptedException {
        try (BatchFeed feed = feed(samples, 1, 0, 0);
                BatchFeed other = feed(samples, 2, 0, 0)) {
            List<Integer> first = take(feed, STEPS);
            assertThat(take(feed, STEPS)).hasSize(SAMPLES).isNotEqualTo(first);
            assertThat(take(other, STEPS)).hasSize(SAMPLES).isNotEqualTo(first);
        }
    }

    @Test
    void next_startedInTheMiddle_bringsWhatTheWholeRunBrings() throws InterruptedException {
        try (BatchFeed whole = feed(samples, 1, 0, 0);
                BatchFeed late = feed(samples, 1, 1, 3)) {
            take(whole, STEPS + 3);
            assertThat(take(late, 1 + STEPS)).isEqualTo(take(whole, 1 + STEPS));
        }
    }

    @Test
    void close_whileBatchesAreNotTaken_endsTheThread() throws InterruptedException {
        BatchFeed feed = feed(samples, 1, 0, 0);
        feed.next();
        feed.close();
        assertThat(samples.readers).hasSize(1).noneMatch(Thread::isAlive);
    }

    @Test
    void next_samplesCannotBeRead_saysWhichBatchAndWhy() throws InterruptedException {
        int last = lastOfThirdBatch();
        Numbered broken = new Numbered(last);
        try (BatchFeed feed = feed(broken, 1, 0, 0)) {
            take(feed, 2);
            assertThatThrownBy(feed::next)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("training: preparing the batch of epoch 1, step 3 of 4 from data set numbered failed:"
                            + " java.lang.IllegalStateException: disk failed at sample " + last)
                    .hasRootCauseMessage("disk failed at sample " + last);
        }
        assertThat(broken.readers).hasSize(1).noneMatch(Thread::isAlive);
    }

    private int lastOfThirdBatch() throws InterruptedException {
        try (BatchFeed feed = feed(samples, 1, 0, 0)) {
            return take(feed, 3).getLast();
        }
    }

    @Test
    void train_samplesCannotBeRead_failsAndEndsTheThread() {
        take(samples);
        Numbered broken = new Numbered(20);
        Trainer trainer = Trainer.builder(Architecture.builder(24).classes(SAMPLES), new Split(broken, samples))
                .normalization(Normalization.NONE)
                .build();
        assertThatThrownBy(trainer::train)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("training: preparing the batch of epoch 1, step 1 of 1 from data set numbered failed:"
                        + " java.lang.IllegalStateException: disk failed at sample 20");
        broken.readers.remove(Thread.currentThread());
        assertThat(broken.readers).hasSize(1).noneMatch(Thread::isAlive);
    }

    /** Lets a thread that has ended read, for {@link #threadsHaveEnded}. */
    private static void take(Numbered samples) {
        try (BatchFeed feed = feed(samples, 1, 0, 0)) {
            take(feed, 1);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
