package org.myelin.train;

// @start region="optimizer"
import org.myelin.optim.ElementwiseOptimizer;
import org.myelin.optim.ParameterRange;
import org.myelin.optim.StepContext;

/** w := w − α sign(∂J/∂w): steps of one size, whatever the gradient's. */
record SignDescent() implements ElementwiseOptimizer {
    @Override
    public void update(ParameterRange range, StepContext step) {
        for (int k = 0; k < range.length(); k++) {
            float g = range.gradient()[range.gradientOffset() + k];
            range.parameters()[range.offset() + k] -= (float) step.learningRate() * Math.signum(g);
        }
    }
}
// @end
