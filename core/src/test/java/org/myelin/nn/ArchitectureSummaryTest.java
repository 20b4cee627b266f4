package org.myelin.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
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
                .isEqualTo(new ArchitectureSummary.Row(
                        "2",
                        "dense",
                        1024,
                        512,
                        Optional.of(ParameterSpec.weights(512, 1024, new Initializer.He())),
                        true,
                        Optional.of(Activation.RELU),
                        "",
                        524_800));
    }

    @Test
    void text_everyType_saysWhatIsSpecialAboutIt() {
        Architecture architecture = Architecture.builder(6)
                .layer(new Whitening(5, 0.1))
                .layer(new Scale())
                .dense(4, Activation.LINEAR)
                .batchNorm()
                .activate(Activation.MISH)
                .dropout(0.25)
                .layer(new Residual(List.of(new LayerNorm(), new Dense(3, Activation.LINEAR)), 0.5))
                .residual(new Dense(3, Activation.LINEAR, false, new Initializer.Zero()))
                .classes(2);

        assertThat(ArchitectureSummary.of(architecture).text()).isEqualTo("""
                        layer  type        inputs  outputs  activation          initializer  bias  parameters
                            1  whitening        6        5  frozen              –            –              0
                            2  scale            5        5  –                   –            –              5
                            3  dense            5        4  linear              xavier       yes           24
                            4  batch-norm       4        4  –                   –            –              8
                            5  activate         4        4  mish                –            –              0
                            6  dropout          4        4  p = 0.25            –            –              0
                          7.s  dense            4        3  linear              xavier       no            12
                          7.1  layer-norm       4        4  –                   –            –              8
                          7.2  dense            4        3  linear              xavier       yes           15
                            7  residual         4        3  F(x) + Wx, p = 0.5  –            –              0
                          8.1  dense            3        3  linear              zero         no             9
                            8  residual         3        3  F(x) + x            –            –              0
                            9  dense            3        2  softmax             xavier       yes            8
                               total                                                                       89
                        loss cross-entropy, 356 bytes of parameters (32-bit floats)
                        """);
    }
}
