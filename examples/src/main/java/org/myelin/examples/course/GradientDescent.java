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
        Sample first = new Sample(Vector.of(2), Vector.of(3));
        Sample second = new Sample(Vector.of(1), Vector.of(1));
        List<Sample> data = List.of(first, second);
        Layer neuron = new Layer(Matrix.of(new double[][] {{0}}), ElementWise.LINEAR);
        Network start = new Network(List.of(neuron), new MeanSquaredError());
        var descent = new StochasticGradientDescent(0.2, 2, 1);
        Network network = start;
        for (int step = 0; step <= 4; step++) {
            double w = network.weights(1).at(1, 1);
            System.out.printf("w = %.4f  mean loss = %.4f%n", w, network.meanLoss(data));
            network = descent.step(network, data);
        }
        // endregion
        // region solution
        for (double alpha : new double[] {0.4, 0.6, 1.0}) {
            var other = new StochasticGradientDescent(alpha, 2, 1);
            Network once = other.step(start, data);
            Network twice = other.step(once, data);
            double w1 = once.weights(1).at(1, 1);
            double w2 = twice.weights(1).at(1, 1);
            System.out.printf("alpha = %.1f: w = 0, %.4f, %.4f%n", alpha, w1, w2);
        }
        // endregion
    }
}
