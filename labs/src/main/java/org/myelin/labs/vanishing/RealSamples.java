package org.myelin.labs.vanishing;

import java.util.List;
import java.util.stream.IntStream;
import org.myelin.data.Dataset;
import org.myelin.data.Normalization;
import org.myelin.data.Normalizer;
import org.myelin.lecture.OneHot;
import org.myelin.lecture.Sample;
import org.myelin.lecture.Vector;

/** Real samples as the lecture's pairs (x, y): normalised as for training, y one-hot (lecture 8). */
final class RealSamples {
    private RealSamples() {}

    /** All samples of a data set, with a normaliser fitted on them. */
    static List<Sample> of(Dataset data) {
        Normalization kind = data.shape().isImage() ? Normalization.PER_CHANNEL : Normalization.PER_FEATURE;
        Normalizer normalizer = Normalizer.fit(kind, data);
        int classes = data.classNames().size();
        return IntStream.range(0, data.size())
                .mapToObj(index -> {
                    float[] x = new float[data.shape().features()];
                    data.copyFeatures(index, x, 0);
                    normalizer.apply(x, 0);
                    return new Sample(Vector.of(x), OneHot.encode(data.label(index), classes));
                })
                .toList();
    }
}
