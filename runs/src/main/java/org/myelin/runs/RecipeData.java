package org.myelin.runs;

import org.myelin.data.DataLocations;
import org.myelin.data.Dataset;
import org.myelin.data.Datasets;
import org.myelin.data.FetchListener;
import org.myelin.data.Split;
import org.myelin.data.TrainingAndTest;
import org.myelin.recipe.Recipe;

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
     * @param downloads follows a download
     */
    public static RecipeData load(Recipe recipe, DataLocations locations, FetchListener downloads) {
        TrainingAndTest data = Datasets.load(recipe.dataset(), locations, downloads);
        return new RecipeData(Split.stratified(data.training(), recipe.validation(), recipe.seed()), data.test());
    }
}
