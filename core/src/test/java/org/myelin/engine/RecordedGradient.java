package org.myelin.engine;

import java.util.Arrays;
import java.util.List;
import org.myelin.nn.Parameters;
import org.myelin.optim.Optimizer;

/** An optimiser that changes nothing and keeps the gradients it gets, in the layout of parameters. */
final class RecordedGradient implements Optimizer {
    private final Parameters gradient;

    RecordedGradient(Parameters like) {
        gradient = Parameters.zeros(like.architecture());
        Arrays.fill(gradient.storage(), Float.NaN);
    }

    /** Mean gradient over the last batch: weights(l) is ∂J/∂Wˡ, biases(l) is ∂J/∂bˡ. */
    Parameters gradient() {
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
