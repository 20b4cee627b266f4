package org.myelin.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SplitTest {
    private static final FeatureShape ONE = FeatureShape.flat(1);

    /** {@code counts[c]} samples of class c, mixed; the feature is the sample's number. */
    private static Dataset samples(int... counts) {
        int size = 0;
        for (int count : counts) {
            size += count;
        }
        float[] features = new float[size];
        int[] labels = new int[size];
        int[] left = counts.clone();
        int c = 0;
        for (int i = 0; i < size; i++) {
            while (left[c % counts.length] == 0) {
                c++;
            }
            features[i] = i;
            labels[i] = c % counts.length;
            left[c++ % counts.length]--;
        }
        List<String> names = java.util.stream.IntStream.range(0, counts.length)
                .mapToObj(Integer::toString)
                .toList();
        return new TableDataset("test", ONE, names, features, labels);
    }

    private static int count(Dataset data, int label) {
        int count = 0;
        for (int i = 0; i < data.size(); i++) {
            count += data.label(i) == label ? 1 : 0;
        }
        return count;
    }

    private static Set<Float> ids(Dataset data) {
        Set<Float> ids = new HashSet<>();
        float[] feature = new float[1];
        for (int i = 0; i < data.size(); i++) {
            data.copyFeatures(i, feature, 0);
            ids.add(feature[0]);
        }
        return ids;
    }

    @Test
    void stratified_equalClasses_takesTheSameNumberOfEach() {
        Split split = Split.stratified(samples(50, 50, 50), 30, 1);

        for (int c = 0; c < 3; c++) {
            assertThat(count(split.validation(), c)).isEqualTo(10);
            assertThat(count(split.training(), c)).isEqualTo(40);
        }
    }

    @Test
    void stratified_unequalClasses_roundsBySharesAndReachesTheNumber() {
        Split split = Split.stratified(samples(70, 20, 10), 15, 1);

        // exact shares are 10.5, 3 and 1.5; the one sample that rounding leaves goes to the first of the largest rests
        assertThat(List.of(count(split.validation(), 0), count(split.validation(), 1), count(split.validation(), 2)))
                .containsExactly(11, 3, 1);
    }

    @Test
    void stratified_anySize_isDisjointAndComplete() {
        Dataset all = samples(13, 29, 8);
        Split split = Split.stratified(all, 17, 3);

        Set<Float> both = new HashSet<>(ids(split.training()));
        both.addAll(ids(split.validation()));
        assertThat(both).hasSize(50);
        assertThat(split.training().size() + split.validation().size()).isEqualTo(50);
    }

    @Test
    void stratified_sameSeed_sameSplitAndOtherSeed_otherSplit() {
        Dataset all = samples(50, 50);

        assertThat(ids(Split.stratified(all, 20, 5).validation()))
                .isEqualTo(ids(Split.stratified(all, 20, 5).validation()))
                .isNotEqualTo(ids(Split.stratified(all, 20, 6).validation()));
        assertThat(Split.stratified(all, 20, 5).training().sha256())
                .isEqualTo(Split.stratified(all, 20, 5).training().sha256())
                .isNotEqualTo(Split.stratified(all, 20, 6).training().sha256());
    }

    @Test
    void split_partsOfOtherShapeOrClasses_isRefused() {
        Dataset training = samples(5, 5);
        Dataset wider = new TableDataset("wide", FeatureShape.flat(2), training.classNames(), new float[2], new int[1]);
        Dataset otherClasses = new TableDataset("pets", ONE, List.of("cat", "dog"), new float[1], new int[1]);

        assertThatThrownBy(() -> new Split(training, wider))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("split: the training samples of test have shape 1 and classes " + training.classNames()
                        + ", but the validation samples of wide have shape 2 and classes " + training.classNames()
                        + "; both need the same, see Split.stratified");
        assertThatThrownBy(() -> new Split(training, otherClasses))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("split: the training samples of test have shape 1 and classes " + training.classNames()
                        + ", but the validation samples of pets have shape 1 and classes [cat, dog]; both need the"
                        + " same, see Split.stratified");
    }

    @Test
    void stratified_tooManySamples_isRefused() {
        assertThatThrownBy(() -> Split.stratified(samples(5, 5), 10, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "split: the validation part must have 1 to 9 of the 10 samples of test, but 10 were asked for");
    }
}
