package org.myelin.examples.course;

import org.myelin.lecture.ElementWise;
import org.myelin.lecture.Neuron;
import org.myelin.lecture.Vector;

/** Chapter 1 of the course: a neuron. */
final class OneNeuron {
    private OneNeuron() {}

    /**
     * Runs the program.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        // region example
        Vector x = Vector.of(1.5, 1);
        Neuron neuron = new Neuron(Vector.of(2, -1), ElementWise.SIGMOID);
        System.out.printf("z = %.4f%n", neuron.netInput(x));
        System.out.printf("a = %.4f%n", neuron.output(x));
        // endregion
        // region solution
        Neuron shifted = new Neuron(Vector.of(2, -1), -2, ElementWise.SIGMOID);
        System.out.printf("z = %.4f, a = %.4f%n", shifted.netInput(x), shifted.output(x));
        // endregion
    }
}
