package org.myelin.nn;

import java.util.ArrayList;
import java.util.List;
import org.myelin.kernel.Panels;

/**
 * Where the parameters of each leaf lie in one flat buffer. Padding holds zeros and stays zero.
 *
 * <p>A dense layer has a weight matrix and, with a bias, a vector; a normalisation has γ (named weight) and β (bias), batch
 * normalisation also the running mean and variance; whitening a weight matrix and a bias that are not trained.
 */
public final class ParameterLayout {
    /** What a leaf does not have. */
    public static final int NONE = -1;

    private final List<Leaf> leaves;
    private final List<ParameterSlot> slots = new ArrayList<>();
    private final int[] weightsAt;
    private final int[] biasesAt;
    private final int[] statisticsAt;
    private int size;

    ParameterLayout(int inputs, List<Layer> layers) {
        leaves = Leaf.of(inputs, layers);
        weightsAt = new int[leaves.size()];
        biasesAt = new int[leaves.size()];
        statisticsAt = new int[leaves.size()];
        for (int l = 0; l < leaves.size(); l++) {
            add(l, leaves.get(l));
        }
    }

    private void add(int l, Leaf leaf) {
        int outputs = leaf.outputs();
        weightsAt[l] = NONE;
        biasesAt[l] = NONE;
        statisticsAt[l] = NONE;
        switch (leaf.layer()) {
            case Dense dense -> {
                weightsAt[l] = add(l, "weight", true, true, outputs, leaf.inputs());
                biasesAt[l] = dense.bias() ? add(l, "bias", false, true, outputs, 1) : NONE;
            }
            case Whitening _ -> {
                weightsAt[l] = add(l, "weight", true, false, outputs, leaf.inputs());
                biasesAt[l] = add(l, "bias", false, false, outputs, 1);
            }
            case LayerNorm _ -> addScaleAndShift(l, outputs);
            case BatchNorm _ -> {
                addScaleAndShift(l, outputs);
                statisticsAt[l] = add(l, "mean", false, false, outputs, 1);
                add(l, "variance", false, false, outputs, 1);
            }
            case Activate _, Dropout _, Residual _ -> {}
        }
    }

    private void addScaleAndShift(int l, int outputs) {
        weightsAt[l] = add(l, "weight", false, true, outputs, 1);
        biasesAt[l] = add(l, "bias", false, true, outputs, 1);
    }

    private int add(int leaf, String name, boolean isMatrix, boolean isTrained, int outputs, int inputs) {
        int at = size;
        String fullName = "layers." + leaves.get(leaf).path() + "." + name;
        slots.add(new ParameterSlot(fullName, leaf, isMatrix, isTrained, outputs, inputs, at));
        long end = at + ParameterSlot.rows(isMatrix, outputs, inputs) * Panels.WIDTH;
        if (end > Integer.MAX_VALUE - Panels.WIDTH) {
            throw new IllegalArgumentException("architecture: up to layer " + (leaf + 1) + " there are about " + end
                    + " parameters, but a network can hold at most " + Integer.MAX_VALUE
                    + "; make the layers narrower");
        }
        size = (int) end;
        return at;
    }

    /** Length of the buffer. */
    public int size() {
        return size;
    }

    /** All leaves from input to output. */
    public List<Leaf> leaves() {
        return leaves;
    }

    /** All matrices and vectors in the order of the buffer. */
    public List<ParameterSlot> slots() {
        return List.copyOf(slots);
    }

    /** Where the weights of a leaf (from 0) begin, or {@link #NONE}. */
    public int weightsAt(int leaf) {
        return weightsAt[leaf];
    }

    /** Where the biases of a leaf (from 0) begin, or {@link #NONE}. */
    public int biasesAt(int leaf) {
        return biasesAt[leaf];
    }

    /** Where the running means of a leaf (from 0) begin, or {@link #NONE}; the variances follow. */
    public int statisticsAt(int leaf) {
        return statisticsAt[leaf];
    }
}
