package org.myelin.nn;

import java.util.ArrayList;
import java.util.List;

/**
 * A layer that holds no others, and its place in the network. A residual block gives the leaves {@code 3.shortcut}
 * (only when it projects) and {@code 3.branch.0}, {@code 3.branch.1} …
 *
 * @param path where it is, as in the names of tensors in model files: {@code 0}, {@code 1} … for layers of the network
 *     itself
 * @param layer what it is
 * @param inputs its number of inputs
 */
public record Leaf(String path, Layer layer, int inputs) {
    /** Its number of outputs. */
    public int outputs() {
        return layer.outputs(inputs);
    }

    /** The same for people, as in {@link ArchitectureSummary}: {@code 4}, {@code 4.s}, {@code 4.1}, {@code 4.2} … */
    public String label() {
        String[] steps = path.split("\\.");
        StringBuilder label = new StringBuilder();
        for (String step : steps) {
            switch (step) {
                case "branch" -> label.append('.');
                case "shortcut" -> label.append(".s");
                default -> label.append(Integer.parseInt(step) + 1);
            }
        }
        return label.toString();
    }

    /** All leaves of some layers, from input to output. */
    static List<Leaf> of(int inputs, List<Layer> layers) {
        List<Leaf> leaves = new ArrayList<>();
        add(leaves, "", inputs, layers);
        return List.copyOf(leaves);
    }

    private static void add(List<Leaf> leaves, String prefix, int inputs, List<Layer> layers) {
        int before = inputs;
        for (int l = 0; l < layers.size(); l++) {
            String path = prefix + l;
            if (layers.get(l) instanceof Residual residual) {
                if (residual.needsProjection(before)) {
                    leaves.add(new Leaf(path + ".shortcut", residual.projection(before), before));
                }
                add(leaves, path + ".branch.", before, residual.branch());
            } else {
                leaves.add(new Leaf(path, layers.get(l), before));
            }
            before = layers.get(l).outputs(before);
        }
    }
}
