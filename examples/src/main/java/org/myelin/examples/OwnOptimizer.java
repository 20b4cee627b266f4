package org.myelin.examples;

import org.myelin.data.Datasets;
import org.myelin.data.Split;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.optim.ElementwiseOptimizer;
import org.myelin.optim.ParameterRange;
import org.myelin.optim.Schedule;
import org.myelin.optim.StepContext;
import org.myelin.train.Trainer;
import org.myelin.train.TrainingResult;

/** Trains with an optimiser of one's own: w := w − α sign(∂J/∂w), steps of one size. */
final class OwnOptimizer {
    private OwnOptimizer() {}

    private record SignDescent() implements ElementwiseOptimizer {
        @Override
        public void update(ParameterRange range, StepContext step) {
            for (int k = 0; k < range.length(); k++) {
                float g = range.gradient()[range.gradientOffset() + k];
                range.parameters()[range.offset() + k] -= (float) step.learningRate() * Math.signum(g);
            }
        }
    }

    /**
     * Runs the example.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        var digits = Datasets.load("digits");
        Split split = Split.stratified(digits.training(), 200, 1);
        Architecture network =
                Architecture.builder(64).dense(128, Activation.RELU).classes(10);
        TrainingResult result = Trainer.builder(network, split)
                .optimizer(new SignDescent())
                .schedule(Schedule.linear(1e-3, 0))
                .epochs(20)
                .batchSize(32)
                .build()
                .train();
        System.out.println("validation accuracy " + result.bestMetrics().validationAccuracy());
    }
}
