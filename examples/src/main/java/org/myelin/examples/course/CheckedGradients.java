package org.myelin.examples.course;

import java.util.List;
import org.myelin.lecture.Backpropagation;
import org.myelin.lecture.CentralDifferences;
import org.myelin.lecture.ElementWise;
import org.myelin.lecture.ForwardPass;
import org.myelin.lecture.Layer;
import org.myelin.lecture.Matrix;
import org.myelin.lecture.MeanSquaredError;
import org.myelin.lecture.Network;
import org.myelin.lecture.Sample;
import org.myelin.lecture.Sensitivities;
import org.myelin.lecture.Vector;

/** Chapter 9 of the course: checking gradients. */
final class CheckedGradients {
    private CheckedGradients() {}

    /**
     * Runs the program.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        Network network = new Network(
                List.of(
                        new Layer(Matrix.of(new double[][] {{0.4, -0.2}, {0.3, 0.1}}), ElementWise.SIGMOID),
                        new Layer(Matrix.of(new double[][] {{1, -1}, {2, 1}}), ElementWise.SIGMOID)),
                new MeanSquaredError());
        // region example
        Sample sample = new Sample(Vector.of(1, 2), Vector.of(1, 0));
        double exact = Backpropagation.of(network, sample).weights(1).at(2, 1);
        System.out.printf("backpropagation: %.10f%n", exact);
        for (double h : new double[] {1e-1, 1e-3, 1e-5, 1e-8, 1e-11}) {
            double estimate =
                    CentralDifferences.of(network, sample, h).weights(1).at(2, 1);
            double error = Math.abs(estimate - exact);
            System.out.printf("h = %.0e: %.10f, error %.0e%n", h, estimate, error);
        }
        // endregion
        // region solution
        ForwardPass pass = network.forward(sample.x());
        Vector above = Sensitivities.vector(network, pass, sample.y()).at(3);
        Vector forgotten = network.weights(2).transpose().times(above); // f′(z²) is missing
        System.out.printf("wrong:  %.4f%n", forgotten.at(1) * sample.x().at(1));
        System.out.printf(
                "check:  %.4f%n",
                CentralDifferences.of(network, sample, 1e-5).weights(1).at(1, 1));
        // endregion
    }
}
