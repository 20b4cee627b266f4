package org.myelin.runs.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.myelin.data.Augmentation;
import org.myelin.optim.Sgd;
import org.myelin.train.Recipe;

class RecipeFilesTest {
    static List<String> builtIn() {
        return RecipeFiles.BUILT_IN;
    }

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("my recipe.yaml"), text);
    }

    private Recipe read(String text) throws IOException {
        return Recipe.of(RecipeFiles.load(file(text).toString()));
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void load_builtInRecipe_isValidAndSurvivesAFile(String name) throws IOException {
        Recipe recipe = Recipe.of(RecipeFiles.load(name));

        assertThat(recipe.name()).isEqualTo(name);
        assertThat(read(RecipeFiles.text(recipe))).isEqualTo(recipe);
    }

    @Test
    void load_homework_isAPlainReluNetworkOfFiveLayers() {
        Recipe recipe = Recipe.of(RecipeFiles.load("cifar10"));

        assertThat(recipe.network().hidden().size() + 1).isBetween(5, 8);
        assertThat(recipe.validation()).isEqualTo(5000);
        assertThat(recipe.augmentation().augmentation()).isEqualTo(Augmentation.none());
    }

    @Test
    void load_augmented_isAPlainNetworkOfFiveToEightLayers() {
        Recipe recipe = Recipe.of(RecipeFiles.load("cifar10-augmented"));

        assertThat(recipe.network().type()).hasToString("plain");
        assertThat(recipe.network().hidden().size() + 1).isBetween(5, 8);
    }

    @Test
    void load_lectureRecipe_hasNothingThatTheLectureLacks() {
        Recipe recipe = Recipe.of(RecipeFiles.load("cifar10-lecture"));

        assertThat(recipe.network().bias()).isFalse();
        assertThat(recipe.network().loss()).hasToString("mse");
        assertThat(recipe.optimizer().optimizer()).isEqualTo(Sgd.plain());
        assertThat(recipe.schedule().type()).hasToString("constant");
        assertThat(recipe.schedule().warmupEpochs()).isZero();
        assertThat(recipe.network().hidden().size() + 1).isBetween(5, 8);
    }

    @Test
    void load_fileThatSaysLittle_takesDefaultsAndItsName() throws IOException {
        Recipe recipe = read("dataset: digits\nepochs: 7\n");

        assertThat(recipe.name()).isEqualTo("my recipe");
        assertThat(recipe.epochs()).isEqualTo(7);
        assertThat(recipe.settings())
                .containsAllEntriesOf(java.util.Map.of("dataset", "digits", "network.activation", "relu"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b: c",
                "ends with \\",
                "\"quoted\"",
                "数字",
                "- no list",
                "true",
                "12",
                "# sharp",
                "null",
                "1e3",
                "two\nlines"
            })
    void text_anyName_survivesAFile(String name) throws IOException {
        var settings = Recipe.defaults();
        settings.put("name", name);
        Recipe recipe = Recipe.of(settings);

        assertThat(read(RecipeFiles.text(recipe)).name()).isEqualTo(name);
    }

    @Test
    void load_unknownSetting_suggestsTheNearest() {
        assertThatThrownBy(() -> read("network:\n  layer: [3]\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(folder.resolve("my recipe.yaml")
                        + ": there is no setting network.layer; did you mean network.layers?");
    }

    @Test
    void load_noYaml_namesTheLine() {
        assertThatThrownBy(() -> read("epochs: 3\nlayers: [1, 2\nseed: 1\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(folder.resolve("my recipe.yaml") + ": not a YAML file: ")
                .hasMessageEndingWith("(line 3)");
    }

    @Test
    void load_sameSettingTwice_isRefused() {
        assertThatThrownBy(() -> read("epochs: 3\nepochs: 4\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(folder.resolve("my recipe.yaml") + ": not a YAML file: ");
    }

    @Test
    void load_plainText_isRefused() {
        assertThatThrownBy(() -> read("hello"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(folder.resolve("my recipe.yaml")
                        + ": expected settings such as \"epochs: 20\", but found \"hello\"");
    }

    @Test
    void load_missingFile_isRefused() {
        assertThatThrownBy(() -> RecipeFiles.load("nowhere.yaml"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nowhere.yaml: there is no such recipe file");
    }

    @Test
    void load_otherEncoding_saysSo() throws IOException {
        Path file = folder.resolve("latin.yaml");
        Files.write(file, "name: für alle\n".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> RecipeFiles.load(file.toString()))
                .hasMessage(file + ": expected text in UTF-8, but it is in another encoding; save the file as UTF-8");
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.CsvSource(
            delimiter = '|',
            value = {
                "''|: the recipe is empty; say at least what to train on, for example \"dataset: cifar10\"",
                "'# only a comment\n'|: the recipe is empty; say at least what to train on, for example \"dataset:"
                        + " cifar10\"",
                "'epochs: 3\n'|: dataset is missing; say at least what to train on, for example \"dataset: cifar10\"",
                "'network: relu\n'|: network is a group of settings; write them below it, indented: type, layers, blocks,"
                        + " expansion, stochastic-depth, activation, norm, dropout, whitening, whitening-epsilon, output,"
                        + " bias, initializer, loss",
                "'network:\n\tbias: true\n'|: not a YAML file: found character '\\t(TAB)' that cannot start any token. (Do"
                        + " not use \\t(TAB) for indentation) (line 2)",
            })
    void load_unusableRecipe_saysWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(folder.resolve("my recipe.yaml") + message);
    }

    @Test
    void settingsPage_hasEverySettingWithItsDefault() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "settings.md"));

        Recipe.defaults().forEach((name, value) -> {
            String shown = value.endsWith(".0") ? value.substring(0, value.length() - 2) : value;
            assertThat(page)
                    .containsPattern("\\| `" + name + "` \\| (name of the file|must be given|`?"
                            + java.util.regex.Pattern.quote(shown) + "`?) \\|");
        });
    }
}
