package org.myelin.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.myelin.kernel.Panels;
import org.myelin.kernel.ThreadTeam;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.ParameterSlot;
import org.myelin.nn.Parameters;
import org.myelin.optim.Clipped;
import org.myelin.optim.ElementwiseOptimizer;
import org.myelin.optim.Muon;
import org.myelin.optim.Optimizer;
import org.myelin.optim.ParameterRange;
import org.myelin.optim.Sgd;
import org.myelin.optim.StepContext;

/** Which parameters an optimiser updates, with which gradient and learning rate, and what an observer sees of it. */
class ParameterUpdateTest {
    private static final Architecture NETWORK = Architecture.builder(40)
            .dense(33, Activation.RELU)
            .dense(33, Activation.RELU)
            .dense(20, Activation.RELU)
            .classes(4);

    /** Has state, as Muon's auxiliary optimiser must, and changes nothing. */
    private record Still() implements ElementwiseOptimizer {
        @Override
        public List<String> stateNames() {
            return List.of("unused");
        }

        @Override
        public void update(ParameterRange range, StepContext step) {}
    }

    /** Sets each parameter to the learning rate, and its state to the number of the step. */
    private record Recording() implements ElementwiseOptimizer {
        @Override
        public List<String> stateNames() {
            return List.of("step");
        }

        @Override
        public void update(ParameterRange range, StepContext step) {
            int to = range.offset() + range.length();
            Arrays.fill(range.parameters(), range.offset(), to, (float) step.learningRate());
            Arrays.fill(range.state(0), range.offset(), to, (float) step.step());
        }
    }

    private static int length(ParameterSlot slot) {
        return slot.isMatrix() ? Panels.size(slot.inputs(), slot.outputs()) : Panels.count(slot.outputs()) * 32;
    }

    /** One step in which every parameter has the same gradient, or a matrix one with all singular values. */
    private static void step(ParameterUpdate update, Parameters parameters, float gradient, double rate, long number) {
        try (ThreadTeam team = new ThreadTeam(2)) {
            update.beginStep(rate, number);
            update.beginBatch(8);
            for (ParameterSlot slot : parameters.layout().slots()) {
                float[] values = new float[length(slot)];
                Arrays.fill(values, gradient);
                update.accept(0, slot.at(), values.length, values, 0, slot.isMatrix());
            }
            update.endStep(team);
        }
    }

    private static List<String> changed(Parameters before, Parameters after) {
        return before.layout().slots().stream()
                .filter(slot -> !Arrays.equals(before.values(slot), after.values(slot)))
                .map(ParameterSlot::name)
                .toList();
    }

    static Stream<Arguments> matricesOfMuon() {
        return Stream.of(
                Arguments.of(false, List.of("layers.1.weight", "layers.2.weight")),
                Arguments.of(true, List.of("layers.0.weight", "layers.1.weight", "layers.2.weight")));
    }

    @ParameterizedTest
    @MethodSource("matricesOfMuon")
    void endStep_muon_movesAllMatricesButTheLastAndUnlessSetTheFirst(boolean inputMatrix, List<String> expected) {
        Parameters parameters = Parameters.initialize(NETWORK, 1);
        Parameters before = parameters.copy();
        Muon muon = Muon.defaults().withInputMatrix(inputMatrix).withAuxiliary(new Still());

        step(ParameterUpdate.of(parameters, muon, 2, false), parameters, 1, 0.02, 0);

        assertThat(changed(before, parameters)).isEqualTo(expected);
    }

    @Test
    void endStep_muonOnOneMatrix_leavesItToTheAuxiliaryOptimiser() {
        Parameters parameters = Parameters.initialize(Architecture.builder(5).classes(3), 1);
        Muon muon = Muon.defaults().withInputMatrix(true).withAuxiliary(new Recording());

        step(ParameterUpdate.of(parameters, muon, 1, false), parameters, 1, 2, 0);

        assertThat(parameters.weights(0)).containsOnly((float) (Muon.DEFAULT_AUXILIARY_RATE_FACTOR * 2));
    }

    @Test
    void update_elementwise_getsTheLearningRateAndTheNumberOfTheStep() {
        for (Optimizer optimizer : List.of(new Recording(), Clipped.byNorm(new Recording(), 1))) {
            Parameters parameters = Parameters.initialize(NETWORK, 1);
            ParameterUpdate update = ParameterUpdate.of(parameters, optimizer, 1, false);

            step(update, parameters, 1, 0.25, 7);

            assertThat(parameters.weights(2)).containsOnly(0.25f);
            assertThat(parameters.biases(0)).containsOnly(0.25f);
            assertThat(update.state()[0]).startsWith(7, 7, 7);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void update_clippedByValue_limitsEachGradient(boolean accumulates) {
        Parameters parameters = Parameters.zeros(NETWORK);
        Optimizer optimizer = Clipped.byValue(Sgd.plain(), 0.5);

        step(ParameterUpdate.of(parameters, optimizer, 1, accumulates), parameters, -3, 1, 0);

        assertThat(parameters.weights(1)).containsOnly(0.5f);
    }

    /** Notes what it sees of one parameter: its gradient, and its value before and after. */
    private static final class Watcher implements UpdateObserver {
        private final int index;
        private final List<Float> seen = new ArrayList<>();

        Watcher(int index) {
            this.index = index;
        }

        private boolean includes(ParameterRange range) {
            return range.offset() <= index && index < range.offset() + range.length();
        }

        @Override
        public void gradient(ParameterRange range) {
            if (includes(range)) {
                seen.add(range.gradient()[range.gradientOffset() + index - range.offset()]);
            }
        }

        @Override
        public void beforeUpdate(int thread, ParameterRange range) {
            if (includes(range)) {
                seen.add(range.parameters()[index]);
            }
        }

        @Override
        public void afterUpdate(int thread, ParameterRange range) {
            if (includes(range)) {
                seen.add(range.parameters()[index]);
            }
        }
    }

    static Stream<Optimizer> optimizers() {
        return Stream.of(
                Sgd.plain(), Clipped.byValue(Sgd.plain(), 0.5), Clipped.byNorm(Sgd.plain(), 0.1), Muon.defaults());
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void observe_anyOptimizer_seesGradientAndUpdateUntilItEnds(Optimizer optimizer) {
        Parameters parameters = Parameters.initialize(NETWORK, 1);
        ParameterUpdate update = ParameterUpdate.of(parameters, optimizer, 1, false);
        int index = parameters.layout().slots().get(2).at();
        float before = parameters.storage()[index];
        Watcher watcher = new Watcher(index);

        update.observe(watcher);
        step(update, parameters, 3, 0.01, 0);
        float after = parameters.storage()[index];
        update.observe(UpdateObserver.NONE);
        step(update, parameters, 3, 0.01, 1);

        assertThat(watcher.seen).containsExactly(3f, before, after);
        assertThat(after).isNotEqualTo(before);
    }
}
