package org.myelin.update;

import java.util.Optional;
import org.myelin.optim.Clipped;
import org.myelin.optim.ElementwiseOptimizer;
import org.myelin.optim.Muon;
import org.myelin.optim.Optimizer;

/**
 * The parts of an optimiser that are computed in different places.
 *
 * @param elementwise updates all parameters that {@code matrices} does not
 * @param rateFactor its learning rate as a multiple of α
 * @param matrices updates weight matrices as a whole
 * @param maxNorm largest norm of the gradient of all parameters together; infinite for any
 * @param maxValue largest absolute value of a gradient; infinite for any
 */
record UpdateRule(
        ElementwiseOptimizer elementwise, double rateFactor, Optional<Muon> matrices, double maxNorm, double maxValue) {
    static UpdateRule of(Optimizer optimizer) {
        double any = Double.POSITIVE_INFINITY;
        return switch (optimizer) {
            case ElementwiseOptimizer elementwise -> new UpdateRule(elementwise, 1, Optional.empty(), any, any);
            case Muon muon -> new UpdateRule(muon.auxiliary(), muon.auxiliaryRateFactor(), Optional.of(muon), any, any);
            case Clipped clipped -> {
                UpdateRule rule = of(clipped.method());
                yield new UpdateRule(
                        rule.elementwise, rule.rateFactor, rule.matrices, clipped.maxNorm(), clipped.maxValue());
            }
        };
    }

    /** Whether an update needs the gradients of the whole step. */
    boolean needsAllGradients() {
        return matrices.isPresent() || !Double.isInfinite(maxNorm);
    }

    /** Clips the gradient of a range by value. */
    void clip(float[] gradient, int offset, int length) {
        if (Double.isInfinite(maxValue)) {
            return;
        }
        float limit = (float) maxValue;
        for (int i = offset; i < offset + length; i++) {
            gradient[i] = Math.max(-limit, Math.min(limit, gradient[i]));
        }
    }
}
