package org.myelin.runs;

import java.nio.file.Path;
import java.util.List;
import org.myelin.flow.EpochMetrics;
import org.myelin.model.Evaluation;
import org.myelin.model.Model;
import org.myelin.model.WilsonInterval;
import org.myelin.train.TrainingResult;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The result of a run in numbers: {@code summary.json}, which other programs read.
 *
 * @param dataset name of the data set
 * @param layers sizes of all layers of neurons
 * @param parameters number of learnable values
 * @param epochs epochs trained
 * @param best the metrics of the best epoch
 * @param testAccuracy of the best model
 * @param interval where the accuracy lies with 95 % confidence
 * @param trainingSeconds duration of the training steps
 * @param samplesPerSecond samples learned from in each of those seconds
 * @param seed of the run
 * @param threads number of threads
 * @param kernels name of the kernels
 * @param weightsSha256 hash of the best model's parameters
 */
public record RunSummary(
        String dataset,
        List<Integer> layers,
        long parameters,
        int epochs,
        EpochMetrics best,
        double testAccuracy,
        WilsonInterval interval,
        double trainingSeconds,
        double samplesPerSecond,
        long seed,
        int threads,
        String kernels,
        String weightsSha256) {
    /** The summary of a finished run. */
    public static RunSummary of(TrainingResult result, Evaluation test) {
        Model model = result.bestModel();
        return new RunSummary(
                model.provenance().dataset(),
                model.architecture().sizes(),
                model.architecture().parameterCount(),
                result.history().size(),
                result.bestMetrics(),
                test.accuracy(),
                test.accuracyInterval(),
                result.trainingSeconds(),
                result.samplesPerSecond(),
                model.provenance().seed(),
                model.provenance().threads(),
                model.provenance().kernels(),
                model.parameters().sha256());
    }

    /** As JSON text, on several lines. */
    public String json() {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        node.put("dataset", dataset);
        node.putPOJO("layers", layers);
        node.put("parameters", parameters);
        node.put("epochs", epochs);
        node.put("best_epoch", best.epoch());
        node.put("best_validation_accuracy", best.validationAccuracy());
        node.put("validation_loss", best.validationLoss());
        node.put("test_accuracy", testAccuracy);
        node.put("test_accuracy_low", interval.low());
        node.put("test_accuracy_high", interval.high());
        node.put("train_seconds", trainingSeconds);
        node.put("train_samples_per_second", samplesPerSecond);
        node.put("seed", seed);
        node.put("threads", threads);
        node.put("kernels", kernels);
        node.put("weights_sha256", weightsSha256);
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(node);
    }

    /** Writes the file. */
    public void write(Path file) {
        RunDirectory.write(file, json() + "\n");
    }
}
