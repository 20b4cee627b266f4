package org.myelin.examples.course;

import java.util.List;
import org.myelin.lecture.ElementWise;
import org.myelin.lecture.Layer;
import org.myelin.lecture.LogisticRegression;
import org.myelin.lecture.Matrix;
import org.myelin.lecture.MeanSquaredError;
import org.myelin.lecture.Network;
import org.myelin.lecture.Neuron;
import org.myelin.lecture.Sample;
import org.myelin.lecture.StochasticGradientDescent;
import org.myelin.lecture.Vector;

/** Chapter 5 of the course: what networks can fit. */
final class FittingPoints {
    private FittingPoints() {}

    /**
     * Runs the program.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        // region example
        var points = List.of(Vector.of(0, 0), Vector.of(0, 1), Vector.of(1, 0), Vector.of(1, 1));
        List<Sample> xor = points.stream()
                .map(x -> new Sample(x, Vector.of(x.at(1) == x.at(2) ? 0 : 1)))
                .toList();
        var descent = new StochasticGradientDescent(0.5, 4, 1);
        LogisticRegression line = LogisticRegression.train(xor, descent, 1000);
        Matrix hidden = Matrix.of(new double[][] {{1, 1}, {1, 1}});
        Matrix output = Matrix.of(new double[][] {{1, -2}});
        Layer first = new Layer(hidden, Vector.of(0, -1), ElementWise.RELU);
        Layer second = new Layer(output, ElementWise.LINEAR);
        Network network = new Network(List.of(first, second), new MeanSquaredError());
        for (Vector x : points) {
            System.out.printf(
                    "x = (%.0f, %.0f)  one neuron: %.4f  network: %.4f%n",
                    x.at(1), x.at(2), line.probability(x), network.output(x).at(1));
        }
        // endregion
        // region solution
        Neuron and = new Neuron(Vector.of(1, 1), -1.5, ElementWise.SIGMOID);
        for (Vector x : points) {
            System.out.printf("x = (%.0f, %.0f)  a = %.4f%n", x.at(1), x.at(2), and.output(x));
        }
        // endregion
    }
}
