package org.myelin.check;

import java.util.Arrays;
import org.myelin.nn.Parameters;
import org.myelin.optim.ElementwiseOptimizer;
import org.myelin.optim.ParameterRange;
import org.myelin.optim.StepContext;

/** An optimiser that changes nothing and keeps the gradients it gets, in the layout of parameters. */
public final class RecordedGradient implements ElementwiseOptimizer {
    private final Parameters gradient;

    /** For parameters of the same architecture; a value that gets no gradient stays NaN. */
    public RecordedGradient(Parameters like) {
        gradient = Parameters.zeros(like.architecture());
        Arrays.fill(gradient.storage(), Float.NaN);
    }

    /** Mean gradient over the last batch: weights(l) is ∂J/∂Wˡ, biases(l) is ∂J/∂bˡ. */
    public Parameters gradient() {
        return gradient;
    }

    @Override
    public void update(ParameterRange range, StepContext step) {
        System.arraycopy(range.gradient(), range.gradientOffset(), gradient.storage(), range.offset(), range.length());
    }
}
