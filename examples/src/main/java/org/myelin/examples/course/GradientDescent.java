package org.myelin.examples.course;

import java.util.List;
import org.myelin.lecture.ElementWise;
import org.myelin.lecture.Layer;
import org.myelin.lecture.Matrix;
import org.myelin.lecture.MeanSquaredError;
import org.myelin.lecture.Network;
import org.myelin.lecture.Sample;
import org.myelin.lecture.StochasticGradientDescent;
import org.myelin.lecture.Vector;

/** Chapter 7 of the course: gradient descent. */
final class GradientDescent {
    private GradientDescent() {}

    /**
     * Runs the program.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        // region example
        List<Sample> data = List.of(new Sample(Vector.of(2), Vector.of(3)), new Sample(Vector.of(1), Vector.of(1)));
        Network start = new Network(
                List.of(new Layer(Matrix.of(new double[][] {{0}}), ElementWise.LINEAR)), new MeanSquaredError());
        var descent = new StochasticGradientDescent(0.2, 2, 1);
        Network network = start;
        for (int step = 0; step <= 4; step++) {
            System.out.printf("w = %.4f  mean loss = %.4f%n", network.weights(1).at(1, 1), network.meanLoss(data));
            network = descent.step(network, data);
        }
        // endregion
        // region solution
        for (double alpha : new double[] {0.4, 0.6, 1.0}) {
            var other = new StochasticGradientDescent(alpha, 2, 1);
            Network first = other.step(start, data);
            Network second = other.step(first, data);
            System.out.printf(
                    "alpha = %.1f: w = 0, %.4f, %.4f%n",
                    alpha, first.weights(1).at(1, 1), second.weights(1).at(1, 1));
        }
        // endregion
    }
}
