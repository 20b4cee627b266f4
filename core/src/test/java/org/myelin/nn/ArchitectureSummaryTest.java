package org.myelin.nn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArchitectureSummaryTest {
    private static final Architecture HOMEWORK = Architecture.builder(3072)
            .dense(1024, Activation.RELU)
            .dense(512, Activation.RELU)
            .dense(512, Activation.RELU)
            .dense(256, Activation.RELU)
            .classes(10);

    @Test
    void text_ofTheHomework_isAnAlignedTable() {
        assertThat(ArchitectureSummary.of(HOMEWORK).text()).isEqualTo("""
                        layer  type   inputs  outputs  activation  initializer  bias  parameters
                            1  dense   3,072    1,024  relu        he           yes    3,146,752
                            2  dense   1,024      512  relu        he           yes      524,800
                            3  dense     512      512  relu        he           yes      262,656
                            4  dense     512      256  relu        he           yes      131,328
                            5  dense     256       10  softmax     xavier       yes        2,570
                               total                                                   4,068,106
                        loss cross-entropy, 16.3 MB of parameters (32-bit floats)
                        """);
    }

    @Test
    void text_withoutBiasAndWithWideInitializer_staysAligned() {
        Architecture architecture = Architecture.builder(2)
                .layer(new Dense(3, Activation.TANH, false, new Initializer.Uniform(0.125)))
                .layer(new Dense(1, Activation.LINEAR, true, new Initializer.Xavier()))
                .build(Loss.MEAN_SQUARED_ERROR);

        assertThat(ArchitectureSummary.of(architecture).text()).isEqualTo("""
                        layer  type   inputs  outputs  activation  initializer     bias  parameters
                            1  dense       2        3  tanh        uniform(0.125)  no             6
                            2  dense       3        1  linear      xavier          yes            4
                               total                                                             10
                        loss mse, 40 bytes of parameters (32-bit floats)
                        """);
    }

    @Test
    void of_anArchitecture_countsWhatItHolds() {
        ArchitectureSummary summary = ArchitectureSummary.of(HOMEWORK);

        assertThat(summary.parameters()).isEqualTo(HOMEWORK.parameterCount());
        assertThat(summary.rows().stream()
                        .mapToLong(ArchitectureSummary.Row::parameters)
                        .sum())
                .isEqualTo(summary.parameters());
        assertThat(summary.parameterBytes()).isEqualTo(4 * 4_068_106);
        assertThat(summary.rows().get(1))
                .isEqualTo(new ArchitectureSummary.Row("2", "dense", 1024, 512, "relu", "he", true, 524_800));
    }
}
