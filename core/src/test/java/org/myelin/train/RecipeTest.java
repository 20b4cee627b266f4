package org.myelin.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.myelin.data.Augmentation;
import org.myelin.data.Split;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.Dense;
import org.myelin.nn.Initializer;
import org.myelin.nn.Loss;
import org.myelin.optim.Schedule;
import org.myelin.optim.Sgd;

class RecipeTest {
    private static Recipe with(String... keysAndValues) {
        SequencedMap<String, String> settings = Recipe.defaults();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            settings.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return Recipe.of(settings);
    }

    @Test
    void settings_ofRecipe_makeTheSameRecipe() {
        Recipe recipe = with(
                "network.layers", "[1024, 512]",
                "network.initializer", "uniform(0.05)",
                "optimizer.nesterov", "true",
                "optimizer.weight-decay", "0.0005",
                "schedule.type", "step",
                "schedule.learning-rate", "1e-7",
                "augmentation.flip", "true",
                "seed", "-9223372036854775808");
        assertThat(Recipe.of(recipe.settings())).isEqualTo(recipe);
        assertThat(recipe.settings().keySet()).containsExactlyElementsOf(Recipe.names());
    }

    @Test
    void defaults_changed_stayTheDefaults() {
        Recipe.defaults().put("epochs", "99");
        assertThat(Recipe.defaults()).containsEntry("epochs", "20");
    }

    @Test
    void architecture_ofDefaults_isAReluClassifier() {
        assertThat(with("network.layers", "30,20").network().architecture(64, 10))
                .isEqualTo(Architecture.builder(64)
                        .dense(30, Activation.RELU)
                        .dense(20, Activation.RELU)
                        .classes(10));
    }

    @Test
    void architecture_toTheLetterOfTheLecture_hasNoBiasAndSquaredError() {
        Recipe lecture = with(
                "network.layers", "[5]",
                "network.activation", "sigmoid",
                "network.output", "linear",
                "network.bias", "false",
                "network.initializer", "uniform(0.1)",
                "network.loss", "mse");
        Initializer initializer = new Initializer.Uniform(0.1);
        assertThat(lecture.network().architecture(8, 3))
                .isEqualTo(new Architecture(
                        8,
                        List.of(
                                new Dense(5, Activation.SIGMOID, false, initializer),
                                new Dense(3, Activation.LINEAR, false, initializer)),
                        Loss.MEAN_SQUARED_ERROR));
    }

    @Test
    void architecture_withoutHiddenLayers_isALinearClassifier() {
        assertThat(with("network.layers", "[]").network().architecture(64, 10).sizes())
                .containsExactly(64, 10);
    }

    @Test
    void augmentation_flipAndShift_areDoneInThisOrder() {
        assertThat(with().augmentation().augmentation()).isEqualTo(Augmentation.none());
        assertThat(with("augmentation.flip", "true", "augmentation.shift", "4")
                        .augmentation()
                        .augmentation())
                .isEqualTo(new Augmentation.Sequence(
                        List.of(new Augmentation.HorizontalFlip(), new Augmentation.Shift(4))));
    }

    @Test
    void optimizer_settings_becomeSgd() {
        assertThat(with("optimizer.momentum", "0.8", "optimizer.nesterov", "true", "optimizer.weight-decay", "5e-4")
                        .optimizer()
                        .optimizer())
                .isEqualTo(new Sgd(0.8, true, 5e-4));
    }

