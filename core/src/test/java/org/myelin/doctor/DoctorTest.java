package org.myelin.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.myelin.flow.EpochMetrics;
import org.myelin.flow.GradientFlow;
import org.myelin.flow.InputFlow;
import org.myelin.flow.LayerFlow;
import org.myelin.nn.Activation;

/** The limits of the doctor's rules, from both sides. */
class DoctorTest {
    private final Doctor doctor = new Doctor();
    private final List<Illness> reported = new ArrayList<>();

    private void begin(List<Integer> training, List<Integer> validation) {
        report(doctor.begin(new RunFacts(List.of("a", "b"), training, validation, false, 32, 40, 20)));
    }

    private void report(List<Diagnosis> diagnoses) {
        diagnoses.forEach(diagnosis -> reported.add(diagnosis.illness()));
    }

    private void assertReported(@Nullable Illness expected) {
        assertThat(reported).isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    private void observe(double firstOverLast, double saturated) {
        LayerFlow first = layer("1", firstOverLast, saturated);
        report(doctor.observe(new GradientFlow(new InputFlow(32, 0, 1), List.of(first, layer("2", 1, 1)))));
    }

    private static LayerFlow layer(String label, double sensitivity, double saturated) {
        return new LayerFlow(label, 10, Activation.TANH, sensitivity, 1, 1, 1e-3, 0, 1, 0, saturated);
    }

    private void epochCompleted(int epoch, double trainingLoss, double trainingAccuracy, double loss, double accuracy) {
        report(doctor.epochCompleted(new EpochMetrics(epoch, trainingLoss, trainingAccuracy, loss, accuracy, 0.1, 1)));
    }

    @Test
    void observe_saturatedOnce_isNoIllnessYet() {
        observe(1, 0);
        observe(1, 0.7);
        assertThat(reported).isEmpty();

        observe(1, 0.7);
        assertReported(Illness.SATURATED_NEURONS);
    }

    @ParameterizedTest
    @CsvSource({"0.0011,", "0.0009,VANISHING_GRADIENT", "99,", "101,EXPLODING_GRADIENT", "0,"})
    void observe_twiceAtTheSameRatio_isJudgedByIt(double ratio, @Nullable Illness expected) {
        observe(ratio, 0);
        assertThat(reported).isEmpty();

        observe(ratio, 0);
        observe(ratio, 0);
        assertReported(expected);
    }

    @Test
    void diverged_afterAnExplodingObservation_confirmsIt() {
        observe(101, 0);

        report(doctor.diverged());

        assertReported(Illness.EXPLODING_GRADIENT);
    }

    @ParameterizedTest
    @CsvSource({"0.55,SHUFFLED_LABELS", "0.70,"})
    void epochCompleted_validationLikeGuessing_isShuffledLabels(double accuracy, @Nullable Illness expected) {
        begin(List.of(500, 500), List.of(100, 100)); // guesses reach ½ + 3 √(¼ / 200) = 0.606
        for (int epoch = 1; epoch <= 6; epoch++) {
            epochCompleted(epoch, 0.6 / epoch, 0.95, 0.7, accuracy);
        }
        assertReported(expected);
    }

    /** With 10 samples a guess reaches 0.97: nothing can be said. */
    @Test
    void epochCompleted_fewValidationSamples_saysNothingAboutLabels() {
        begin(List.of(500, 500), List.of(5, 5));
        for (int epoch = 1; epoch <= 6; epoch++) {
            epochCompleted(epoch, 0.3 / epoch, 0.98, 0.3, 0.9);
        }
        assertReported(null);
    }

    @ParameterizedTest
    @CsvSource({"1.2,", "1.4,OVERFITTING"})
    void epochCompleted_validationLossThatRose_isOverfittingFromThirtyPerCentOn(
            double loss, @Nullable Illness expected) {
        begin(List.of(500, 500), List.of(100, 100));
        epochCompleted(1, 1, 0.8, 1, 0.8);
        epochCompleted(2, 0.5, 0.9, loss, 0.8);
        assertReported(expected);
    }

    @ParameterizedTest
    @CsvSource({"1.4,0.6,", "1.6,0.6,LEARNING_RATE_TOO_HIGH", "1.6,0.95,"})
    void epochCompleted_trainingLossThatRose_isTooHighARateWhereThereIsSomethingToLearn(
            double loss, double accuracy, @Nullable Illness expected) {
        begin(List.of(500, 500), List.of(100, 100));
        epochCompleted(1, 1, 0.6, 1, 0.6);
        epochCompleted(2, loss, accuracy, 1, accuracy);
        assertReported(expected);
    }

    @ParameterizedTest
    @CsvSource({"99,10,", "100,10,IMBALANCED_CLASSES"})
    void begin_classesOfUnlikeSize_areImbalancedFromTenTimesOn(int most, int least, @Nullable Illness expected) {
        begin(List.of(most, least), List.of(50, 50));
        assertReported(expected);
    }
}
