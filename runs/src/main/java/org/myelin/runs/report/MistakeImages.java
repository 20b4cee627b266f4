package org.myelin.runs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.myelin.data.Dataset;
import org.myelin.data.FeatureShape;
import org.myelin.model.Mistake;
import org.myelin.text.Numbers;

/** The images that the model got wrong with the most confidence. */
final class MistakeImages {
    private MistakeImages() {}

    /** At most {@code most} of them; none when samples are no images. */
    static List<Map<String, Object>> of(RunReport report, int most) {
        Dataset data = report.testData();
        FeatureShape shape = data.shape();
        List<Map<String, Object>> images = new ArrayList<>();
        if (!shape.isImage() || (shape.channels() != 1 && shape.channels() != 3)) {
            return images;
        }
        float[] sample = new float[shape.features()];
        for (Mistake mistake : report.test().mostConfidentMistakes(most)) {
            data.copyFeatures(mistake.sample(), sample, 0);
            images.add(Map.of(
                    "image", DataUriImage.ofPixels(sample, shape),
                    "truth", data.classNames().get(mistake.trueClass()),
                    "predicted", data.classNames().get(mistake.predictedClass()),
                    "probability", Numbers.percent(mistake.probability()),
                    "number", mistake.sample()));
        }
        return images;
    }
}
