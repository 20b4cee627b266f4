package org.myelin.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * What a recipe says where it says nothing: a plain ReLU classifier trained with momentum 0.9 and a learning rate that
 * falls linearly. The numbers come from runs on validation data that docs/recipes.md lists.
 */
final class Defaults {
    static final SequencedMap<String, String> SETTINGS = settings();

    private Defaults() {}

    private static SequencedMap<String, String> settings() {
        SequencedMap<String, String> settings = new LinkedHashMap<>();
        settings.put("name", "custom");
        settings.put("dataset", "digits");
        settings.put("validation", "200");
        settings.put("normalization", "per-channel");
        settings.put("augmentation.flip", "false");
        settings.put("augmentation.shift", "0");
        settings.put("augmentation.edge", "zero");
        settings.put("augmentation.rotation", "0.0");
        settings.put("augmentation.zoom", "0.0");
        settings.put("augmentation.shear", "0.0");
        settings.put("augmentation.elastic", "0.0");
        settings.put("augmentation.elastic-smoothness", "4.0");
        settings.put("augmentation.cutout", "0");
        settings.put("network.type", "plain");
        settings.put("network.layers", "[256, 128]");
        settings.put("network.blocks", "4");
        settings.put("network.expansion", "4.0");
        settings.put("network.stochastic-depth", "0.0");
        settings.put("network.activation", "relu");
        settings.put("network.norm", "none");
        settings.put("network.dropout", "0.0");
        settings.put("network.whitening", "0");
        settings.put("network.whitening-epsilon", "0.01");
        settings.put("network.output", "softmax");
        settings.put("network.bias", "true");
        settings.put("network.initializer", "default");
        settings.put("network.loss", "cross-entropy");
        settings.put("optimizer.type", "sgd");
        settings.put("optimizer.momentum", "default");
        settings.put("optimizer.nesterov", "false");
        settings.put("optimizer.beta1", "default");
        settings.put("optimizer.beta2", "default");
        settings.put("optimizer.weight-decay", "0.0");
        settings.put("optimizer.muon-input", "false");
        settings.put("optimizer.muon-rest", "0.05");
        settings.put("optimizer.clip-norm", "0.0");
        settings.put("optimizer.clip-value", "0.0");
        settings.put("schedule.type", "linear");
        settings.put("schedule.learning-rate", "0.03");
        settings.put("schedule.final-learning-rate", "0.0");
        settings.put("schedule.warmup-epochs", "0.0");
        settings.put("schedule.step-factor", "0.1");
        settings.put("schedule.step-epochs", "10");
        settings.put("schedule.decay-share", "0.2");
        settings.put("label-smoothing", "0.0");
        settings.put("mixup", "0.0");
        settings.put("balanced-classes", "false");
        settings.put("weight-average", "0.0");
        settings.put("accumulation", "1");
        settings.put("epochs", "20");
        settings.put("batch-size", "128");
        settings.put("early-stopping.patience", "0");
        settings.put("seed", "1");
        return Collections.unmodifiableSequencedMap(settings);
    }
}
