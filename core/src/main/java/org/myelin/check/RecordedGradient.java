package org.myelin.check;

import java.util.Arrays;
import java.util.List;
import org.myelin.nn.Parameters;
import org.myelin.optim.Optimizer;

/** An optimiser that changes nothing and keeps the gradients it gets, in the layout of parameters. */
public final class RecordedGradient implements Optimizer {
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
    public List<String> stateNames() {
        return List.of();
    }

    @Override
    public void update(
            float[] parameters,
            int at,
            float[] g,
            int gradientAt,
            int length,
            float[][] state,
            double learningRate,
            long step,
            boolean decays) {
        System.arraycopy(g, gradientAt, gradient.storage(), at, length);
    }
}
