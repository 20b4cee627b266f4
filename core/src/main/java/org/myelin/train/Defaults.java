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
        settings.put("network.layers", "[256, 128]");
        settings.put("network.activation", "relu");
        settings.put("network.output", "softmax");
        settings.put("network.bias", "true");
        settings.put("network.initializer", "default");
        settings.put("network.loss", "cross-entropy");
        settings.put("optimizer.type", "sgd");
        settings.put("optimizer.momentum", "0.9");
        settings.put("optimizer.nesterov", "false");
        settings.put("optimizer.weight-decay", "0.0");
        settings.put("schedule.type", "linear");
        settings.put("schedule.learning-rate", "0.03");
        settings.put("schedule.final-learning-rate", "0.0");
        settings.put("schedule.warmup-epochs", "0.0");
        settings.put("schedule.step-factor", "0.1");
        settings.put("schedule.step-epochs", "10");
        settings.put("epochs", "20");
        settings.put("batch-size", "128");
        settings.put("early-stopping.patience", "0");
        settings.put("seed", "1");
        return Collections.unmodifiableSequencedMap(settings);
    }
}
