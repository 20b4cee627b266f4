package org.myelin.runs.recipe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.myelin.message.FileReasons;
import org.myelin.message.Spelling;
import org.myelin.recipe.Recipe;
import org.myelin.setting.GivenSettings;
import org.myelin.setting.Setting;

/** Reads and writes recipes as YAML files; a file says only what differs from {@link Recipe#defaults}. */
public final class RecipeFiles {
    /** Recipes that are part of Myelin, by name. */
    public static final List<String> BUILT_IN = List.of(
            "digits",
            "mnist",
            "mnist-best",
            "fashion-mnist",
            "cifar10",
            "cifar10-lecture",
            "cifar10-augmented",
            "cifar10-best",
            "cifar10-long");

    private static final String SUFFIX = ".yaml";

    private RecipeFiles() {}

    /**
     * The settings that a recipe gives, with its file and line.
     *
     * @param nameOrFile a built-in recipe's name or the path of a YAML file
     * @return texts, not yet checked; {@link Recipe#of(GivenSettings)} checks them and takes defaults for the rest
     */
    public static GivenSettings load(String nameOrFile) {
        if (BUILT_IN.contains(nameOrFile)) {
            return YamlSettings.read(nameOrFile + SUFFIX, builtIn(nameOrFile));
        }
        Path file = Path.of(nameOrFile);
        if (!nameOrFile.endsWith(SUFFIX) && !nameOrFile.endsWith(".yml") && !Files.isRegularFile(file)) {
            throw new IllegalArgumentException("there is no recipe or data set called " + nameOrFile
                    + Spelling.suggest(nameOrFile, BUILT_IN) + " (a recipe file ends in .yaml)");
        }
        GivenSettings own = YamlSettings.read(file.toString(), text(file));
        GivenSettings named =
                GivenSettings.of(Map.of(Recipe.NAME.key(), stem(file))).with(own);
        if (own.text(Recipe.DATASET.key()).isEmpty()) {
            Recipe.SETTINGS.read(named); // what is wrong with the others comes first
            throw new IllegalArgumentException(
                    file + (own.keys().isEmpty() ? ": the recipe is empty" : ": dataset is missing")
                            + "; say at least what to train on, for example \"dataset: cifar10\"");
        }
        return named;
    }

    private static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static String builtIn(String name) {
        try (InputStream in = RecipeFiles.class.getResourceAsStream(name + SUFFIX)) {
            if (in == null) {
                throw new AssertionError("the jar lacks the recipe " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(file + ": there is no such recipe file", e);
        } catch (MalformedInputException e) {
            throw new IllegalArgumentException(
                    file + ": expected text in UTF-8, but it is in another encoding; save the file as UTF-8", e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read: " + FileReasons.of(e), e);
        }
    }

    /** The text of a file with every setting of a recipe. */
    public static String text(Recipe recipe) {
        StringBuilder text = new StringBuilder();
        text.append(
                "# All settings. Training with them again gives the same bits: ./myelin train and the path of this file.\n");
        String section = "";
        for (Setting<?> setting : Recipe.SETTINGS.all()) {
            String own = setting.name();
            int length = setting.key().length() - own.length();
            String parent = length == 0 ? "" : setting.key().substring(0, length - 1);
            if (!parent.equals(section) && !parent.isEmpty()) {
                text.append(parent).append(":\n");
            }
            section = parent;
            text.append(parent.isEmpty() ? "" : "  ")
                    .append(own)
                    .append(": ")
                    .append(YamlSettings.scalar(setting, recipe.values().text(setting)))
                    .append('\n');
        }
        return text.toString();
    }
}
