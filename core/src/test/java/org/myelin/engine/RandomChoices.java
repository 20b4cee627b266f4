package org.myelin.engine;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.myelin.check.ReferenceNetwork;
import org.myelin.kernel.Panels;
import org.myelin.kernel.ThreadTeam;
import org.myelin.nn.Architecture;
import org.myelin.nn.Dropout;
import org.myelin.nn.Layer;
import org.myelin.nn.Leaf;
import org.myelin.nn.Parameters;
import org.myelin.nn.Residual;

/**
 * What is random in one training step, read off the forward half of the engine: which values each layer of dropout made
 * 0, and which branches were left out. Inputs of dropout must not be 0.
 */
final class RandomChoices {
    private final Map<Integer, double[][]> dropout = new HashMap<>();
    private final Map<Integer, Double> branches = new HashMap<>();

    private RandomChoices() {}

    static RandomChoices of(Parameters parameters, Batch batch, long seed, long step) {
        RandomChoices choices = new RandomChoices();
        Pass pass = new Pass(seed);
        pass.train(step);
        Architecture architecture = parameters.architecture();
        List<Leaf> leaves = architecture.leaves();
        try (ForwardEngine engine =
                new ForwardEngine(parameters.copy(), batch.capacity(), new ThreadTeam(1), pass, null)) {
            engine.forward(batch);
            int leaf = 0;
            for (int l = 0; l < engine.layers().size(); l++) {
                LayerStep layer = engine.layers().get(l);
                if (architecture.layers().get(l) instanceof Residual residual) {
                    ResidualStep block = (ResidualStep) layer;
                    choices.branches.put(leaf, block.dropped ? 0.0 : 1.0);
                    leaf += block.shortcut == null ? 0 : 1;
                    for (int b = 0; b < residual.branch().size(); b++) {
                        choices.note(leaf, leaves.get(leaf).layer(), block.branch.get(b), batch.size());
                        leaf++;
                    }
                } else {
                    choices.note(leaf, leaves.get(leaf).layer(), layer, batch.size());
                    leaf++;
                }
            }
        }
        return choices;
    }

    private void note(int leaf, Layer layer, LayerStep step, int size) {
        if (layer instanceof Dropout drop) {
            double[][] factors = new double[size][step.outputs];
            for (int s = 0; s < size; s++) {
                for (int i = 0; i < step.outputs; i++) {
                    boolean kept = step.a[Panels.index(step.outputs, i, s)] != 0;
                    factors[s][i] = kept ? 1 / (1 - drop.probability()) : 0;
                }
            }
            dropout.put(leaf, factors);
        }
    }

    /** The blocks of an architecture by the numbers of their first leaves. */
    static SequencedMap<Integer, Residual> places(Architecture architecture) {
        SequencedMap<Integer, Residual> places = new LinkedHashMap<>();
        int leaf = 0;
        for (int l = 0; l < architecture.layers().size(); l++) {
            if (architecture.layers().get(l) instanceof Residual residual) {
                places.put(leaf, residual);
                leaf += residual.branch().size() + (residual.needsProjection(architecture.inputsOf(l)) ? 1 : 0);
            } else {
                leaf++;
            }
        }
        return places;
    }

    void giveTo(ReferenceNetwork reference) {
        reference.dropout().putAll(dropout);
        reference.branches().putAll(branches);
    }

    /** How many branches were left out. */
    int dropped() {
        return (int) branches.values().stream().filter(share -> share == 0).count();
    }
}
