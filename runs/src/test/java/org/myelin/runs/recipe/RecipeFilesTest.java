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
import org.myelin.recipe.Recipe;

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
        Recipe recipe = Recipe.defaults().with(Recipe.NAME, name);

        assertThat(read(RecipeFiles.text(recipe)).name()).isEqualTo(name);
    }

    @Test
    void load_unknownSetting_suggestsTheNearest() {
        assertThatThrownBy(() -> read("network:\n  layer: [3]\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no setting network.layer (" + folder.resolve("my recipe.yaml")
                        + " line 2); did you mean network.layers?");
    }

    @Test
    void load_valueForAGroup_namesItsMembers() {
        assertThatThrownBy(() -> read("dataset: digits\nearly-stopping: 3\n"))
                .hasMessage("early-stopping is a group of settings (" + folder.resolve("my recipe.yaml")
                        + " line 2); give one of its members: early-stopping.patience");
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
                "'network:\n\tbias: true\n'|: not a YAML file: found character '\\t(TAB)' that cannot start any token. (Do"
                        + " not use \\t(TAB) for indentation) (line 2)",
            })
    void load_unusableRecipe_saysWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(folder.resolve("my recipe.yaml") + message);
    }

    @Test
    void load_refusedValue_namesFileAndLine() {
        assertThatThrownBy(() -> read("dataset: digits\n\noptimizer:\n  type: sgd\n  momentum: 2\n"))
                .hasMessage("optimizer.momentum must be default or a number from 0 to below 1, but got 2; "
                        + folder.resolve("my recipe.yaml") + " line 5");
        assertThatThrownBy(() -> read("dataset: digits\nnetwork:\n  layers:\n    - 64\n    - 0\n"))
                .hasMessage(
                        "network.layers must be a list of 0 to 10000 values with commas between, each a whole number"
                                + " from 1 to 16777216, but got [64, 0]; " + folder.resolve("my recipe.yaml")
                                + " line 3");
    }

    @Test
    void load_listOfLists_isRefused() {
        assertThatThrownBy(() -> read("dataset: digits\nnetwork:\n  layers: [[64]]\n"))
                .hasMessage(folder.resolve("my recipe.yaml")
                        + " line 3: the elements of network.layers must be values, but found a list or settings");
    }

    @Test
    void text_recipe_isThatOfEarlierVersions() throws IOException {
        Path earlier = Path.of("src", "test", "resources", "org", "myelin", "runs", "recipe", "digits-run.yaml");

        assertThat(Files.readString(earlier))
                .isEqualTo(RecipeFiles.text(Recipe.of(RecipeFiles.load(earlier.toString()))))
                .isEqualTo(RecipeFiles.text(Recipe.of(RecipeFiles.load("digits"))));
    }
}
