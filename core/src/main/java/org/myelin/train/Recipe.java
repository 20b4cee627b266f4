package org.myelin.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.myelin.data.Normalization;
import org.myelin.data.Split;
import org.myelin.message.Spelling;

/**
 * All settings of a training run on a named data set: what is in a file {@code recipe.yaml}. The same recipe gives the
 * same bits.
 *
 * <p>As texts, settings have the dotted names of the file's tree, for example {@code optimizer.momentum}; see {@link
 * #settings} and {@link #of}.
 *
 * @param name for people and run directories
 * @param dataset name of the data set
 * @param validation number of training samples that are split off for validation
 * @param normalization how features are normalised
 * @param augmentation random changes to training pictures
 * @param network what is trained
 * @param optimizer the method
 * @param schedule the learning rate
 * @param refinements label smoothing, mixup, balanced classes, average of the weights, accumulation
 * @param epochs passes over the training samples
 * @param batchSize samples of a mini-batch
 * @param patience epochs without improvement after which training stops; 0 for never
 * @param seed of everything random: split, weights, order, augmentation
 */
public record Recipe(
        String name,
        String dataset,
        int validation,
        Normalization normalization,
        AugmentationSettings augmentation,
        NetworkSettings network,
        OptimizerSettings optimizer,
        ScheduleSettings schedule,
        Refinements refinements,
        int epochs,
        int batchSize,
        int patience,
        long seed) {
    /**
     * Makes a recipe from settings.
     *
     * @param values for every name in {@link #names} a text
     * @throws IllegalArgumentException if a setting is missing, unknown or wrong; the message names it, what was expected
     *     and what was found
     */
    public static Recipe of(Map<String, String> values) {
        for (String key : values.keySet()) {
            if (!names().contains(key)) {
                throw new IllegalArgumentException(
                        "recipe: there is no setting " + key + Spelling.suggest(key, names()));
            }
        }
        Settings settings = new Settings(values);
        return new Recipe(
                settings.text("name"),
                settings.text("dataset"),
                settings.integer("validation", 1),
                settings.choice("normalization", Normalization.values()),
                AugmentationSettings.of(settings),
                NetworkSettings.of(settings),
                OptimizerSettings.of(settings),
                ScheduleSettings.of(settings),
                refinements(settings),
                settings.integer("epochs", 1),
                settings.integer("batch-size", 1),
                settings.integer("early-stopping.patience", 0),
                settings.integer("seed"));
    }

    private static Refinements refinements(Settings settings) {
        return new Refinements(
                settings.share("label-smoothing"),
                settings.notNegative("mixup"),
                settings.flag("balanced-classes"),
                settings.share("weight-average"),
                settings.integer("accumulation", 1));
    }

    /** The names of all settings, in the order of the file. */
    public static List<String> names() {
        return List.copyOf(Defaults.SETTINGS.keySet());
    }

    /** Settings for a plain ReLU classifier, to be changed where wanted. */
    public static SequencedMap<String, String> defaults() {
        return new LinkedHashMap<>(Defaults.SETTINGS);
    }

    /** Every setting as a text, in the order of the file; {@link #of} makes the same recipe of it. */
    public SequencedMap<String, String> settings() {
        SequencedMap<String, String> values = new LinkedHashMap<>();
        values.put("name", name);
        values.put("dataset", dataset);
        values.put("validation", Integer.toString(validation));
        values.put("normalization", normalization.toString());
        augmentation.putTo(values);
        network.putTo(values);
        optimizer.putTo(values);
        schedule.putTo(values);
        values.put("label-smoothing", Double.toString(refinements.labelSmoothing()));
        values.put("mixup", Double.toString(refinements.mixup()));
        values.put("balanced-classes", Boolean.toString(refinements.balancesClasses()));
        values.put("weight-average", Double.toString(refinements.averageDecay()));
        values.put("accumulation", Integer.toString(refinements.accumulation()));
        values.put("epochs", Integer.toString(epochs));
        values.put("batch-size", Integer.toString(batchSize));
        values.put("early-stopping.patience", Integer.toString(patience));
        values.put("seed", Long.toString(seed));
        return values;
    }

    /** A trainer with all these settings for the two parts of a split. */
    public TrainerBuilder trainer(Split split) {
        return Trainer.builder(
                        network.architecture(
                                split.training().shape().features(),
                                split.training().classNames().size()),
                        split)
                .normalization(normalization)
                .augmentation(augmentation.augmentation())
                .optimizer(optimizer.optimizer())
                .schedule(schedule.schedule())
                .refinements(refinements)
                .epochs(epochs)
                .batchSize(batchSize)
                .earlyStopping(patience)
                .seed(seed);
    }
}
