package org.myelin.engine;

import org.myelin.kernel.ElementFunction;
import org.myelin.kernel.Panels;
import org.myelin.nn.Activate;

/** a = f(z) by itself, and δ := f′(z) ∘ ∂J/∂a. */
final class ActivateStep extends ElementStep {
    private final ElementFunction function;

    ActivateStep(Activate layer, NetworkSteps network) {
        super(network.nextLeaf());
        function = ElementFunctions.of(layer.activation());
    }

    @Override
    void compute(float[] input, int at, int length) {
        kernels.functions().activate(function, input, at, a, at, outputs * Panels.WIDTH);
    }

    @Override
    float[] forward(float[] x, TaskRunner runner) {
        float[] y = new float[x.length];
        kernels.functions().activate(function, x, 0, y, 0, y.length);
        return y;
    }

    @Override
    void differentiate(float[] input, float[] to, int at, int length) {
        System.arraycopy(delta, at, to, at, length);
        kernels.functions().multiplyByDerivative(function, to, at, function.derivativeNeedsZ() ? input : a, at, length);
    }
}
