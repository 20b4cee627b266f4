package org.myelin.cli.command;

import java.nio.file.Path;
import org.myelin.cli.progress.DownloadDisplay;
import org.myelin.cli.progress.PartDisplay;
import org.myelin.cli.terminal.Output;
import org.myelin.data.DataLocations;
import org.myelin.data.Dataset;
import org.myelin.data.Datasets;
import org.myelin.data.FetchListener;
import org.myelin.data.Normalizer;
import org.myelin.data.Split;
import org.myelin.labs.definition.LabContext;
import org.myelin.model.Model;
import org.myelin.recipe.Recipe;
import org.myelin.runs.RecipeData;
import org.myelin.runs.recipe.RecipeFiles;
import org.myelin.train.Trainer;

/** What labs get from the command line. */
final class CommandContext implements LabContext, AutoCloseable {
    private static final String MODEL_SUFFIX = ".safetensors";

    private final Output output;
    private final DataLocations locations;
    private final PartDisplay parts;

    CommandContext(Output output, DataLocations locations) {
        this.output = output;
        this.locations = locations;
        this.parts = new PartDisplay(output.err(), output.terminal());
    }

    @Override
    public DataLocations locations() {
        return locations;
    }

    @Override
    public FetchListener downloads() {
        return new DownloadDisplay(output.err(), output.terminal());
    }

    @Override
    public Subject subject(String source) {
        return source.endsWith(MODEL_SUFFIX) ? ofModel(Path.of(source)) : ofRecipe(source);
    }

    private Subject ofModel(Path file) {
        Model model = Model.load(file);
        Dataset training = Datasets.load(model.provenance().dataset(), locations, downloads())
                .training();
        return new Subject(model.parameters(), true, model.normalizer(), training);
    }

    private Subject ofRecipe(String source) {
        Recipe recipe = Recipe.of(RecipeFiles.load(source));
        Split split = RecipeData.load(recipe, locations, downloads()).split();
        return new Subject(
                Trainer.builder(recipe, split).build().initialParameters(),
                false,
                Normalizer.fit(recipe.normalization(), split.training()),
                split.training());
    }

    @Override
    public void begin(int number, int total, String name) {
        parts.begin(number, total, name);
    }

    @Override
    public void report(String line) {
        output.out().println(line);
        output.out().flush();
    }

    @Override
    public void close() {
        parts.close();
    }
}
