package org.myelin.examples.course;

import java.util.List;
import org.myelin.lecture.ElementWise;

/** Chapter 4 of the course: activation functions. */
final class ActivationFunctions {
    private ActivationFunctions() {}

    /**
     * Runs the program.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        // region example
        for (ElementWise f : List.of(ElementWise.SIGMOID, ElementWise.TANH, ElementWise.RELU)) {
            for (double z : new double[] {-2, 0, 2}) {
                double slope = f.derivative(z);
                System.out.printf("%-7s z = %4.1f  f = %7.4f  slope = %.4f%n", f, z, f.f(z), slope);
            }
        }
        // endregion
        // region solution
        System.out.printf("tanh(1) = %.4f%n", ElementWise.TANH.f(1));
        System.out.printf("2 sigmoid(2) - 1 = %.4f%n", 2 * ElementWise.SIGMOID.f(2) - 1);
        // endregion
    }
}
