package org.myelin.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.myelin.data.Augmentation;
import org.myelin.data.Normalization;
import org.myelin.data.Split;
import org.myelin.message.Spelling;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.Dense;
import org.myelin.nn.Initializer;
import org.myelin.nn.Layer;
import org.myelin.nn.Loss;
import org.myelin.optim.Optimizer;
import org.myelin.optim.Schedule;
import org.myelin.optim.Sgd;

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
 * @param flip whether training pictures are mirrored at random
 * @param shift most pixels by which training pictures are moved at random; 0 for none
 * @param hidden neurons of each hidden layer; none gives a linear classifier
 * @param activation of the hidden layers
 * @param output activation of the output layer
 * @param bias whether layers have a bias
 * @param initializer {@code default}, {@code he}, {@code xavier} or {@code uniform(range)}
 * @param loss what is minimised
 * @param optimizer the method
 * @param schedule the learning rate
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
        boolean flip,
        int shift,
        List<Integer> hidden,
        Activation activation,
        Activation output,
        boolean bias,
        String initializer,
        Loss loss,
        Sgd optimizer,
        ScheduleSettings schedule,
        int epochs,
        int batchSize,
        int patience,
        long seed) {
    /** What hidden layers may use: a derivative for each element by itself. */
    private static final Activation[] HIDDEN =
            Arrays.stream(Activation.values()).filter(Activation::isElementWise).toArray(Activation[]::new);

    private static final String UNIFORM = "uniform(";

    /** Takes a copy of the list. */
    public Recipe {
        hidden = List.copyOf(hidden);
    }

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
        Recipe recipe = new Recipe(
                settings.text("name"),
                settings.text("dataset"),
                settings.integer("validation", 1),
                settings.choice("normalization", Normalization.values()),
                settings.flag("augmentation.flip"),
                settings.integer("augmentation.shift", 0),
                settings.integers("network.layers", 1),
                settings.choice("network.activation", HIDDEN),
                settings.choice("network.output", Activation.values()),
                settings.flag("network.bias"),
                settings.text("network.initializer"),
                settings.choice("network.loss", Loss.values()),
                sgd(settings),
                ScheduleSettings.of(settings),
                settings.integer("epochs", 1),
                settings.integer("batch-size", 1),
                settings.integer("early-stopping.patience", 0),
                settings.integer("seed"));
        recipe.requireNetwork(settings);
        return recipe;
    }

    /** What is wrong with every network of this kind is said before any data is read. */
    private void requireNetwork(Settings settings) {
        initializerOf(settings, activation);
        try {
            architecture(1, 2);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "recipe: network.activation " + activation + ", network.output " + output + " and network.loss "
                            + loss + " do not go together: " + e.getMessage(),
                    e);
        }
    }

    private static Sgd sgd(Settings settings) {
        if (!settings.text("optimizer.type").equals("sgd")) {
            throw settings.refused("optimizer.type", "sgd", null);
        }
        double momentum =
                settings.decimal("optimizer.momentum", "a number from 0 to below 1", value -> value >= 0 && value < 1);
        boolean nesterov = settings.flag("optimizer.nesterov");
        if (nesterov && momentum == 0) {
            throw settings.refused("optimizer.nesterov", "false while optimizer.momentum is 0", null);
        }
        return new Sgd(momentum, nesterov, settings.notNegative("optimizer.weight-decay"));
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
        values.put("augmentation.flip", Boolean.toString(flip));
        values.put("augmentation.shift", Integer.toString(shift));
        values.put("network.layers", hidden.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]")));
        values.put("network.activation", activation.toString());
        values.put("network.output", output.toString());
        values.put("network.bias", Boolean.toString(bias));
        values.put("network.initializer", initializer);
        values.put("network.loss", loss.toString());
        values.put("optimizer.type", "sgd");
        values.put("optimizer.momentum", Double.toString(optimizer.momentum()));
        values.put("optimizer.nesterov", Boolean.toString(optimizer.nesterov()));
        values.put("optimizer.weight-decay", Double.toString(optimizer.weightDecay()));
        schedule.putTo(values);
        values.put("epochs", Integer.toString(epochs));
        values.put("batch-size", Integer.toString(batchSize));
        values.put("early-stopping.patience", Integer.toString(patience));
        values.put("seed", Long.toString(seed));
        return values;
    }

    /**
     * The network for a data set.
     *
     * @param inputs number of features
     * @param classes number of classes
     * @throws IllegalArgumentException if output and loss do not go together
     */
    public Architecture architecture(int inputs, int classes) {
        Settings settings = new Settings(Map.of("network.initializer", initializer));
        List<Layer> layers = new ArrayList<>();
        for (int outputs : hidden) {
            layers.add(new Dense(outputs, activation, bias, initializerOf(settings, activation)));
        }
        layers.add(new Dense(classes, output, bias, initializerOf(settings, output)));
        return new Architecture(inputs, layers, loss);
    }

    private Initializer initializerOf(Settings settings, Activation of) {
        if (initializer.startsWith(UNIFORM) && initializer.endsWith(")")) {
            String range = initializer.substring(UNIFORM.length(), initializer.length() - 1);
            return new Initializer.Uniform(
                    new Settings(Map.of("network.initializer", range)).positive("network.initializer"));
        }
        return switch (initializer) {
            case "default" -> Initializer.defaultFor(of);
            case "he" -> new Initializer.He();
            case "xavier" -> new Initializer.Xavier();
            default ->
                throw settings.refused(
                        "network.initializer", "default, he, xavier or a range such as uniform(0.05)", null);
        };
    }

    /** Random changes to training pictures. */
    public Augmentation augmentation() {
        List<Augmentation> steps = new ArrayList<>();
        if (flip) {
            steps.add(new Augmentation.HorizontalFlip());
        }
        if (shift > 0) {
            steps.add(new Augmentation.Shift(shift));
        }
        return new Augmentation.Sequence(steps);
    }

    /** A trainer with all these settings for the two parts of a split. */
    public TrainerBuilder trainer(Split split) {
        Optimizer method = optimizer;
        Schedule rates = schedule.schedule();
        return Trainer.builder(architecture(
                        split.training().shape().features(),
                        split.training().classNames().size()))
                .training(split.training())
                .validation(split.validation())
                .normalization(normalization)
                .augmentation(augmentation())
                .optimizer(method)
                .schedule(rates)
                .epochs(epochs)
                .batchSize(batchSize)
                .earlyStopping(patience)
                .seed(seed);
    }
}
