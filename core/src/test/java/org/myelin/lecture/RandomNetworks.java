package org.myelin.lecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Small networks and samples with random numbers, the same for the same seed. */
final class RandomNetworks {
    private RandomNetworks() {}

    /** A described network with a seed for its numbers; its name says what is tested. */
    record Case(ActivationFunction hidden, ActivationFunction output, Loss loss, boolean bias, List<Integer> sizes) {
        /**
         * With it no neuron is near the kink of ReLU, and in every case a gradient reaches W¹; the tests assert both.
         */
        private static final long SEED = 21;

        Network network() {
            Random random = new Random(SEED);
            List<Layer> layers = new ArrayList<>();
            for (int l = 1; l < sizes.size(); l++) {
                int inputs = sizes.get(l - 1);
                int outputs = sizes.get(l);
                layers.add(new Layer(
                        Matrix.build(outputs, inputs, (j, i) -> uniform(random)),
                        Vector.build(bias ? outputs : 0, j -> uniform(random)),
                        l == sizes.size() - 1 ? output : hidden));
            }
            return new Network(layers, loss);
        }

        List<Sample> samples() {
            Random random = new Random(SEED + 1);
            List<Sample> samples = new ArrayList<>();
            for (int k = 0; k < 3; k++) {
                Vector x = Vector.build(sizes.getFirst(), i -> uniform(random));
                samples.add(Sample.ofClass(x, random.nextInt(sizes.getLast()), sizes.getLast()));
            }
            return samples;
        }

        private static double uniform(RandomGenerator random) {
            return 2 * random.nextDouble() - 1;
        }
    }

    /** Every hidden activation × output activation with its loss × bias × depth. */
    static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        for (List<Integer> sizes :
                List.of(List.of(3, 2), List.of(3, 4, 2), List.of(2, 3, 4, 3), List.of(4, 5, 3, 4, 3))) {
            for (boolean bias : new boolean[] {false, true}) {
                for (ElementWise hidden : ElementWise.values()) {
                    for (ElementWise output : ElementWise.values()) {
                        cases.add(new Case(hidden, output, new MeanSquaredError(), bias, sizes));
                    }
                    cases.add(new Case(hidden, new Softmax(), new CrossEntropy(), bias, sizes));
                }
            }
        }
        return cases;
    }
}
