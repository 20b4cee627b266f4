package org.myelin.runs.report;

import java.util.List;
import java.util.SequencedMap;
import org.myelin.data.Dataset;
import org.myelin.flow.EpochMetrics;
import org.myelin.model.Evaluation;
import org.myelin.model.Model;
import org.myelin.recipe.Recipe;
import org.myelin.train.TrainingResult;

/**
 * The content of a report.
 *
 * @param title name of the recipe
 * @param history what was measured, epoch by epoch
 * @param best the best epoch, by validation accuracy
 * @param model the model of that epoch
 * @param testData the samples that it was tested on
 * @param test how it did on them
 * @param settings every setting of the recipe
 * @param trainingSeconds duration of the training steps
 * @param samplesPerSecond samples learned from in each of those seconds
 * @param weightsSha256 hash of the model's parameters
 * @param steps the observed steps, in order of time
 * @param diagnoses what the doctor reported
 */
public record RunReport(
        String title,
        List<EpochMetrics> history,
        EpochMetrics best,
        Model model,
        Dataset testData,
        Evaluation test,
        SequencedMap<String, String> settings,
        double trainingSeconds,
        double samplesPerSecond,
        String weightsSha256,
        List<ObservedStep> steps,
        List<ReportedDiagnosis> diagnoses) {
    /** Takes copies of the lists. */
    public RunReport {
        history = List.copyOf(history);
        steps = List.copyOf(steps);
        diagnoses = List.copyOf(diagnoses);
    }

    /** The report of a finished run. */
    public static RunReport of(
            Recipe recipe,
            TrainingResult result,
            Dataset testData,
            Evaluation test,
            String weightsSha256,
            List<ObservedStep> steps,
            List<ReportedDiagnosis> diagnoses) {
        return new RunReport(
                recipe.name(),
                result.history(),
                result.bestMetrics(),
                result.bestModel(),
                testData,
                test,
                recipe.settings(),
                result.trainingSeconds(),
                result.samplesPerSecond(),
                weightsSha256,
                steps,
                diagnoses);
    }
}
