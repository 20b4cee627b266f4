package org.myelin.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myelin.data.Augmentation;
import org.myelin.data.Split;
import org.myelin.flow.EpochMetrics;
import org.myelin.format.Safetensors;
import org.myelin.format.Tensor;
import org.myelin.format.TensorFile;
import org.myelin.model.ModelFormatException;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.optim.Schedule;
import org.myelin.optim.Sgd;

/** A run that resumes from a checkpoint ends with the bits of one that was never interrupted. */
class ResumeTest {
    private static final int STEPS_PER_EPOCH = 4;
    private static final int EPOCHS = 4;

    @TempDir
    Path folder;

    private Path checkpoint() {
        return folder.resolve("last.checkpoint");
    }

    /** With everything that could go wrong when resumed: momentum, warm-up, augmentation, a partial batch. */
    private static TrainerBuilder uninterrupted() {
        return uninterrupted(Samples.split());
    }

    private static TrainerBuilder uninterrupted(Split samples) {
        return Samples.run(Samples.NETWORK, samples)
                .augmentation(new Augmentation.Sequence(
                        List.of(new Augmentation.HorizontalFlip(), new Augmentation.Shift(1))));
    }

    private TrainerBuilder run() {
        return uninterrupted().checkpoint(checkpoint()).checkpointEvery(Duration.ZERO);
    }

    private static List<EpochMetrics> withoutSeconds(TrainingResult result) {
        return result.history().stream()
                .map(m -> new EpochMetrics(
                        m.epoch(),
                        m.trainingLoss(),
                        m.trainingAccuracy(),
                        m.validationLoss(),
                        m.validationAccuracy(),
                        m.learningRate(),
                        0))
                .toList();
    }

    private static void assertSame(TrainingResult resumed, TrainingResult whole) {
        assertThat(resumed.outcome()).isEqualTo(whole.outcome());
        assertThat(resumed.bestEpoch()).isEqualTo(whole.bestEpoch());
        assertThat(resumed.bestModel().parameters().sha256())
                .isEqualTo(whole.bestModel().parameters().sha256());
        assertThat(withoutSeconds(resumed)).isEqualTo(withoutSeconds(whole));
    }

    @Test
    void resume_fromEveryCheckpointOfAKilledRun_endsWithTheSameBits() throws IOException {
        // each checkpoint is what a kill right after it would have left behind
        TreeMap<Integer, Path> left = new TreeMap<>();
        TrainingResult whole = run().listener(event -> {
                    if (event instanceof TrainingEvent.CheckpointSaved saved) {
                        int done = saved.epochsDone() * (STEPS_PER_EPOCH + 1) + saved.stepsDone();
                        left.put(done, copy(saved.file(), folder.resolve("at-" + done)));
                    }
                })
                .build()
                .train();
        // after every step, and after every epoch once more
        assertThat(left).hasSize(EPOCHS * (STEPS_PER_EPOCH + 1));
        for (Path file : left.values()) {
            Files.copy(file, checkpoint(), StandardCopyOption.REPLACE_EXISTING);
            assertSame(
                    uninterrupted()
                            .checkpoint(checkpoint())
                            .resume()
                            .threads(2)
                            .build()
                            .train(),
                    whole);
        }
    }

