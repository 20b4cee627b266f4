package org.myelin.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.myelin.data.Augmentation;
import org.myelin.data.Split;
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
                .hasMessage("recipe: network.layers must be a list of at least one width, of which the last is that"
                        + " of the residual blocks, but is \"[]\"");
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
    void optimizer_type_givesThatMethod(String type, Optimizer usual, Optimizer changed) {
        assertThat(with("optimizer.type", type).optimizer().optimizer()).isEqualTo(usual);
        assertThat(changed(type).optimizer().optimizer()).isEqualTo(changed);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void optimizer_clipping_wrapsTheMethod(String type, Optimizer usual, Optimizer changed) {
        double none = Double.POSITIVE_INFINITY;
        assertThat(with("optimizer.type", type, "optimizer.clip-norm", "2")
                        .optimizer()
                        .optimizer())
                .isEqualTo(new Clipped(usual, 2, none));
        assertThat(with("optimizer.type", type, "optimizer.clip-value", "0.3")
                        .optimizer()
                        .optimizer())
                .isEqualTo(new Clipped(usual, none, 0.3));
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

    @Test
    void trainer_ofRecipe_trainsAsTheBuilderDoes() {
        Split split = Samples.split();
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
                        Architecture.builder(24).dense(12, Activation.RELU).classes(3), split)
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
            network.activation | relu6 | one of linear, sigmoid, tanh, relu, leaky-relu, elu, selu, softplus, silu, gelu, mish
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
                .hasMessage("recipe: network.output linear and network.loss cross-entropy do not go together:"
                        + " architecture: loss cross-entropy needs a softmax output layer, but the output layer uses"
                        + " linear; use softmax, or the loss mse");
        assertThatThrownBy(() -> with("network.loss", "mse"))
                .hasMessage("recipe: network.output softmax and network.loss mse do not go together: architecture:"
                        + " loss mse needs an element-wise output activation (lecture 12), but the output layer uses"
                        + " softmax; use linear or sigmoid, or the loss cross-entropy");
    }

    /** 512 · 5·10⁶ neurons are more than an int can count; 512 · 32768 are exactly the most that a layer can have. */
    @ParameterizedTest
    @ValueSource(strings = {"32769", "5e6", "1e300"})
    void of_expansionBeyondTheLargestLayer_isRefused(String expansion) {
        assertThatThrownBy(() ->
                        with("network.type", "residual", "network.layers", "[512]", "network.expansion", expansion))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("recipe: network.expansion must be at most 32768 for blocks of width 512, whose inner"
                        + " layer can have at most 16777216 neurons, but is \"" + expansion + "\"");
    }

    /** A billion blocks would fill the memory before anything could be said about them. */
    @Test
    void of_moreBlocksThanCanBeListed_isRefused() {
        assertThatThrownBy(
                        () -> with("network.type", "residual", "network.layers", "[8]", "network.blocks", "1000000000"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("recipe: network.blocks must be a whole number from 1 to 10000, but is \"1000000000\"");
    }

    @Test
    void of_tooManyParameters_saysSoAndNamesTheSizes() {
        // 2^20 · 2^12 weights, and a little for the first matrix and for padding
        assertThatThrownBy(() -> with("network.layers", "[1048576, 4096]"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("recipe: network.layers [1048576, 4096] make no network: architecture: up to layer 2 there"
                        + " are about 4300341248 parameters, but a network can hold at most 2147483647; make the"
                        + " layers narrower");
        assertThatThrownBy(() -> with(
                        "network.type", "residual",
                        "network.layers", "[512]",
                        "network.whitening", "64",
                        "network.expansion", "32768"))
                .hasMessage("recipe: network.layers [512], network.whitening 64, network.blocks 4, network.expansion"
                        + " 32768.0 make no network: architecture: up to layer 3 there are about 9126842944"
                        + " parameters, but a network can hold at most 2147483647; make the layers narrower");
        assertThatThrownBy(() -> with("network.layers", "[16777217]"))
                .hasMessage("recipe: network.layers [16777217] make no network: dense layer: can have at most 16777216"
                        + " outputs, but got 16777217");
    }
}
