package org.myelin.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.myelin.flow.GradientFlow;
import org.myelin.flow.InputFlow;
import org.myelin.flow.LayerFlow;
import org.myelin.nn.Activation;

/** The limits of the doctor's rules, from both sides. */
class DoctorTest {
    private final Doctor doctor = new Doctor();
    private final List<Illness> told = new ArrayList<>();

    private void begin(List<Integer> training, List<Integer> validation) {
        tell(doctor.begin(new RunFacts(List.of("a", "b"), training, validation, false, 32, 40, 20)));
    }

    private void tell(List<Diagnosis> diagnoses) {
        diagnoses.forEach(diagnosis -> told.add(diagnosis.illness()));
    }

    private void assertTold(@Nullable Illness expected) {
        assertThat(told).isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    private void look(double firstOverLast, double saturated) {
        LayerFlow first = layer("1", firstOverLast, saturated);
        tell(doctor.look(new GradientFlow(new InputFlow(32, 0, 1), List.of(first, layer("2", 1, 1)))));
    }

    private static LayerFlow layer(String label, double sensitivity, double saturated) {
        return new LayerFlow(label, 10, Activation.TANH, sensitivity, 1, 1, 1e-3, 0, 1, 0, saturated);
    }

    private void read(int epoch, double trainingLoss, double trainingAccuracy, double loss, double accuracy) {
        tell(doctor.read(new Reading(epoch, trainingLoss, trainingAccuracy, loss, accuracy, 0.1)));
    }

    @Test
    void look_saturatedOnce_isNoIllnessYet() {
        look(1, 0);
        look(1, 0.7);
        assertThat(told).isEmpty();

        look(1, 0.7);
        assertTold(Illness.SATURATED_NEURONS);
    }

    @ParameterizedTest
    @CsvSource({"0.0011,", "0.0009,VANISHING_GRADIENT", "99,", "101,EXPLODING_GRADIENT", "0,"})
    void look_twiceAtTheSameRatio_isJudgedByIt(double ratio, @Nullable Illness expected) {
        look(ratio, 0);
        assertThat(told).isEmpty();

        look(ratio, 0);
        look(ratio, 0);
        assertTold(expected);
    }

    @Test
    void diverged_afterALookThatExplodes_confirmsIt() {
        look(101, 0);

        tell(doctor.diverged());

        assertTold(Illness.EXPLODING_GRADIENT);
    }

    @ParameterizedTest
    @CsvSource({"0.55,SHUFFLED_LABELS", "0.70,"})
    void read_validationLikeGuessing_isShuffledLabels(double accuracy, @Nullable Illness expected) {
        begin(List.of(500, 500), List.of(100, 100)); // guesses reach ½ + 3 √(¼ / 200) = 0.606
        for (int epoch = 1; epoch <= 6; epoch++) {
            read(epoch, 0.6 / epoch, 0.95, 0.7, accuracy);
        }
        assertTold(expected);
    }

    /** With 10 samples a guess reaches 0.97: nothing can be said. */
    @Test
    void read_fewValidationSamples_saysNothingAboutLabels() {
        begin(List.of(500, 500), List.of(5, 5));
        for (int epoch = 1; epoch <= 6; epoch++) {
            read(epoch, 0.3 / epoch, 0.98, 0.3, 0.9);
        }
        assertTold(null);
    }

    @ParameterizedTest
    @CsvSource({"1.2,", "1.4,OVERFITTING"})
    void read_validationLossThatRose_isOverfittingFromThirtyPerCentOn(double loss, @Nullable Illness expected) {
        begin(List.of(500, 500), List.of(100, 100));
        read(1, 1, 0.8, 1, 0.8);
        read(2, 0.5, 0.9, loss, 0.8);
        assertTold(expected);
    }

    @ParameterizedTest
    @CsvSource({"1.4,0.6,", "1.6,0.6,LEARNING_RATE_TOO_HIGH", "1.6,0.95,"})
    void read_trainingLossThatRose_isTooHighARateWhereThereIsSomethingToLearn(
            double loss, double accuracy, @Nullable Illness expected) {
        begin(List.of(500, 500), List.of(100, 100));
        read(1, 1, 0.6, 1, 0.6);
        read(2, loss, accuracy, 1, accuracy);
        assertTold(expected);
    }

    @ParameterizedTest
    @CsvSource({"99,10,", "100,10,IMBALANCED_CLASSES"})
    void begin_classesOfUnlikeSize_areImbalancedFromTenTimesOn(int most, int least, @Nullable Illness expected) {
        begin(List.of(most, least), List.of(50, 50));
        assertTold(expected);
    }
}
