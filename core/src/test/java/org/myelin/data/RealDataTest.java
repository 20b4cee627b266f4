package org.myelin.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published files, where MYELIN_DATA says that they are. */
class RealDataTest {
    private static final DataLocations HERE = DataLocations.standard().withoutDownload();

    @ParameterizedTest
    @CsvSource({"cifar10,50000,3 x 32 x 32", "mnist,60000,1 x 28 x 28"})
    @EnabledIfEnvironmentVariable(named = "MYELIN_DATA", matches = ".+")
    void load_publishedFiles_haveTheirPublishedSizes(String name, int train, String shape) {
        TrainingAndTest data = Datasets.load(name, HERE, FetchListener.SILENT);

        assertThat(data.training().size()).isEqualTo(train);
        assertThat(data.test().size()).isEqualTo(10_000);
        assertThat(data.training().shape()).hasToString(shape);
        assertThat(data.training().classNames()).hasSize(10);
    }

    @ParameterizedTest
    @CsvSource({"cifar10,6", "mnist,4"})
    @EnabledIfEnvironmentVariable(named = "MYELIN_DATA", matches = ".+")
    void verify_publishedFiles_areAsPublished(String name, int files) {
        assertThat(Datasets.verify(name, HERE))
                .hasSize(files)
                .allSatisfy(check -> assertThat(check.finding()).isEqualTo("as published"));
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "MYELIN_DATA", matches = ".+")
    void stratified_cifar10_takes500OfEachClass() {
        TrainingAndTest data = Datasets.load("cifar10", HERE, FetchListener.SILENT);
        int[] counts = new int[10];

        Dataset validation = Split.stratified(data.training(), 5000, 1).validation();

        for (int i = 0; i < validation.size(); i++) {
            counts[validation.label(i)]++;
        }
        assertThat(counts).containsOnly(500);
    }

    @Test
    void load_unknownName_listsTheKnownOnes() {
        assertThatThrownBy(() -> Datasets.load("imagenet", HERE, FetchListener.SILENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("data set: there is none called imagenet; known are digits, cifar10, mnist, fashion-mnist");
    }

    @Test
    void list_everyDataSet_isDescribed() {
        assertThat(Datasets.list(HERE)).extracting(DatasetInfo::name).isEqualTo(Datasets.names());
        assertThat(Datasets.list(HERE).getFirst().available()).isTrue();
    }
}
