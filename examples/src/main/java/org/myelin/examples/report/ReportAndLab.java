package org.myelin.examples.report;

import java.nio.file.Path;
import java.util.Map;
import org.myelin.labs.Labs;
import org.myelin.labs.definition.Lab;
import org.myelin.labs.definition.LabContext;
import org.myelin.labs.page.LabFiles;
import org.myelin.recipe.Recipe;
import org.myelin.runs.RunDirectory;
import org.myelin.runs.RunListener;
import org.myelin.runs.RunOptions;
import org.myelin.runs.RunSummary;
import org.myelin.runs.TrainingRun;
import org.myelin.runs.recipe.RecipeFiles;
import org.myelin.setting.GivenSettings;
import org.myelin.text.Language;

/**
 * Trains by a recipe with a report of the run, and writes the page of a lab: what the command line does, from Java
 * alone.
 */
public final class ReportAndLab {
    private ReportAndLab() {}

    /**
     * Runs the example.
     *
     * @param args the folder of the run and of the lab; report-and-lab if not given
     */
    public static void main(String[] args) {
        Path folder = Path.of(args.length > 0 ? args[0] : "report-and-lab");
        // region example
        Recipe recipe = Recipe.of(RecipeFiles.load("digits"));
        RunListener listener = new RunListener() {
            @Override
            public void finished(RunDirectory run, RunSummary summary) {
                System.out.printf("test accuracy %.3f, report %s%n", summary.testAccuracy(), run.report());
            }
        };
        new TrainingRun(recipe, RunDirectory.ofNewRun(folder.resolve("run")), RunOptions.defaults(), listener).start();

        Lab lab = Labs.find("neuron")
                .orElseThrow()
                .create(GivenSettings.of(Map.of("x", "1,2", "w", "0.5,-1")), LabContext.STANDARD);
        LabFiles written = LabFiles.write(lab.page(), folder.resolve("lab"), Language.ENGLISH);
        System.out.println("lab page " + written.files().getFirst());
        // endregion
    }
}
