package org.myelin.examples.course;

import java.util.List;
import org.myelin.lecture.ElementWise;
import org.myelin.lecture.ForwardPass;
import org.myelin.lecture.Layer;
import org.myelin.lecture.Matrix;
import org.myelin.lecture.MeanSquaredError;
import org.myelin.lecture.Network;
import org.myelin.lecture.Vector;

/** Chapter 3 of the course: the forward computation. */
final class ForwardComputation {
    private ForwardComputation() {}

    /**
     * Runs the program.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        Network network = new Network(
                List.of(
                        new Layer(Matrix.of(new double[][] {{1, -1}, {0.5, 0.5}, {-1, 2}}), ElementWise.RELU),
                        new Layer(Matrix.of(new double[][] {{1, 2, -0.5}}), ElementWise.LINEAR)),
                new MeanSquaredError());
        // region example
        Vector x = Vector.of(1, 2);
        ForwardPass pass = ForwardPass.vector(network, x);
        for (int l = 2; l <= network.depth(); l++) {
            System.out.println("z" + l + " = " + Rounded.text(pass.netInputs(l)));
            System.out.println("a" + l + " = " + Rounded.text(pass.activations(l)));
        }
        boolean equal = ForwardPass.scalar(network, x).output().equals(pass.output());
        System.out.println("scalar form equals vector form: " + equal);
        // endregion
        // region solution
        System.out.println("a3 = " + Rounded.text(network.output(Vector.of(2, 1))));
        // endregion
    }
}
