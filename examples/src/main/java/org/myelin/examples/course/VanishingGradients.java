package org.myelin.examples.course;

import org.myelin.lecture.ElementWise;
import org.myelin.lecture.SingleNeuronChain;
import org.myelin.lecture.Vector;

/** Chapter 10 of the course: vanishing gradients. */
final class VanishingGradients {
    private VanishingGradients() {}

    /**
     * Runs the program.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        // region example
        var chain = new SingleNeuronChain(Vector.of(1, 1, 1, 1), ElementWise.SIGMOID);
        SingleNeuronChain.Trace trace = chain.run(1, 0);
        for (int l = 2; l <= 4; l++) {
            System.out.printf("layer %d: factor = %.4f%n", l, trace.factor(l));
        }
        System.out.printf("delta5 = %.5f%n", trace.sensitivity(5));
        System.out.printf("delta2 = %.5f%n", trace.sensitivity(2));
        for (int depth : new int[] {5, 10, 20}) {
            Vector ones = Vector.build(depth - 1, l -> 1);
            double sigmoid =
                    new SingleNeuronChain(ones, ElementWise.SIGMOID).run(1, 0).survival();
            double relu =
                    new SingleNeuronChain(ones, ElementWise.RELU).run(1, 0).survival();
            System.out.printf("L = %2d: sigmoid %.0e, ReLU %.0f%n", depth, sigmoid, relu);
        }
        // endregion
        // region solution
        for (double w : new double[] {0.5, 1, 1.5}) {
            var linear = new SingleNeuronChain(Vector.build(19, l -> w), ElementWise.LINEAR);
            System.out.printf("w = %.1f: %.1e%n", w, linear.run(1, 0).survival());
        }
        var large = new SingleNeuronChain(Vector.build(19, l -> 4), ElementWise.SIGMOID);
        System.out.printf("sigmoid, w = 4: %.1e%n", large.run(1, 0).survival());
        // endregion
    }
}
