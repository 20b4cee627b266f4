package org.myelin.optim;

import java.util.List;

/**
 * Gradient clipping in front of an optimiser. By norm: where ‖g‖ of all parameters together is above c, g := g · c/‖g‖,
 * which keeps the direction. By value: each element is clipped to −c … c. Source: Pascanu, Mikolov and Bengio, "On the
 * difficulty of training recurrent neural networks", ICML 2013, algorithm 1. For clipping by norm the engine stores the
 * gradients of a step.
 *
 * @param method the optimiser; not itself clipped
 * @param maxNorm c of the norm, above 0; infinite for none
 * @param maxValue c of each element, above 0; infinite for none
 */
public record Clipped(Optimizer method, double maxNorm, double maxValue) implements Optimizer {
    /** Checks the ranges. */
    public Clipped {
        requireAboveZero("norm", maxNorm);
        requireAboveZero("value", maxValue);
        if (method instanceof Clipped) {
            throw new IllegalArgumentException(
                    "clipping: the optimiser is clipped already: " + method + "; give both limits to one of them");
        }
    }

    /** Clips the gradient to a norm. */
    public static Clipped byNorm(Optimizer method, double maxNorm) {
        return new Clipped(method, maxNorm, Double.POSITIVE_INFINITY);
    }

    /** Clips the gradient element by element. */
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
}
