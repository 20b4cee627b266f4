package org.myelin.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.myelin.nn.Activate;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.BatchNorm;
import org.myelin.nn.Dense;
import org.myelin.nn.Dropout;
import org.myelin.nn.Initializer;
import org.myelin.nn.Layer;
import org.myelin.nn.LayerNorm;
import org.myelin.nn.Residual;
import org.myelin.nn.Whitening;
import org.myelin.setting.Interval;
import org.myelin.setting.Kind;
import org.myelin.setting.Values;

/**
 * The layers that the settings of a network describe.
 *
 * @param settings the network
 * @param values the values of all settings
 */
record NetworkLayers(NetworkSettings settings, Values values) {
    private static final Kind<Double> UNIFORM_RANGE = Kind.decimal(Interval.above(0, 1000));

    /** The network for this number of features and classes. */
    Architecture architecture(int inputs, int classes) {
        List<Layer> layers = new ArrayList<>();
        if (values.get(NetworkSettings.WHITENING) > 0) {
            layers.add(new Whitening(
                    values.get(NetworkSettings.WHITENING), values.get(NetworkSettings.WHITENING_EPSILON)));
        }
        List<Integer> hidden = settings.hidden();
        for (int l = 0; l < hidden.size(); l++) {
            boolean beforeBlocks = settings.type() == NetworkSettings.Type.RESIDUAL && l == hidden.size() - 1;
            addHidden(layers, hidden.get(l), beforeBlocks);
        }
        if (settings.type() == NetworkSettings.Type.RESIDUAL) {
            addBlocks(layers);
        }
        layers.add(dense(classes, values.get(NetworkSettings.OUTPUT), values.get(NetworkSettings.OUTPUT)));
        return new Architecture(inputs, layers, settings.loss());
    }

    /** Dense, normalisation, activation, dropout; the input of the blocks stays linear. */
    private void addHidden(List<Layer> layers, int neurons, boolean beforeBlocks) {
        Activation activation = values.get(NetworkSettings.ACTIVATION);
        if (beforeBlocks) {
            layers.add(dense(neurons, Activation.LINEAR, Activation.LINEAR));
            return;
        }
        if (values.get(NetworkSettings.NORM) == NetworkSettings.Norm.NONE) {
            layers.add(dense(neurons, activation, activation));
        } else {
            layers.add(dense(neurons, Activation.LINEAR, activation));
            addNorm(layers);
            layers.add(new Activate(activation));
        }
        addDropout(layers);
    }

    private void addBlocks(List<Layer> layers) {
        int width = settings.hidden().getLast();
        int inner = Math.toIntExact(settings.innerNeurons());
        int blocks = values.get(NetworkSettings.BLOCKS);
        for (int block = 1; block <= blocks; block++) {
            List<Layer> branch = new ArrayList<>();
            addNorm(branch);
            branch.add(dense(inner, values.get(NetworkSettings.ACTIVATION), values.get(NetworkSettings.ACTIVATION)));
            addDropout(branch);
            branch.add(new Dense(width, Activation.LINEAR, settings.bias(), new Initializer.Zero()));
            layers.add(new Residual(branch, values.get(NetworkSettings.STOCHASTIC_DEPTH) * block / blocks));
        }
        addNorm(layers);
        addDropout(layers);
    }

    private void addNorm(List<Layer> layers) {
        switch (values.get(NetworkSettings.NORM)) {
            case NONE -> {}
            case BATCH -> layers.add(new BatchNorm());
            case LAYER -> layers.add(new LayerNorm());
        }
    }

    private void addDropout(List<Layer> layers) {
        if (values.get(NetworkSettings.DROPOUT) > 0) {
            layers.add(new Dropout(values.get(NetworkSettings.DROPOUT)));
        }
    }

    /**
     * A dense layer.
     *
     * @param followedBy the activation that the initial weights must fit, in this layer or after a normalisation
     */
    private Dense dense(int outputs, Activation activation, Activation followedBy) {
        return new Dense(
                outputs,
                activation,
                settings.bias(),
                initializer(values.get(NetworkSettings.INITIALIZER), followedBy).orElseThrow());
    }

    /** The initialiser of a text; empty if there is none. */
    static Optional<Initializer> initializer(String text, Activation followedBy) {
        if (text.startsWith("uniform(") && text.endsWith(")")) {
            String range = text.substring("uniform(".length(), text.length() - 1);
            return UNIFORM_RANGE.read(range).map(Initializer.Uniform::new);
        }
        return switch (text) {
            case "default" -> Optional.of(Initializer.defaultFor(followedBy));
            case "he" -> Optional.of(new Initializer.He());
            case "xavier" -> Optional.of(new Initializer.Xavier());
            case "lecun" -> Optional.of(new Initializer.LeCun());
            default -> Optional.empty();
        };
    }
}
