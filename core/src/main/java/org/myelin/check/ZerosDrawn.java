package org.myelin.check;

import java.util.Random;
import org.myelin.nn.Initializer;
import org.myelin.nn.ParameterSlot;
import org.myelin.nn.Parameters;

/**
 * A network whose zero matrices were drawn at random. Residual branches begin with W₂ = 0 ({@link Initializer.Zero}),
 * and then no gradient flows through the rest of the branch, so that there would be nothing to check.
 *
 * @param parameters the network, a copy
 * @param matrices number of matrices that were drawn
 */
public record ZerosDrawn(Parameters parameters, int matrices) {
    /**
     * Draws them, uniformly within Xavier's bound.
     *
     * @param original not changed
     * @param seed other values for another number
     */
    public static ZerosDrawn of(Parameters original, long seed) {
        Parameters parameters = original.copy();
        Random random = new Random(seed);
        int drawn = 0;
        for (ParameterSlot slot : parameters.layout().slots()) {
            float[] values = parameters.values(slot);
            if (slot.isMatrix() && slot.isTrained() && isZero(values)) {
                double bound = new Initializer.Xavier().bound(slot.inputs(), slot.outputs());
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) (bound * (2 * random.nextDouble() - 1));
                }
                parameters.setValues(slot, values);
                drawn++;
            }
        }
        return new ZerosDrawn(parameters, drawn);
    }

    private static boolean isZero(float[] values) {
        for (float value : values) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }
}
