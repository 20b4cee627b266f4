package org.myelin.optim;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.myelin.kernel.Panels;

/**
 * Another optimiser with gradients that cannot be too long. By norm: where ‖g‖ of all parameters together is above c, g :=
 * g · c/‖g‖, which keeps the direction. By value: each element is cut to −c … c. Source: Pascanu, Mikolov and Bengio, "On the
 * difficulty of training recurrent neural networks", ICML 2013, algorithm 1. Clipping by norm has the engine keep whole
 * gradients.
 *
 * @param method the optimiser
 * @param maxNorm c of the norm; infinite for none
 * @param maxValue c of each element; infinite for none
 */
public record Clipped(Optimizer method, double maxNorm, double maxValue) implements Optimizer {
    /** Checks the ranges. */
    public Clipped {
        requireAboveZero("norm", maxNorm);
        requireAboveZero("value", maxValue);
    }

    /** With gradients cut to a norm. */
    public static Clipped byNorm(Optimizer method, double maxNorm) {
        return new Clipped(method, maxNorm, Double.POSITIVE_INFINITY);
    }

    /** With gradients cut element by element. */
    public static Clipped byValue(Optimizer method, double maxValue) {
        return new Clipped(method, Double.POSITIVE_INFINITY, maxValue);
    }

    private static void requireAboveZero(String what, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException("clipping: the largest " + what + " must be above 0, but is " + value);
        }
    }

    @Override
    public List<String> stateNames() {
        return method.stateNames();
    }

    @Override
    public OptionalDouble maxGradientNorm() {
        return Double.isInfinite(maxNorm) ? OptionalDouble.empty() : OptionalDouble.of(maxNorm);
    }

    @Override
    public void update(
            float[] parameters,
            int at,
            float[] gradient,
            int gradientAt,
            int length,
            float[][] state,
            double learningRate,
            long step,
            boolean decays) {
        clip(gradient, gradientAt, length);
        method.update(parameters, at, gradient, gradientAt, length, state, learningRate, step, decays);
    }

    private void clip(float[] gradient, int at, int length) {
        if (Double.isInfinite(maxValue)) {
            return;
        }
        float most = (float) maxValue;
        for (int i = at; i < at + length; i++) {
            gradient[i] = Math.max(-most, Math.min(most, gradient[i]));
        }
    }

    @Override
    public Optional<MatrixMethod> matrixMethod(MatrixPlace place, int inputs, int outputs) {
        return method.matrixMethod(place, inputs, outputs).map(whole -> clipping(whole, Panels.size(inputs, outputs)));
    }

    private MatrixMethod clipping(MatrixMethod whole, int length) {
        return (parameters, gradient, at, state, learningRate, team) -> {
            clip(gradient, at, length);
            whole.update(parameters, gradient, at, state, learningRate, team);
        };
    }
}
