package org.myelin.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.myelin.data.Augmentation;
import org.myelin.data.Dataset;
import org.myelin.data.FeatureShape;
import org.myelin.data.Normalization;
import org.myelin.data.Normalizer;
import org.myelin.data.Split;
import org.myelin.data.Warp;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.BatchNorm;
import org.myelin.nn.Dense;
import org.myelin.nn.Dropout;
import org.myelin.nn.LayerNorm;
import org.myelin.nn.Parameters;
import org.myelin.nn.Residual;
import org.myelin.nn.Whitening;
import org.myelin.optim.Adam;
import org.myelin.optim.Clipped;
import org.myelin.optim.Lion;
import org.myelin.optim.Muon;
import org.myelin.optim.Optimizer;
import org.myelin.optim.RmsProp;
import org.myelin.optim.Schedule;
import org.myelin.optim.Sgd;

/** Everything that refines training, all at once: same bits for any number of threads and after any interruption. */
class RefinedTrainingTest {
    @TempDir
    private Path folder;

    private static final Architecture EVERYTHING = Architecture.builder(Samples.PICTURE.features())
            .layer(new Whitening(20, 0.01))
            .dense(40, Activation.LINEAR)
            .batchNorm()
            .activate(Activation.GELU)
            .dropout(0.2)
            .layer(new Residual(
                    List.of(
                            new LayerNorm(),
                            new Dense(48, Activation.SILU),
                            new Dropout(0.1),
                            new Dense(40, Activation.LINEAR)),
                    0.3))
            .layer(new Residual(List.of(new BatchNorm(), new Dense(33, Activation.LINEAR)), 0.3))
            .classes(Samples.CLASSES.size());

    static List<Optimizer> optimizers() {
        return List.of(
                Muon.defaults().withWeightDecay(0.01).withInputMatrix(true),
                Clipped.byNorm(Adam.defaults(), 0.5),
                new Lion(0.9, 0.99, 0.1),
                new RmsProp(0.9, 1e-8, 0.01));
    }

    private static TrainerBuilder run(Optimizer optimizer) {
        return run(optimizer, Samples.split());
    }

