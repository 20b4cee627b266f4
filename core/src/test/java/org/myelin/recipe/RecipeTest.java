package org.myelin.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.myelin.data.Augmentation;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.Dense;
import org.myelin.nn.Dropout;
import org.myelin.nn.Initializer;
import org.myelin.nn.Layer;
import org.myelin.nn.LayerNorm;
import org.myelin.nn.Loss;
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
import org.myelin.setting.GivenSettings;
import org.myelin.setting.SettingException;
import org.myelin.setting.Values;

class RecipeTest {
    private static Recipe with(String... keysAndValues) {
        SequencedMap<String, String> settings = Recipe.defaults().settings();
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
        assertThat(recipe.settings().keySet()).containsExactlyElementsOf(Recipe.SETTINGS.keys());
    }

    @Test
    void with_otherValue_changesACopy() {
        Recipe longer = Recipe.defaults().with(Recipe.EPOCHS, 99);

        assertThat(longer.epochs()).isEqualTo(99);
        assertThat(Recipe.defaults().epochs()).isEqualTo(20);
        assertThat(longer).isEqualTo(with("epochs", "99")).isNotEqualTo(Recipe.defaults());
    }

    @Test
    void with_valueOutOfRange_isRefused() {
        assertThatThrownBy(() -> Recipe.defaults().with(Recipe.EPOCHS, 0))
                .isInstanceOf(SettingException.class)
                .hasMessage("epochs must be a whole number from 1 to 1000000, but got 0");
    }

