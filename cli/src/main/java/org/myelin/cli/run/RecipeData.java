package org.myelin.cli.run;

import java.io.PrintWriter;
import org.myelin.cli.progress.DownloadDisplay;
import org.myelin.data.DataLocations;
import org.myelin.data.Dataset;
import org.myelin.data.Datasets;
import org.myelin.data.Split;
import org.myelin.data.TrainTest;
import org.myelin.train.Recipe;

/**
 * The samples that a recipe names.
 *
 * @param split those for training, divided as the recipe says
 * @param test those for the last measurement
 */
public record RecipeData(Split split, Dataset test) {
    /**
     * Loads them, and downloads them first where they are missing and that is allowed.
     *
     * @param human where a download shows its progress
     * @param terminal whether that is a terminal
     */
    public static RecipeData load(Recipe recipe, DataLocations locations, PrintWriter human, boolean terminal) {
        TrainTest data = Datasets.load(recipe.dataset(), locations, new DownloadDisplay(human, terminal));
        return new RecipeData(Split.stratified(data.train(), recipe.validation(), recipe.seed()), data.test());
    }
}
