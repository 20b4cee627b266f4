package org.myelin.nn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.myelin.kernel.Panels;

/**
 * Where the parameters that layers {@linkplain Layer#parameters declare} lie in one flat buffer. Padding holds zeros
 * and stays zero.
 */
public final class ParameterLayout {
    private final List<Leaf> leaves;

    /** Of each leaf its slots by the names in the layer. */
    private final List<SequencedMap<String, ParameterSlot>> slots = new ArrayList<>();

    private int size;

    ParameterLayout(int inputs, List<Layer> layers) {
        leaves = Leaf.of(inputs, layers);
        for (int l = 0; l < leaves.size(); l++) {
            slots.add(slots(l, leaves.get(l)));
        }
    }

    private SequencedMap<String, ParameterSlot> slots(int l, Leaf leaf) {
        SequencedMap<String, ParameterSlot> ofLeaf = new LinkedHashMap<>();
        for (ParameterSpec spec : leaf.layer().parameters(leaf.inputs())) {
            ofLeaf.put(
                    spec.name(),
                    new ParameterSlot(
                            "layers." + leaf.path() + "." + spec.name(),
                            l,
                            spec.isMatrix(),
                            spec.isTrained(),
                            spec.decays(),
                            spec.outputs(),
                            spec.inputs(),
                            size));
            long end = size + ParameterSlot.rows(spec.isMatrix(), spec.outputs(), spec.inputs()) * Panels.WIDTH;
            if (end > Integer.MAX_VALUE - Panels.WIDTH) {
                throw new IllegalArgumentException("architecture: up to layer " + (l + 1) + " there are about " + end
                        + " parameters, but a network can hold at most " + Integer.MAX_VALUE
                        + "; make the layers narrower");
            }
            size = (int) end;
        }
        return ofLeaf;
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
        return slots.stream().flatMap(ofLeaf -> ofLeaf.values().stream()).toList();
    }

    /**
     * A matrix or vector of a leaf.
     *
     * @param leaf number of the leaf, from 0
     * @param name in the layer, for example {@link ParameterSpec#WEIGHT}
     * @return empty where the layer has none of this name
     */
    public Optional<ParameterSlot> find(int leaf, String name) {
        return Optional.ofNullable(slots.get(leaf).get(name));
    }

    /**
     * The same, where the layer must have one.
     *
     * @throws IllegalArgumentException if it has none of this name
     */
    public ParameterSlot slot(int leaf, String name) {
        return find(leaf, name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "parameters: layer " + leaves.get(leaf).label() + " of type "
                                + leaves.get(leaf).layer().format().id() + " has no " + name + ", only "
                                + slots.get(leaf).keySet()));
    }
}