    @Test
    void of_valuesThatOnlyGoTogether_areCheckedTogether() {
        Values both = Recipe.defaults()
                .values()
                .with(NetworkSettings.LOSS, Loss.MEAN_SQUARED_ERROR)
                .with(NetworkSettings.OUTPUT, Activation.LINEAR);

        assertThat(Recipe.of(both).network().loss()).isEqualTo(Loss.MEAN_SQUARED_ERROR);
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
    void architecture_normDropoutAndWhitening_standWhereTheySay() {
        Recipe recipe = with(
                "network.layers", "[30, 20]",
                "network.activation", "gelu",
                "network.norm", "batch",
                "network.dropout", "0.25",
                "network.whitening", "16",
                "network.whitening-epsilon", "0.5");
        Dense wide = new Dense(30, Activation.LINEAR, true, new Initializer.He());
        Dense narrow = new Dense(20, Activation.LINEAR, true, new Initializer.He());
        assertThat(recipe.network().architecture(64, 10))
                .isEqualTo(Architecture.builder(64)
                        .layer(new Whitening(16, 0.5))
                        .layer(wide)
                        .batchNorm()
                        .activate(Activation.GELU)
                        .dropout(0.25)
                        .layer(narrow)
                        .batchNorm()
                        .activate(Activation.GELU)
                        .dropout(0.25)
                        .classes(10));
    }

    @Test
    void architecture_residual_hasBlocksThatStartAsTheIdentity() {
        Recipe recipe = with(
                "network.type", "residual",
                "network.layers", "[30, 20]",
                "network.blocks", "2",
                "network.expansion", "2.5",
                "network.stochastic-depth", "0.5",
                "network.activation", "selu",
                "network.norm", "layer",
                "network.dropout", "0.25");
        List<Layer> branch = List.of(
                new LayerNorm(),
                new Dense(50, Activation.SELU),
                new Dropout(0.25),
                new Dense(20, Activation.LINEAR, true, new Initializer.Zero()));
        assertThat(recipe.network().architecture(64, 10))
                .isEqualTo(Architecture.builder(64)
                        .layer(new Dense(30, Activation.LINEAR, true, new Initializer.LeCun()))
                        .layerNorm()
                        .activate(Activation.SELU)
                        .dropout(0.25)
                        .dense(20, Activation.LINEAR)
                        .layer(new Residual(branch, 0.25))
                        .layer(new Residual(branch, 0.5))
                        .layerNorm()
                        .dropout(0.25)
                        .classes(10));
    }

    @Test
    void architecture_residualWithNothingElse_hasTwoDenseLayersInABlock() {
        Recipe recipe = with(
                "network.type", "residual",
                "network.layers", "[8]",
                "network.blocks", "1",
                "network.bias", "false",
                "network.expansion", "0.01");
        assertThat(recipe.network().architecture(64, 10))
                .isEqualTo(new Architecture(
                        64,
                        List.of(
                                new Dense(8, Activation.LINEAR, false, new Initializer.Xavier()),
                                new Residual(List.of(
                                        new Dense(1, Activation.RELU, false, new Initializer.He()),
                                        new Dense(8, Activation.LINEAR, false, new Initializer.Zero()))),
                                new Dense(10, Activation.SOFTMAX, false, new Initializer.Xavier())),
                        Loss.CROSS_ENTROPY));
    }

    @Test
    void of_residualWithoutLayers_isRefused() {
        assertThatThrownBy(() -> with("network.type", "residual", "network.layers", "[]"))
                .hasMessage("network.layers must be a list of at least one width, of which the last is that of the"
                        + " residual blocks, but got []");
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

    /** What each method has where the recipe says nothing, and with everything that it uses. */
    static Stream<Arguments> optimizers() {
        return Stream.of(
                Arguments.of("sgd", new Sgd(0.9, false, 0), new Sgd(0.5, false, 0.02)),
                Arguments.of("adam", new Adam(0.9, 0.999, 1e-8, 0, false), new Adam(0.6, 0.7, 1e-8, 0.02, false)),
                Arguments.of("adamw", new Adam(0.9, 0.999, 1e-8, 0, true), new Adam(0.6, 0.7, 1e-8, 0.02, true)),
                Arguments.of("rmsprop", new RmsProp(0.99, 1e-8, 0), new RmsProp(0.7, 1e-8, 0.02)),
                Arguments.of("lion", new Lion(0.9, 0.99, 0), new Lion(0.6, 0.7, 0.02)),
                Arguments.of(
                        "muon",
                        new Muon(0.95, 5, 0, false, new Adam(0.9, 0.95, 1e-8, 0.01, true), 0.05),
                        new Muon(0.5, 5, 0.02, true, new Adam(0.6, 0.7, 1e-8, 0.01, true), 0.3)));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void optimizer_type_givesThatMethod(String type, Optimizer byDefault, Optimizer changed) {
        assertThat(with("optimizer.type", type).optimizer().optimizer()).isEqualTo(byDefault);
        assertThat(changed(type).optimizer().optimizer()).isEqualTo(changed);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void optimizer_clipping_wrapsTheMethod(String type, Optimizer byDefault, Optimizer changed) {
        double none = Double.POSITIVE_INFINITY;
        assertThat(with("optimizer.type", type, "optimizer.clip-norm", "2")
                        .optimizer()
                        .optimizer())
                .isEqualTo(new Clipped(byDefault, 2, none));
        assertThat(with("optimizer.type", type, "optimizer.clip-value", "0.3")
                        .optimizer()
                        .optimizer())
                .isEqualTo(new Clipped(byDefault, none, 0.3));
        assertThat(changed(type, "optimizer.clip-norm", "2", "optimizer.clip-value", "0.3")
                        .optimizer()
                        .optimizer())
                .isEqualTo(new Clipped(changed, 2, 0.3));
    }

    private static Recipe changed(String type, String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "optimizer.type", type,
                "optimizer.momentum", "0.5",
                "optimizer.beta1", "0.6",
                "optimizer.beta2", "0.7",
                "optimizer.weight-decay", "0.02",
                "optimizer.muon-input", "true",
                "optimizer.muon-rest", "0.3"));
        settings.addAll(List.of(more));
        return with(settings.toArray(String[]::new));
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            epochs | 0 | a whole number from 1 to 1000000
            epochs | many | a whole number from 1 to 1000000
            epochs | 99999999999 | a whole number from 1 to 1000000
            epochs | 1.5 | a whole number from 1 to 1000000
            batch-size | -3 | a whole number from 1 to 1000000000
            validation | 0 | a whole number from 1 to 1000000000
            augmentation.shift | -1 | a whole number from 0 to 4096
            augmentation.shift | 2147483647 | a whole number from 0 to 4096
            augmentation.elastic-smoothness | 1e300 | a number from 0.01 to 100
            augmentation.flip | yes | one of false, true, alternating
            network.bias | yes | true or false
            seed | x | a whole number of at most 64 bits
            normalization | per-pixel | one of none, per-channel, per-feature
            network.loss | hinge | one of mse, cross-entropy
            network.layers | 10,0 | a list of 0 to 10000 values with commas between, each a whole number from 1 to 16777216
            network.layers | 10;20 | a list of 0 to 10000 values with commas between, each a whole number from 1 to 16777216
            network.layers | [16777217] | a list of 0 to 10000 values with commas between, each a whole number from 1 to 16777216
            network.initializer | zero | default, he, xavier, lecun or a range such as uniform(0.05)
            network.initializer | uniform(0) | default, he, xavier, lecun or a range such as uniform(0.05)
            network.blocks | 1000000000 | a whole number from 1 to 10000
            optimizer.type | adamax | one of sgd, adam, adamw, rmsprop, lion, muon
            optimizer.momentum | 1 | default or a number from 0 to below 1
            optimizer.momentum | NaN | default or a number from 0 to below 1
            optimizer.weight-decay | -1 | a number from 0 to 1000
            schedule.type | poly | one of constant, step, linear, cosine, stable-decay, one-cycle
            schedule.learning-rate | 0 | a number above 0 up to 1e38
            schedule.learning-rate | Infinity | a number above 0 up to 1e38
            network.dropout | 1 | a number from 0 to below 1
            network.norm | group | one of none, batch, layer
            network.type | recurrent | one of plain, residual
            label-smoothing | -0.1 | a number from 0 to below 1
            mixup | -1 | 0 or a number from 0.01 to 4
            accumulation | 0 | a whole number from 1 to 1000000
            schedule.step-factor | 2 | a number above 0 up to 1
            """)
    void of_impossibleValue_namesSettingExpectedAndFound(String key, String value, String expected) {
        assertThatThrownBy(() -> with(key, value))
                .isInstanceOf(SettingException.class)
                .hasMessage(key + " must be " + expected + ", but got " + value);
    }

    @Test
    void of_unknownSetting_suggestsTheNearest() {
        assertThatThrownBy(() -> with("optimizer.momentun", "0.9"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no setting optimizer.momentun; did you mean optimizer.momentum?");
        assertThatThrownBy(() -> with("momentun", "0.9"))
                .hasMessage("there is no setting momentun; did you mean optimizer.momentum?");
        assertThatThrownBy(() -> with("gpu", "0"))
                .hasMessage("there is no setting gpu; known are " + String.join(", ", Recipe.SETTINGS.keys()));
    }

    @Test
    void of_missingSetting_takesItsDefault() {
        assertThat(Recipe.of(Map.of("epochs", "3"))).isEqualTo(with("epochs", "3"));
    }

    @Test
    void of_refusedText_saysWhereItWasGiven() {
        GivenSettings given = GivenSettings.none()
                .with("epochs", "3", "recipe.yaml line 2")
                .with("optimizer.momentum", "2", "recipe.yaml line 7");
        assertThatThrownBy(() -> Recipe.of(given))
                .hasMessage("optimizer.momentum must be default or a number from 0 to below 1, but got 2; recipe.yaml"
                        + " line 7");
        assertThatThrownBy(() -> Recipe.of(given.with("optimizer.momentum", "3", "--set optimizer.momentum=3")))
                .hasMessage("optimizer.momentum must be default or a number from 0 to below 1, but got 3; --set"
                        + " optimizer.momentum=3");
        assertThatThrownBy(() -> Recipe.of(GivenSettings.none().with("epoch", "3", "recipe.yaml line 2")))
                .hasMessage("there is no setting epoch (recipe.yaml line 2); did you mean epochs?");
    }

    @Test
    void of_refusedCombination_saysWhereItsPartsWereGiven() {
        GivenSettings given = GivenSettings.none()
                .with("optimizer.momentum", "0", "recipe.yaml line 7")
                .with("optimizer.nesterov", "true", "--set optimizer.nesterov=true");
        assertThatThrownBy(() -> Recipe.of(given))
                .hasMessage("optimizer.nesterov must be false while optimizer.momentum is 0, but got true; --set"
                        + " optimizer.nesterov=true, recipe.yaml line 7");
    }

    @Test
    void of_groupInsteadOfSetting_namesItsMembers() {
        assertThatThrownBy(() -> with("early-stopping", "3"))
                .hasMessage("early-stopping is a group of settings; give one of its members: early-stopping.patience");
    }

    @Test
    void of_nesterovWithoutMomentum_isRefused() {
        assertThatThrownBy(() -> with("optimizer.momentum", "0", "optimizer.nesterov", "true"))
                .hasMessage("optimizer.nesterov must be false while optimizer.momentum is 0, but got true");
    }

    @Test
    void of_lossThatDoesNotFitTheOutput_isRefusedBeforeAnyDataIsRead() {
        assertThatThrownBy(() -> with("network.output", "linear"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("network.output linear and network.loss cross-entropy do not go together:"
                        + " architecture: loss cross-entropy needs a softmax output layer, but the output layer uses"
                        + " linear; use softmax, or the loss mse");
        assertThatThrownBy(() -> with("network.loss", "mse"))
                .hasMessage("network.output softmax and network.loss mse do not go together: architecture:"
                        + " loss mse needs an element-wise output activation (lecture 12), but the output layer uses"
                        + " softmax; use linear or sigmoid, or the loss cross-entropy");
    }

    /** 512 · 5·10⁶ neurons are more than an int can count; 512 · 32768 are exactly the maximum of a layer. */
    @ParameterizedTest
    @ValueSource(strings = {"32769.0", "5000000.0"})
    void of_expansionBeyondTheLargestLayer_isRefused(String expansion) {
        assertThatThrownBy(() ->
                        with("network.type", "residual", "network.layers", "[512]", "network.expansion", expansion))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("network.expansion must be at most 32768 for blocks of width 512, whose inner"
                        + " layer can have at most 16777216 neurons, but got " + expansion);
    }

    @Test
    void of_tooManyParameters_saysSoAndNamesTheSizes() {
        // 2^20 · 2^12 weights, and a little for the first matrix and for padding
        assertThatThrownBy(() -> with("network.layers", "[1048576, 4096]"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("network.layers [1048576, 4096] makes no network: architecture: up to layer 2 there"
                        + " are about 4300341248 parameters, but a network can hold at most 2147483647; make the"
                        + " layers narrower");
        assertThatThrownBy(() -> with(
                        "network.type", "residual",
                        "network.layers", "[512]",
                        "network.whitening", "64",
                        "network.expansion", "32768"))
                .hasMessage("network.layers [512], network.whitening 64, network.blocks 4, network.expansion"
                        + " 32768.0 make no network: architecture: up to layer 3 there are about 9126842944"
                        + " parameters, but a network can hold at most 2147483647; make the layers narrower");
    }
}
