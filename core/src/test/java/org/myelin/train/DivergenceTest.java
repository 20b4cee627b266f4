package org.myelin.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myelin.data.Dataset;
import org.myelin.data.Normalization;
import org.myelin.data.Split;
import org.myelin.data.TableDataset;
import org.myelin.model.Model;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.Dense;
import org.myelin.nn.Initializer;
import org.myelin.nn.Loss;
import org.myelin.optim.Schedule;
import org.myelin.optim.Sgd;

class DivergenceTest {
    private static final Architecture LINEAR = Architecture.builder(24)
            .dense(20, Activation.LINEAR)
            .dense(3, Activation.LINEAR)
            .build(Loss.MEAN_SQUARED_ERROR);

    private final Samples.Events events = new Samples.Events();

    @TempDir
    Path folder;

    private TrainerBuilder run(Architecture architecture) {
        return run(architecture, Samples.split());
    }

    private TrainerBuilder run(Architecture architecture, Split samples) {
        return Trainer.builder(architecture, samples)
                .optimizer(Sgd.plain())
                .schedule(Schedule.constant(0.01))
                .batchSize(24)
                .listener(events);
    }

    private DivergenceException divergence(TrainerBuilder builder) {
        DivergenceException exception = catchThrowableOfType(
                DivergenceException.class, () -> builder.build().train());
        assertThat(exception).isNotNull();
        assertThat(events.all().getLast()).isInstanceOf(TrainingEvent.Diverged.class);
        TrainingEvent.Diverged diverged = (TrainingEvent.Diverged) events.all().getLast();
        assertThat(diverged.message()).isEqualTo(exception.getMessage());
        assertThat(exception)
                .hasMessageStartingWith(
                        "training diverged in epoch " + diverged.epoch() + ", step " + diverged.step() + " of ");
        return exception;
    }

    @Test
    void train_learningRateTooHigh_namesStepRateAndRemedy() {
        assertThat(divergence(run(LINEAR).schedule(Schedule.constant(1e10))))
                .hasMessageMatching("training diverged in epoch 1, step [234] of 4: the loss became (NaN|Infinity) at"
                        + " learning rate 1\\.0E10, after a mean loss of [0-9.E]+ in this epoch so far; likely cause:"
                        + " the learning rate is too high; try a tenth of it, or a warm-up of one epoch");
    }

    @Test
    void train_learningRateTooHighDespiteWarmup_doesNotAdviseOne() {
        Schedule schedule = Schedule.constant(1e10).withWarmup(1);
        assertThat(divergence(run(LINEAR).schedule(schedule)).getMessage())
                .endsWith("likely cause: the learning rate is too high; try a tenth of it");
    }

    @Test
    void train_largeFeaturesNotNormalised_advisesNormalization() {
        assertThat(divergence(run(LINEAR, new Split(scaled(1000), scaled(1000))).normalization(Normalization.NONE)))
                .hasMessageMatching("training diverged in epoch \\d+, step \\d of 4: the loss became (NaN|Infinity) at"
                        + " learning rate 0\\.01, after a mean loss of [0-9.E]+ in (this epoch so far|the epoch before);"
                        + " likely cause: the features are not normalised and as large as [0-9.]+; set normalization to"
                        + " per-channel or per-feature");
    }

    private static Dataset scaled(float factor) {
        Dataset small = Samples.pictures(90, 1);
        float[] values = new float[90 * 24];
        int[] labels = new int[90];
        for (int i = 0; i < 90; i++) {
            small.copyFeatures(i, values, i * 24);
            labels[i] = small.label(i);
        }
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        return new TableDataset("large", Samples.PICTURE, Samples.CLASSES, values, labels);
    }

    @Test
    void train_hugeInitialWeights_advisesInitializer() {
        Dense huge = new Dense(3, Activation.LINEAR, true, new Initializer.Uniform(1e30));
        Architecture architecture = new Architecture(24, List.of(huge, huge), Loss.MEAN_SQUARED_ERROR);
        assertThat(divergence(run(architecture)))
                .hasMessageMatching("training diverged in epoch 1, step 1 of 4: the loss became (NaN|Infinity) at"
                        + " learning rate 0\\.01, before anything was learned; likely cause: the initial weights are too"
                        + " large for this depth; use the initializer he for relu and xavier for other activations");
    }

    @Test
    void train_onlyStepOfAnEpochOverflows_isSeenBeforeTheEpochCounts() {
        // one step an epoch: its loss is that of the healthy network before, its update is what overflows
        DivergenceException exception = divergence(run(LINEAR).batchSize(90).schedule(Schedule.constant(1e38)));
        assertThat(exception)
                .hasMessageMatching(
                        "training diverged in epoch 1, step 1 of 1: (a weight is no longer a finite number|the"
                                + " validation loss became (NaN|Infinity)) at learning rate 1\\.0E38, after a mean loss of"
                                + " [0-9.E]+ in this epoch so far; likely cause: the learning rate is too high; try a tenth of"
                                + " it, or a warm-up of one epoch");
        assertThat(exception.bestModel()).isEmpty();
        assertThat(events.of(TrainingEvent.EpochCompleted.class)).isEmpty();
    }

    @Test
    void train_divergesInALaterEpoch_keepsTheBestModelBefore() {
        Path best = folder.resolve("best.safetensors");
        // one linear layer: the error grows by a factor a step until it overflows, after some epochs
        Architecture oneLayer =
                Architecture.builder(24).dense(3, Activation.LINEAR).build(Loss.MEAN_SQUARED_ERROR);
        DivergenceException exception = divergence(
                run(oneLayer).schedule(Schedule.constant(2)).epochs(1000).saveBestTo(best));
        int epochs = events.of(TrainingEvent.EpochCompleted.class).size();
        assertThat(epochs).isPositive();
        int bestEpoch = events.of(TrainingEvent.EpochCompleted.class).stream()
                .filter(TrainingEvent.EpochCompleted::best)
                .mapToInt(completed -> completed.metrics().epoch())
                .max()
                .orElseThrow();
        Model kept = exception.bestModel().orElseThrow();
        assertThat(kept.provenance().bestEpoch()).isEqualTo(bestEpoch);
        assertThat(Files.exists(best)).isTrue();
        assertThat(kept.parameters().sha256())
                .isEqualTo(Model.load(best).parameters().sha256());
    }
}