    private static TrainerBuilder run(Optimizer optimizer, Split samples) {
        return Samples.run(EVERYTHING, samples)
                .optimizer(optimizer)
                .augmentation(new Augmentation.Sequence(List.of(
                        new Augmentation.AlternatingFlip(),
                        Warp.identity()
                                .withRotation(10)
                                .withZoom(0.1)
                                .withShear(0.1)
                                .withElasticDeformation(1, 2),
                        new Augmentation.Shift(1, true),
                        new Augmentation.Cutout(1))))
                .labelSmoothing(0.1)
                .mixup(0.4)
                .balanceClasses(true)
                .weightAverage(0.9)
                .accumulation(2);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void train_moreThreads_sameBits(Optimizer optimizer) {
        String one = run(optimizer).build().train().bestModel().parameters().sha256();
        assertThat(run(optimizer)
                        .threads(3)
                        .build()
                        .train()
                        .bestModel()
                        .parameters()
                        .sha256())
                .isEqualTo(one);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void resume_fromEveryCheckpoint_endsWithTheSameBits(Optimizer optimizer) throws IOException {
        Path checkpoint = folder.resolve("last.checkpoint");
        List<Path> left = new ArrayList<>();
        TrainingResult whole = run(optimizer)
                .checkpoint(checkpoint)
                .checkpointEvery(Duration.ZERO)
                .listener(event -> {
                    if (event instanceof TrainingEvent.CheckpointSaved saved) {
                        // never between two batches that make one step
                        assertThat(saved.stepsDone() % 2).isZero();
                        left.add(copy(saved.file(), folder.resolve("at-" + left.size())));
                    }
                })
                .build()
                .train();
        assertThat(left).hasSizeGreaterThan(8);
        for (Path file : left) {
            Files.copy(file, checkpoint, StandardCopyOption.REPLACE_EXISTING);
            TrainingResult resumed =
                    run(optimizer).checkpoint(checkpoint).resume().build().train();
            assertThat(resumed.bestModel().parameters().sha256())
                    .isEqualTo(whole.bestModel().parameters().sha256());
            assertThat(resumed.bestEpoch()).isEqualTo(whole.bestEpoch());
        }
    }

    private static Path copy(Path from, Path to) {
        try {
            return Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void train_everything_stillLearns(Optimizer optimizer) {
        // without augmentation: the classes of these pictures are not the same when mirrored or moved
        TrainingResult result = run(optimizer)
                .augmentation(Augmentation.none())
                .labelSmoothing(0.1)
                .mixup(0.2)
                .balanceClasses(true)
                .weightAverage(0.9)
                .epochs(30)
                .build()
                .train();

        assertThat(result.history().get(result.bestEpoch() - 1).validationAccuracy())
                .isGreaterThan(0.55); // chance is a third
    }

    /** Two batches of 24 that make one step are one batch of 48, but for the order of summation. */
    @Test
    void accumulation_ofTwoBatches_isOneOfTwice() {
        Schedule constant = Schedule.constant(0.05); // steps and updates need not be told apart
        TrainingResult expected =
                Samples.run().batchSize(48).schedule(constant).build().train();
        TrainingResult accumulated =
                Samples.run().accumulation(2).schedule(constant).build().train();

        float[] actual = accumulated.bestModel().parameters().weights(0);
        float[] weights = expected.bestModel().parameters().weights(0);
        for (int i = 0; i < weights.length; i++) {
            assertThat((double) actual[i]).isCloseTo(weights[i], within(1e-5));
        }
    }

    @Test
    void averageDecay_keepsAnAverageApartFromTheTrainedWeights() {
        TrainingResult plain = Samples.run().build().train();
        TrainingResult averaged = Samples.run().weightAverage(0.99).build().train();

        assertThat(averaged.history().getLast().trainingLoss())
                .isEqualTo(plain.history().getLast().trainingLoss());
        assertThat(averaged.bestModel().parameters().sha256())
                .isNotEqualTo(plain.bestModel().parameters().sha256());
    }

    /** Outputs of the fitted layer have mean 0, variance near 1 and no correlation on the training samples. */
    @Test
    void whitening_ofTrainingSamples_decorrelatesThem() {
        Architecture architecture = Architecture.builder(Samples.PICTURE.features())
                .layer(new Whitening(10, 0))
                .classes(Samples.CLASSES.size());
        Parameters parameters =
                Samples.run(architecture).epochs(1).build().train().bestModel().parameters();
        var data = Samples.pictures(90, 1);
        var normalizer = Normalizer.fit(Normalization.PER_CHANNEL, data);
        int inputs = architecture.inputs();
        double[][] outputs = new double[data.size()][10];
        float[] sample = new float[inputs];
        for (int s = 0; s < data.size(); s++) {
            data.copyFeatures(s, sample, 0);
            normalizer.apply(sample, 0);
            for (int o = 0; o < 10; o++) {
                outputs[s][o] = parameters.biases(0)[o];
                for (int i = 0; i < inputs; i++) {
                    outputs[s][o] += parameters.weights(0)[o * inputs + i] * sample[i];
                }
            }
        }
        for (int a = 0; a < 10; a++) {
            for (int b = 0; b <= a; b++) {
                double mean = 0;
                double product = 0;
                for (double[] output : outputs) {
                    mean += output[a] / outputs.length;
                    product += output[a] * output[b] / outputs.length;
                }
                assertThat(mean).isCloseTo(0, within(1e-4));
                assertThat(product).as("%d, %d", a, b).isCloseTo(a == b ? 1 : 0, within(1e-3));
            }
        }
    }

    /** The thread is interrupted while it waits for the second of two batches that make one step. */
    @Test
    void train_interruptedInsideAStep_finishesItAndResumesToTheSameBits() {
        Path checkpoint = folder.resolve("last.checkpoint");
        Optimizer adam = Adam.defaults();
        TrainingResult stopped = run(
                        adam,
                        Samples.withTraining(
                                new InterruptsItsReader(Samples.pictures(90, 1), Thread.currentThread(), 24)))
                .checkpoint(checkpoint)
                .build()
                .train();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(stopped.outcome()).isEqualTo(TrainingResult.Outcome.INTERRUPTED);

        TrainingResult resumed =
                run(adam).checkpoint(checkpoint).resume().build().train();

        assertThat(resumed.bestModel().parameters().sha256())
                .isEqualTo(run(adam).build().train().bestModel().parameters().sha256());
    }

    /** Before one of its samples is prepared for a batch, the thread that waits for that batch is interrupted. */
    private static final class InterruptsItsReader implements Dataset {
        private final Dataset samples;
        private final Thread reader;
        private final int at;
        private int prepared;

        InterruptsItsReader(Dataset samples, Thread reader, int at) {
            this.samples = samples;
            this.reader = reader;
            this.at = at;
        }

        @Override
        public void copyFeatures(int index, float[] target, int offset) {
            if (Thread.currentThread() != reader && prepared++ == at) {
                while (reader.getState() != Thread.State.WAITING) {
                    Thread.onSpinWait();
                }
                reader.interrupt();
            }
            samples.copyFeatures(index, target, offset);
        }

        @Override
        public String name() {
            return samples.name();
        }

        @Override
        public int size() {
            return samples.size();
        }

        @Override
        public FeatureShape shape() {
            return samples.shape();
        }

        @Override
        public List<String> classNames() {
            return samples.classNames();
        }

        @Override
        public int label(int index) {
            return samples.label(index);
        }

        @Override
        public String sha256() {
            return samples.sha256();
        }
    }

    /**
     * A limit that is never reached keeps all gradients until the end of a step; batches of 16, so that their mean is
     * exact.
     */
    @Test
    void stochasticDepth_gradientsKeptOrNot_sameBits() {
        Architecture architecture = Architecture.builder(Samples.PICTURE.features())
                .dense(40, Activation.RELU)
                .layer(new Residual(List.of(new Dense(40, Activation.LINEAR)), 0.5))
                .classes(Samples.CLASSES.size());
        Optimizer sgd = Sgd.defaults().withWeightDecay(0.01);
        TrainerBuilder plain = Samples.run(architecture, Samples.withTraining(Samples.pictures(96, 1)))
                .batchSize(16)
                .optimizer(sgd);
        String expected = plain.build().train().bestModel().parameters().sha256();

        assertThat(plain.optimizer(Clipped.byNorm(sgd, 1e9))
                        .build()
                        .train()
                        .bestModel()
                        .parameters()
                        .sha256())
                .isEqualTo(expected);
    }

    /**
     * A class that is twice as frequent counts half as much in each sample, also in batches that lack the other one.
     */
    @Test
    void balancedClasses_batchesOfOneSample_countByTheirClass() {
        TrainerBuilder run = Samples.run().batchSize(1).epochs(1);

        assertThat(run.balanceClasses(true)
                        .build()
                        .train()
                        .bestModel()
                        .parameters()
                        .sha256())
                .isNotEqualTo(run.balanceClasses(false)
                        .build()
                        .train()
                        .bestModel()
                        .parameters()
                        .sha256());
    }

    @Test
    void batchNorm_batchesOfOneSample_areRefused() {
        assertThatThrownBy(() -> run(Adam.defaults()).batchSize(1).build())
                .hasMessage(
                        "training: layer 3, batch-norm, needs at least 2 samples in a batch, but the batch size is 1;"
                                + " take a larger one");
    }
}