    static Stream<Arguments> schedules() {
        return Stream.of(
                Arguments.of("constant", Schedule.constant(0.1)),
                Arguments.of("step", Schedule.step(0.1, 0.1, 10)),
                Arguments.of("linear", Schedule.linear(0.1, 0.01)),
                Arguments.of("cosine", Schedule.cosine(0.1, 0.01)),
                Arguments.of("stable-decay", Schedule.stableDecay(0.1, 0.01, 0.2)),
                Arguments.of("one-cycle", Schedule.oneCycle(0.1, 0.01)));
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void schedule_type_givesThatSchedule(String type, Schedule expected) {
        assertThat(schedule(type, "0")).isEqualTo(expected);
        assertThat(schedule(type, "1.5")).isEqualTo(expected.withWarmup(1.5));
    }

    private static Schedule schedule(String type, String warmup) {
        return with(
                        "schedule.type",
                        type,
                        "schedule.learning-rate",
                        "0.1",
                        "schedule.final-learning-rate",
                        "0.01",
                        "schedule.warmup-epochs",
                        warmup)
                .schedule()
                .schedule();
    }

    @Test
    void trainer_ofRecipe_trainsAsTheBuilderDoes() {
        Split split = new Split(Samples.pictures(90, 1), Samples.pictures(50, 2));
        TrainingResult byRecipe = with(
                        "network.layers", "[12]",
                        "epochs", "2",
                        "batch-size", "20",
                        "optimizer.weight-decay", "0.01",
                        "augmentation.shift", "1",
                        "early-stopping.patience", "2",
                        "seed", "5")
                .trainer(split)
                .build()
                .train();
        TrainingResult byHand = Trainer.builder(
                        Architecture.builder(24).dense(12, Activation.RELU).classes(3))
                .training(split.training())
                .validation(split.validation())
                .optimizer(new Sgd(0.9, false, 0.01))
                .schedule(Schedule.linear(0.03, 0))
                .augmentation(new Augmentation.Sequence(List.of(new Augmentation.Shift(1))))
                .epochs(2)
                .batchSize(20)
                .earlyStopping(2)
                .seed(5)
                .build()
                .train();
        assertThat(byRecipe.bestModel().parameters().sha256())
                .isEqualTo(byHand.bestModel().parameters().sha256());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            epochs | 0 | a whole number of at least 1
            epochs | many | a whole number of at least 1
            epochs | 99999999999 | a whole number of at least 1
            epochs | 1.5 | a whole number of at least 1
            batch-size | -3 | a whole number of at least 1
            validation | 0 | a whole number of at least 1
            augmentation.shift | -1 | a whole number of at least 0
            augmentation.flip | yes | one of false, true, alternating
            network.bias | yes | true or false
            seed | x | a whole number
            normalization | per-pixel | one of none, per-channel, per-feature
            network.activation | relu6 | one of linear, sigmoid, tanh, relu, leaky-relu, elu, selu, softplus, silu, gelu
            network.loss | hinge | one of mse, cross-entropy
            network.layers | 10,0 | whole numbers of at least 1 with commas between, for example 1024,512
            network.layers | 10;20 | whole numbers of at least 1 with commas between, for example 1024,512
            network.initializer | zero | default, he, xavier, lecun or a range such as uniform(0.05)
            optimizer.type | adamax | one of sgd, adam, adamw, rmsprop, lion, muon
            optimizer.momentum | 1 | default or a number from 0 to below 1
            optimizer.momentum | NaN | default or a number from 0 to below 1
            optimizer.weight-decay | -1 | a number of at least 0
            schedule.type | poly | one of constant, step, linear, cosine, stable-decay, one-cycle
            schedule.learning-rate | 0 | a number above 0
            schedule.learning-rate | Infinity | a number above 0
            network.dropout | 1 | a number from 0 to below 1
            network.norm | group | one of none, batch, layer
            network.type | recurrent | one of plain, residual
            label-smoothing | -0.1 | a number from 0 to below 1
            mixup | -1 | a number of at least 0
            accumulation | 0 | a whole number of at least 1
            schedule.step-factor | 2 | a number above 0 and at most 1
            """)
    void of_impossibleValue_namesSettingExpectedAndFound(String key, String value, String expected) {
        assertThatThrownBy(() -> with(key, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("recipe: " + key + " must be " + expected + ", but is \"" + value + "\"");
    }

    @Test
    void of_unknownSetting_suggestsTheNearest() {
        assertThatThrownBy(() -> with("optimizer.momentun", "0.9"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("recipe: there is no setting optimizer.momentun; did you mean optimizer.momentum?");
        assertThatThrownBy(() -> with("momentun", "0.9"))
                .hasMessage("recipe: there is no setting momentun; did you mean optimizer.momentum?");
        assertThatThrownBy(() -> with("gpu", "0"))
                .hasMessage("recipe: there is no setting gpu; known are " + String.join(", ", Recipe.names()));
    }

    @Test
    void of_missingSetting_namesIt() {
        SequencedMap<String, String> settings = Recipe.defaults();
        settings.remove("epochs");
        assertThatThrownBy(() -> Recipe.of(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("recipe: the setting epochs is missing");
    }

    @Test
    void of_nesterovWithoutMomentum_isRefused() {
        assertThatThrownBy(() -> with("optimizer.momentum", "0", "optimizer.nesterov", "true"))
                .hasMessage("recipe: optimizer.nesterov must be false while optimizer.momentum is 0, but is \"true\"");
    }

    @Test
    void of_lossThatDoesNotFitTheOutput_isRefusedBeforeAnyDataIsRead() {
        assertThatThrownBy(() -> with("network.output", "linear"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("recipe: network.activation relu, network.output linear and network.loss cross-entropy do"
                        + " not go together: architecture: loss cross-entropy needs a softmax output layer, but the"
                        + " output layer uses linear; use softmax, or the loss mse");
    }
}
