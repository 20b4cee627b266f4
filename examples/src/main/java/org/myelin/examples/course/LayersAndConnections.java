package org.myelin.examples.course;

import java.util.List;
import org.myelin.lecture.ElementWise;
import org.myelin.lecture.Layer;
import org.myelin.lecture.Matrix;
import org.myelin.lecture.MeanSquaredError;
import org.myelin.lecture.Network;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;

/** Chapter 2 of the course: layers and connections. */
final class LayersAndConnections {
    private LayersAndConnections() {}

    /**
     * Runs the program.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        // region example
        Matrix first = Matrix.of(new double[][] {{1, -1}, {0.5, 0.5}, {-1, 2}});
        Matrix second = Matrix.of(new double[][] {{1, 2, -0.5}});
        Network network = new Network(
                List.of(new Layer(first, ElementWise.RELU), new Layer(second, ElementWise.LINEAR)),
                new MeanSquaredError());
        System.out.println("L = " + network.depth());
        for (int l = 1; l < network.depth(); l++) {
            Matrix w = network.weights(l);
            System.out.println("W" + l + ": " + w.rows() + " × " + w.columns());
        }
        System.out.println("from neuron 2 of layer 1 to neuron 3 of layer 2: "
                + network.weights(1).at(3, 2));
        // endregion
        // region solution
        Architecture homework = Architecture.builder(3072)
                .dense(1024, Activation.RELU)
                .dense(512, Activation.RELU)
                .dense(512, Activation.RELU)
                .dense(256, Activation.RELU)
                .classes(10);
        System.out.println("weights and biases: " + homework.parameterCount());
        // endregion
    }
}
