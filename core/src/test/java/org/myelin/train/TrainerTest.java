package org.myelin.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.myelin.data.Augmentation;
import org.myelin.data.Dataset;
import org.myelin.data.FeatureShape;
import org.myelin.data.Normalization;
import org.myelin.data.Normalizer;
import org.myelin.data.Split;
import org.myelin.data.TableDataset;
import org.myelin.flow.EpochMetrics;
import org.myelin.model.Evaluation;
import org.myelin.model.Model;
import org.myelin.model.Provenance;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.Parameters;
import org.myelin.nn.ShapeMismatchException;
import org.myelin.optim.Schedule;
import org.myelin.optim.Sgd;

class TrainerTest {
    @TempDir
    Path folder;

    private static String weights(TrainingResult result) {
        return result.bestModel().parameters().sha256();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void train_moreThreads_sameBits(int threads) {
        // wide enough for the thread team to share the work
        Architecture wide = Architecture.builder(24)
                .dense(300, Activation.RELU)
                .dense(300, Activation.RELU)
                .classes(3);
        List<String> hashes = List.of(1, threads).stream()
                .map(count -> weights(Trainer.builder(wide, Samples.split())
                        .epochs(2)
                        .batchSize(64)
                        .threads(count)
                        .build()
                        .train()))
                .toList();
        assertThat(hashes.get(1)).isEqualTo(hashes.get(0));
    }

    @Test
    void train_withListenersAndCheckpointsAtEveryStep_sameBits() {
        TrainerBuilder watched = Samples.run()
                .checkpoint(folder.resolve("c"))
                .checkpointEvery(Duration.ZERO)
                .listener(new Samples.Events());
        assertThat(weights(watched.build().train()))
                .isEqualTo(weights(Samples.run().build().train()));
    }

    @Test
    void train_otherSeedOrAugmentation_otherBits() {
        String reference = weights(Samples.run().build().train());
        assertThat(weights(Samples.run().seed(8).build().train())).isNotEqualTo(reference);
        assertThat(weights(Samples.run()
                        .augmentation(new Augmentation.HorizontalFlip())
                        .build()
                        .train()))
                .isNotEqualTo(reference);
    }

    @Test
    void train_separableData_learnsIt() {
        TrainingResult result = Samples.run().epochs(30).build().train();
        assertThat(result.outcome()).isEqualTo(TrainingResult.Outcome.COMPLETED);
        assertThat(result.history()).hasSize(30);
        assertThat(result.history().getLast().trainingAccuracy()).isEqualTo(1);
        assertThat(result.history().getLast().trainingLoss()).isLessThan(0.1);
        assertThat(result.bestMetrics().validationAccuracy()).isGreaterThan(0.8);
        assertThat(result.trainingSeconds()).isPositive();
        assertThat(result.samplesPerSecond()).isEqualTo(30 * 90 / result.trainingSeconds(), within(1e-6));
    }

    @Test
    void train_bestModel_hasTheMetricsOfTheBestEpoch() {
        TrainingResult result = Samples.run().epochs(10).build().train();
        Model model = result.bestModel();
        Evaluation evaluation = model.evaluate(Samples.pictures(50, 2));
        assertThat(evaluation.accuracy()).isEqualTo(result.bestMetrics().validationAccuracy());
        assertThat(evaluation.loss()).isEqualTo(result.bestMetrics().validationLoss());
        assertThat(model.provenance().bestEpoch()).isEqualTo(result.bestEpoch());
        assertThat(model.provenance().trainingSha256())
                .isEqualTo(Samples.pictures(90, 1).sha256());
        assertThat(result.history().stream()
                        .mapToDouble(EpochMetrics::validationAccuracy)
                        .max())
                .hasValue(result.bestMetrics().validationAccuracy());
    }

    @Test
    void train_epoch_isOnePassOverAllTrainingSamplesAlsoWithPartialBatch() {
        Dataset training = Samples.pictures(90, 1);
        // with such a rate no float changes, so the mean over the epoch is that of the initial network
        TrainingResult result = Samples.run()
                .optimizer(Sgd.plain())
                .schedule(Schedule.constant(1e-30))
                .epochs(1)
                .build()
                .train();
        Parameters initial = Parameters.initialize(Samples.NETWORK, 7);
        Normalizer normalizer = Normalizer.fit(Normalization.PER_CHANNEL, training);
        Evaluation expected = new Model(
                        initial,
                        normalizer,
                        Samples.CLASSES,
                        Provenance.builder("t").build())
                .evaluate(training);
        // double sums of the same 90 losses in another order
        assertThat(result.history().getFirst().trainingLoss()).isEqualTo(expected.loss(), within(1e-12));
        assertThat(result.history().getFirst().trainingAccuracy()).isEqualTo(expected.accuracy());
        assertThat(result.bestModel().normalizer()).isEqualTo(normalizer);
    }

    @Test
    void train_batchLargerThanData_takesOneStepAnEpoch() {
        Samples.Events events = new Samples.Events();
        Samples.run().batchSize(1_000_000_000).listener(events).build().train();
        assertThat(events.of(TrainingEvent.RunStarted.class).getFirst().stepsPerEpoch())
                .isEqualTo(1);
    }

    @Test
    void train_events_comeInOrder() {
        Samples.Events events = new Samples.Events();
        TrainingResult result = Samples.run()
                .checkpoint(folder.resolve("c"))
                .listener(events)
                .build()
                .train();
        List<TrainingEvent> withoutSteps = events.all().stream()
                .filter(event -> !(event instanceof TrainingEvent.StepCompleted))
                .toList();
        assertThat(withoutSteps)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly(
                        "RunStarted",
                        "Diagnosed", // 16 steps are few
                        "LayersObserved",
                        "EpochCompleted",
                        "CheckpointSaved",
                        "EpochCompleted",
                        "EpochCompleted",
                        "EpochCompleted",
                        "CheckpointSaved",
                        "RunCompleted");
        TrainingEvent.RunStarted started = (TrainingEvent.RunStarted) withoutSteps.getFirst();
        assertThat(started.trainingSamples()).isEqualTo(90);
        assertThat(started.validationSamples()).isEqualTo(50);
        assertThat(started.stepsPerEpoch()).isEqualTo(4);
        assertThat(events.of(TrainingEvent.EpochCompleted.class))
                .extracting(TrainingEvent.EpochCompleted::metrics)
                .isEqualTo(result.history());
    }

    @Test
    void train_listenerThrows_endsWithThatException() {
        IllegalStateException failure = new IllegalStateException("display is gone");
        Trainer trainer = Samples.run()
                .listener(event -> {
                    if (event instanceof TrainingEvent.EpochCompleted) {
                        throw failure;
                    }
                })
                .build();
        assertThatThrownBy(trainer::train).isSameAs(failure);
    }

    @Test
    void train_saveBestTo_writesTheBestModel() {
        Path file = folder.resolve("best.safetensors");
        TrainingResult result = Samples.run().saveBestTo(file).build().train();
        assertThat(Model.load(file).parameters().sha256()).isEqualTo(weights(result));
    }

    @Test
    void train_twice_isRefused() {
        Trainer trainer = Samples.run().build();
        trainer.train();
        assertThatThrownBy(trainer::train)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("training: this trainer has already trained; build another one");
    }

    @Test
    void build_normalizationNotGiven_isPerChannelForPicturesAndPerFeatureForTables() {
        float[] rows = {0, 10, 2, 30};
        Dataset table = new TableDataset("table", FeatureShape.flat(2), List.of("a", "b"), rows, new int[] {0, 1});
        Model ofTable = Trainer.builder(Architecture.builder(2).classes(2), new Split(table, table))
                .epochs(1)
                .build()
                .train()
                .bestModel();
        assertThat(ofTable.normalizer().kind()).isEqualTo(Normalization.PER_FEATURE);
        assertThat(ofTable.normalizer().mean()).containsExactly(1, 20);

        Model ofPictures = Samples.run().epochs(1).build().train().bestModel();
        assertThat(ofPictures.normalizer().kind()).isEqualTo(Normalization.PER_CHANNEL);
        assertThat(ofPictures.normalizer().mean()).hasSize(Samples.PICTURE.channels());
    }

    @Test
    void build_networkForOtherSamples_isRefused() {
        assertThatThrownBy(() -> Trainer.builder(
                                Architecture.builder(5).classes(3),
                                new Split(Samples.pictures(9, 1), Samples.pictures(9, 2)))
                        .build())
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessage("training: the network has 5 inputs, but the samples of pictures have 24 features");
        assertThatThrownBy(() -> Trainer.builder(
                                Architecture.builder(24).classes(4),
                                new Split(Samples.pictures(9, 1), Samples.pictures(9, 2)))
                        .build())
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessage("training: the network has 4 outputs, but the samples of pictures have 3 classes");
    }

    @Test
    void build_augmentedTable_isRefused() {
        Dataset table = new TableDataset("table", FeatureShape.flat(24), Samples.CLASSES, new float[24], new int[1]);
        assertThatThrownBy(() -> Samples.run(Samples.NETWORK, new Split(table, table))
                        .augmentation(new Augmentation.Shift(1))
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("training: augmentation is for images, but the samples of table are rows of 24 features;"
                        + " omit it");
    }

    @Test
    void builder_impossibleThreads_areRefused() {
        assertThatThrownBy(() -> Samples.run().threads(0))
                .hasMessage("training: the number of threads must be 1 to 1024, but is 0");
    }
}
