package org.myelin.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myelin.optim.Clipped;
import org.myelin.optim.ElementwiseOptimizer;
import org.myelin.optim.Muon;
import org.myelin.optim.Optimizer;
import org.myelin.optim.ParameterRange;
import org.myelin.optim.StepContext;

/** Optimisers that a user of the library writes, in plain Java and outside of its package. */
class OwnOptimizerTest {
    @TempDir
    Path folder;

    /** w := w − α m/(step + 1), m := m + g: with state, and with the number of the step. */
    private record DualAveraging() implements ElementwiseOptimizer {
        @Override
        public List<String> stateNames() {
            return List.of("sum");
        }

        @Override
        public void update(ParameterRange range, StepContext step) {
            float[] sum = range.state(0);
            float rate = (float) (step.learningRate() / (step.step() + 1));
            for (int k = 0; k < range.length(); k++) {
                int i = range.offset() + k;
                sum[i] += range.gradient()[range.gradientOffset() + k];
                range.parameters()[i] -= rate * sum[i];
            }
        }
    }

    @Test
    void update_ofARange_needsNoEngine() {
        float[] w = {9, 1, 1, 1};
        ParameterRange range = new ParameterRange(w).moveTo(1, 3, new float[] {-2, 0, 5}, 0, true);

        new SignDescent().update(range, new StepContext(0.25, 0));

        assertThat(w).containsExactly(9, 1.25f, 1, 0.75f);
    }

    @Test
    void train_withOwnOptimizer_learns() {
        TrainingResult result =
                Samples.run().optimizer(new SignDescent()).epochs(10).build().train();

        assertThat(result.history().getLast().validationAccuracy()).isGreaterThan(0.9);
    }

    @Test
    void train_withOwnOptimizer_isResumedWithItsStateAndTheSameBits() {
        for (Optimizer optimizer : List.of(
                new DualAveraging(),
                Clipped.byNorm(new DualAveraging(), 0.5),
                Muon.defaults().withAuxiliary(new DualAveraging()))) {
            Path checkpoint = folder.resolve(optimizer.hashCode() + ".checkpoint");
            TrainerBuilder run = Samples.run().optimizer(optimizer).threads(2);
            TrainingResult whole = run.build().train();
            AtomicReference<Trainer> trainer = new AtomicReference<>();
            trainer.set(Samples.run()
                    .optimizer(optimizer)
                    .checkpoint(checkpoint)
                    .listener(event -> {
                        if (event instanceof TrainingEvent.EpochCompleted) {
                            trainer.get().requestStop();
                        }
                    })
                    .build());
            assertThat(trainer.get().train().outcome()).isEqualTo(TrainingResult.Outcome.INTERRUPTED);

            TrainingResult resumed = run.checkpoint(checkpoint).resume().build().train();

            assertThat(resumed.bestModel().parameters().storage())
                    .isEqualTo(whole.bestModel().parameters().storage());
            assertThat(resumed.history().getLast().trainingLoss())
                    .isEqualTo(whole.history().getLast().trainingLoss());
        }
    }
}