    private static Path copy(Path from, Path to) {
        try {
            return Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void requestStop_afterEveryStep_savesAndResumesToTheSameBits() {
        TrainingResult whole = uninterrupted().build().train();
        int interruptions = 0;
        TrainingResult result = stoppedAfterOneStep();
        while (result.outcome() == TrainingResult.Outcome.INTERRUPTED) {
            interruptions++;
            result = stoppedAfterOneStep();
        }
        // a request after an epoch's last step is met after its validation, and after the last epoch not at all
        assertThat(interruptions).isEqualTo(EPOCHS * STEPS_PER_EPOCH - 1);
        assertSame(result, whole);
    }

    private TrainingResult stoppedAfterOneStep() {
        AtomicReference<Trainer> trainer = new AtomicReference<>();
        trainer.set(run().resume()
                .listener(event -> {
                    if (event instanceof TrainingEvent.CheckpointSaved) {
                        trainer.get().requestStop();
                    }
                })
                .build());
        return trainer.get().train();
    }

    @Test
    void train_threadInterrupted_savesAndResumesToTheSameBits() {
        TrainingResult stopped = run().listener(event -> {
                    if (event instanceof TrainingEvent.CheckpointSaved saved && saved.stepsDone() == 2) {
                        Thread.currentThread().interrupt();
                    }
                })
                .build()
                .train();
        assertThat(Thread.interrupted())
                .as("the caller sees that it was interrupted")
                .isTrue();
        assertThat(stopped.outcome()).isEqualTo(TrainingResult.Outcome.INTERRUPTED);
        assertSame(run().resume().build().train(), uninterrupted().build().train());
    }

    @Test
    void requestStop_inTheSecondEpoch_reportsHowFar() {
        Samples.Events events = new Samples.Events();
        AtomicReference<Trainer> trainer = new AtomicReference<>();
        trainer.set(run().listener(events)
                .listener(event -> {
                    if (event instanceof TrainingEvent.CheckpointSaved saved
                            && saved.epochsDone() == 1
                            && saved.stepsDone() == 3) {
                        trainer.get().requestStop();
                    }
                })
                .build());
        TrainingResult result = trainer.get().train();
        assertThat(result.outcome()).isEqualTo(TrainingResult.Outcome.INTERRUPTED);
        assertThat(result.bestEpoch()).isEqualTo(1);
        assertThat(events.all().getLast()).isEqualTo(new TrainingEvent.Interrupted(1, 3));

        Samples.Events later = new Samples.Events();
        run().resume().listener(later).build().train();
        TrainingEvent.Resumed resumed = later.of(TrainingEvent.Resumed.class).getFirst();
        assertThat(resumed).isEqualTo(new TrainingEvent.Resumed(checkpoint(), 1, 3, result.history()));
    }

    @Test
    void requestStop_beforeTraining_leavesACheckpointOfTheBeginning() {
        Trainer trainer = run().build();
        trainer.requestStop();
        TrainingResult result = trainer.train();
        assertThat(result.outcome()).isEqualTo(TrainingResult.Outcome.INTERRUPTED);
        assertThat(result.model()).isEmpty();
        assertThatThrownBy(result::bestModel)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("training: interrupted before the end of the first epoch, so there is no best model yet");
        assertThatThrownBy(result::bestMetrics)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("training: no epoch has ended yet");
        assertSame(run().resume().build().train(), uninterrupted().build().train());
    }

    @Test
    void resume_runThatHasEnded_returnsItsResultAgain() {
        TrainingResult whole = run().build().train();
        assertSame(run().resume().build().train(), whole);
    }

    @Test
    void resume_runThatStoppedEarly_returnsItsResultAgain() {
        TrainerBuilder still = run().optimizer(Sgd.plain())
                .augmentation(Augmentation.none())
                .schedule(Schedule.constant(1e-30))
                .epochs(20)
                .earlyStopping(2);
        TrainingResult whole = still.build().train();
        assertThat(whole.outcome()).isEqualTo(TrainingResult.Outcome.STOPPED_EARLY);
        assertSame(still.resume().build().train(), whole);
    }

    @Test
    void resume_withoutCheckpoint_startsFromTheBeginning() {
        assertSame(run().resume().build().train(), uninterrupted().build().train());
    }

    @Test
    void resume_otherSettings_namesEachDifference() {
        run().build().train();
        assertThatThrownBy(() -> run().resume().epochs(5).seed(8).build().train())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("resume: " + checkpoint() + " belongs to a run with other settings: epochs was 4 and is now"
                        + " 5; seed was 7 and is now 8; resume with the same settings, or start a new run");
    }

    @Test
    void resume_otherData_isRefused() {
        run().build().train();
        String before = Samples.pictures(90, 1).sha256();
        String now = Samples.pictures(90, 3).sha256();
        assertThatThrownBy(() -> uninterrupted(Samples.withTraining(Samples.pictures(90, 3)))
                        .checkpoint(checkpoint())
                        .resume()
                        .build()
                        .train())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("resume: " + checkpoint() + " belongs to a run with other settings: training samples was "
                        + before + " and is now " + now + "; resume with the same settings, or start a new run");
    }

    @Test
    void resume_otherNetwork_namesTheLayers() {
        Trainer.builder(Architecture.builder(24).dense(8, Activation.RELU).classes(3), Samples.split())
                .epochs(1)
                .checkpoint(checkpoint())
                .build()
                .train();
        assertThatThrownBy(() -> Trainer.builder(
                                Architecture.builder(24)
                                        .dense(9, Activation.TANH)
                                        .classes(3),
                                Samples.split())
                        .epochs(1)
                        .checkpoint(checkpoint())
                        .resume()
                        .build()
                        .train())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("resume: " + checkpoint() + " belongs to a run with other settings: layers was [24, 8, 3]"
                        + " and is now [24, 9, 3]; activations was [relu, softmax] and is now [tanh, softmax];"
                        + " initializers was [he, xavier] and is now [xavier, xavier]; resume with the same settings,"
                        + " or start a new run");
    }

    @Test
    void resume_modelInsteadOfCheckpoint_isRefused() {
        Samples.run().saveBestTo(checkpoint()).build().train();
        assertThatThrownBy(() -> run().resume().build().train())
                .isInstanceOf(ModelFormatException.class)
                .hasMessage(checkpoint() + ": expected the text \"format\" of a checkpoint, but found only"
                        + " [format_version, architecture, class_names, feature_shape, normalization, provenance]");
    }

    @Test
    void resume_truncatedCheckpoint_isRefusedAndTheFileStays() throws IOException {
        run().build().train();
        byte[] whole = Files.readAllBytes(checkpoint());
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        Files.write(checkpoint(), half);
        assertThatThrownBy(() -> run().resume().build().train())
                .isInstanceOf(ModelFormatException.class)
                .hasMessageStartingWith(checkpoint() + ": ");
        assertThat(Files.readAllBytes(checkpoint())).isEqualTo(half);
    }

    @Test
    void train_listenerThrowsInTheMiddle_canBeResumed() {
        TrainingResult whole = uninterrupted().build().train();
        IllegalStateException failure = new IllegalStateException("display is gone");
        Trainer failing = run().listener(event -> {
                    if (event instanceof TrainingEvent.CheckpointSaved saved
                            && saved.epochsDone() == 2
                            && saved.stepsDone() == 1) {
                        throw failure;
                    }
                })
                .build();
        assertThatThrownBy(failing::train).isSameAs(failure);
        assertSame(run().resume().build().train(), whole);
    }

    private void assertRefused(String metadata, String value, String message) throws Exception {
        run().build().train();
        TensorFile whole = Safetensors.read(checkpoint());
        SequencedMap<String, String> changed = new LinkedHashMap<>(whole.metadata());
        changed.put(metadata, value);
        Safetensors.write(checkpoint(), whole.tensors(), changed);

        assertThatThrownBy(() -> run().resume().build().train())
                .isInstanceOf(ModelFormatException.class)
                .hasMessage(checkpoint() + message);
    }

    @Test
    void resume_otherFormat_isRefused() throws Exception {
        assertRefused(
                "format",
                "other",
                ": expected a checkpoint (myelin-checkpoint), but found other; resume with the file last.checkpoint of"
                        + " a run");
    }

    @Test
    void resume_otherVersion_isRefused() throws Exception {
        assertRefused(
                "version",
                "99",
                ": expected checkpoint version 2, but found 99; resume with the version of Myelin that wrote it");
    }

    @Test
    void resume_withoutATensor_isRefused() throws Exception {
        run().build().train();
        TensorFile whole = Safetensors.read(checkpoint());
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>(whole.tensors());
        int size = tensors.remove("best").data().length;
        Safetensors.write(checkpoint(), tensors, whole.metadata());

        assertThatThrownBy(() -> run().resume().build().train())
                .isInstanceOf(ModelFormatException.class)
                .hasMessage(checkpoint() + ": expected tensor best of " + size + " values, but found none");
    }
}
