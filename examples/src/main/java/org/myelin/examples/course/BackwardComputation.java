package org.myelin.examples.course;

import java.util.List;
import org.myelin.lecture.ElementWise;
import org.myelin.lecture.ForwardPass;
import org.myelin.lecture.Gradients;
import org.myelin.lecture.Layer;
import org.myelin.lecture.Matrix;
import org.myelin.lecture.MeanSquaredError;
import org.myelin.lecture.Network;
import org.myelin.lecture.Sample;
import org.myelin.lecture.Sensitivities;
import org.myelin.lecture.Vector;

/** Chapter 8 of the course: backpropagation. */
final class BackwardComputation {
    private BackwardComputation() {}

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
        ForwardPass pass = network.forward(sample.x());
        Sensitivities delta = Sensitivities.scalar(network, pass, sample.y());
        Gradients gradients = Gradients.scalar(network, pass, delta);
        System.out.println("z2     = " + Rounded.text(pass.netInputs(2)));
        System.out.println("a2     = " + Rounded.text(pass.activations(2)));
        System.out.println("z3     = " + Rounded.text(pass.netInputs(3)));
        System.out.println("a3     = " + Rounded.text(pass.activations(3)));
        System.out.println("delta3 = " + Rounded.text(delta.at(3)));
        System.out.println("delta2 = " + Rounded.text(delta.at(2)));
        Matrix slopes = gradients.weights(1);
        System.out.println("dJ/dW1, row 1 = " + Rounded.text(slopes.row(1)));
        System.out.println("dJ/dW1, row 2 = " + Rounded.text(slopes.row(2)));
        // endregion
        // region solution
        System.out.printf("dJ/dw12 = %.4f%n", gradients.weights(2).at(1, 2));
        // endregion
    }
}
