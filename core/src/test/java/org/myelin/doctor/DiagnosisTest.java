package org.myelin.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.myelin.text.Texts;

/** The words of the doctor: complete, and with the evidence by its names. */
class DiagnosisTest {
    private static final Diagnosis DEAD = new Diagnosis(
            Illness.DEAD_NEURONS,
            Optional.of("2"),
            Map.of("layer", "2", "fraction", 0.75, "activation", "relu", "neurons", 32));

    private static Diagnosis exploding(int layers, double firstRatio) {
        return new Diagnosis(
                Illness.EXPLODING_GRADIENT,
                Optional.of("2"),
                Map.of(
                        "layer",
                        "2",
                        "output-layer",
                        "4",
                        "ratio",
                        250.4,
                        "layers",
                        layers,
                        "first-layer",
                        "1",
                        "first-ratio",
                        firstRatio));
    }

    @Test
    void toString_isTitleFindingAndAdviceInEnglish() {
        assertThat(DEAD)
                .hasToString(
                        "dead neurons: In layer 2, 75.0 % of the 32 relu neurons were inactive for every one of the last samples:"
                                + " their output and f′ are 0, so they no longer learn. Lower the learning rate or give it a"
                                + " warm-up (schedule.warmup-epochs 1), or use leaky-relu or gelu, whose neurons cannot die.");
    }

    @Test
    void finding_inChinese_hasTheSameEvidence() {
        assertThat(DEAD.title().chinese()).isEqualTo("神经元“死亡”");
        assertThat(DEAD.finding().chinese()).isEqualTo("第 2 层的 32 个 relu 神经元中，有 75.0 % 对最近的所有样本均无响应：输出和 f′ 都是 0，不再学习。");
    }

    @Test
    void finding_explodingInSeveralLayers_namesTheFirstUnlessItGetsNothing() {
        assertThat(exploding(2, 1234.5).finding().english())
                .isEqualTo(
                        "The sensitivity |δ| of layer 2 is 250 times that of the output layer 4, that of layer 1 1230 times:"
                                + " it grows from layer to layer during backpropagation (lecture 16).");
        assertThat(exploding(2, 0).finding().english())
                .doesNotContain(" 0 times")
                .contains("output layer 4: it grows");
        assertThat(exploding(1, 250.4).finding().english()).contains("output layer 4: it grows");
    }

    @Test
    void finding_oneEpoch_isSingular() {
        Diagnosis plateau =
                new Diagnosis(Illness.PLATEAU, Optional.empty(), Map.of("loss", 0.5, "epochs", 1, "accuracy", 0.25));

        assertThat(plateau.finding().english())
                .isEqualTo(
                        "The training loss, 0.5, has not decreased for 1 epoch, though only 25.0 % of the training samples"
                                + " are classified correctly.");
    }

    @Test
    void advice_batchSize_canBeCopied() {
        Diagnosis batch = new Diagnosis(
                Illness.BATCH_TOO_LARGE,
                Optional.empty(),
                Map.of(
                        "samples", 45000,
                        "steps-per-epoch", 9,
                        "steps", 18,
                        "samples-per-step", 5000,
                        "suggested-batch", 1250));

        assertThat(batch.advice().english())
                .isEqualTo("A step takes 5,000 samples: set batch-size 1250, or train for more epochs.");
    }

    @Test
    void new_evidenceOfAnotherIllness_isRefused() {
        assertThatThrownBy(() -> new Diagnosis(Illness.PLATEAU, Optional.empty(), Map.of("epochs", 5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("plateau is shown by [accuracy, epochs, loss], but the evidence is [epochs]");
    }

    @ParameterizedTest
    @EnumSource
    void texts_ofEachIllness_exist(Illness illness) {
        Texts texts = Texts.of("diagnoses", Diagnosis.class::getResourceAsStream);

        assertThat(texts.keys()).contains(illness + ".title", illness + ".finding", illness + ".advice");
        assertThat(texts.keys()).hasSize(3 * Illness.values().length);
    }
}
