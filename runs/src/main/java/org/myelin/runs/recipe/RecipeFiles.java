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
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.myelin.message.FileReasons;
import org.myelin.message.Spelling;
import org.myelin.train.Recipe;

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
     * The settings of a recipe.
     *
     * @param nameOrFile a built-in recipe's name or the path of a YAML file
     * @return every setting as text, not yet checked
     */
    public static SequencedMap<String, String> load(String nameOrFile) {
        SequencedMap<String, String> settings = Recipe.defaults();
        if (BUILT_IN.contains(nameOrFile)) {
            settings.putAll(YamlSettings.read(nameOrFile + SUFFIX, builtIn(nameOrFile), Recipe.names()));
            return settings;
        }
        Path file = Path.of(nameOrFile);
        if (!nameOrFile.endsWith(SUFFIX) && !nameOrFile.endsWith(".yml") && !Files.isRegularFile(file)) {
            throw new IllegalArgumentException("there is no recipe or data set called " + nameOrFile
                    + Spelling.suggest(nameOrFile, BUILT_IN) + " (a recipe file ends in .yaml)");
        }
        settings.put("name", stem(file));
        SequencedMap<String, String> own = YamlSettings.read(file.toString(), text(file), Recipe.names());
        if (!own.containsKey("dataset")) {
            throw new IllegalArgumentException(file + (own.isEmpty() ? ": the recipe is empty" : ": dataset is missing")
                    + "; say at least what to train on, for example \"dataset: cifar10\"");
        }
        settings.putAll(own);
        return settings;
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
        for (Map.Entry<String, String> setting : recipe.settings().entrySet()) {
            String key = setting.getKey();
            int dot = key.indexOf('.');
            String newSection = dot < 0 ? "" : key.substring(0, dot);
            if (!newSection.equals(section) && dot >= 0) {
                text.append(newSection).append(":\n");
            }
            section = newSection;
            text.append(dot < 0 ? "" : "  ")
                    .append(key.substring(dot + 1))
                    .append(": ")
                    .append(YamlSettings.scalar(key, setting.getValue()))
                    .append('\n');
        }
        return text.toString();
    }

    /** One line for each built-in recipe, for help texts. */
    public static String builtInNames() {
        return BUILT_IN.stream().collect(Collectors.joining(", "));
    }
}
