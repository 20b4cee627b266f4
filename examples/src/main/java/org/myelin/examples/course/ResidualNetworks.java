package org.myelin.examples.course;

import java.util.List;
import org.myelin.lecture.ElementWise;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.Dense;
import org.myelin.nn.LayerNorm;
import org.myelin.nn.Residual;

/** Chapter 11 of the course: residual networks. */
final class ResidualNetworks {
    private ResidualNetworks() {}

    /**
     * Runs the program.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        // region example
        ElementWise f = ElementWise.SIGMOID;
        double w = 0.5;
        double plain = 1;
        double residual = 1;
        double a = 1;
        double b = 1;
        for (int l = 2; l <= 19; l++) {
            plain *= f.derivative(w * a) * w; // F′(a)
            a = f.f(w * a); // F(a)
            residual *= 1 + f.derivative(w * b) * w; // 1 + F′(b)
            b = b + f.f(w * b); // b + F(b)
        }
        System.out.printf("plain: %.1e, residual: %.4f%n", plain, residual);
        Dense wide = new Dense(2048, Activation.GELU);
        Dense narrow = new Dense(512, Activation.LINEAR);
        Residual block = new Residual(List.of(new LayerNorm(), wide, narrow));
        Architecture network = Architecture.builder(3072)
                .dense(512, Activation.LINEAR)
                .layer(block)
                .layer(block)
                .layer(block)
                .classes(10);
        System.out.println("parameters: " + network.parameterCount());
        // endregion
        // region solution
        System.out.println("one block: " + block.parameterCount(512));
        // endregion
    }
}
