package org.myelin.recipe;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.myelin.data.Datasets;
import org.myelin.data.Normalization;
import org.myelin.setting.Descriptions;
import org.myelin.setting.GivenSettings;
import org.myelin.setting.Interval;
import org.myelin.setting.Kind;
import org.myelin.setting.Setting;
import org.myelin.setting.SettingException;
import org.myelin.setting.SettingGroup;
import org.myelin.setting.Settings;
import org.myelin.setting.Unit;
import org.myelin.setting.Values;
import org.myelin.text.Texts;

/**
 * All settings of a training run on a named data set: the content of a file {@code recipe.yaml}. The same recipe gives
 * the same bits. Immutable, thread-safe.
 *
 * <pre>{@code
 * Recipe recipe = Recipe.defaults()
 *         .with(Recipe.DATASET, "mnist")
 *         .with(NetworkSettings.LAYERS, List.of(512, 256))
 *         .with(Recipe.EPOCHS, 30);
 * }</pre>
 */
public final class Recipe {
    private static final int MAX_EPOCHS = 1_000_000;
    private static final SettingGroup.Builder DATA = SettingGroup.unnamed("data");
    private static final SettingGroup.Builder TRAINING = SettingGroup.unnamed("training");

    /** For people and run directories. */
    public static final Setting<String> NAME = DATA.add(Setting.of("name", Kind.text(1000, List.of()), "custom"));

    /** Name of the data set. */
    public static final Setting<String> DATASET =
            DATA.add(Setting.of("dataset", Kind.text(1000, Datasets.names()), "digits"));

    /** Number of training samples that are split off for validation. */
    public static final Setting<Integer> VALIDATION =
            DATA.add(Setting.of("validation", Kind.whole(1, 1_000_000_000), 200).in(Unit.SAMPLES));

    /** How features are normalised. */
    public static final Setting<Normalization> NORMALIZATION =
            DATA.add(Setting.of("normalization", Kind.choice(Normalization.values()), Normalization.PER_CHANNEL));

    /** ε: targets are (1−ε) y + ε/K. */
    public static final Setting<Double> LABEL_SMOOTHING =
            TRAINING.add(Setting.of("label-smoothing", Kind.decimal(Interval.below(0, 1)), 0.0)
                    .from("Szegedy et al., \"Rethinking the inception architecture\", CVPR 2016, section 7"));

    /**
     * α: each training sample is λ x + (1−λ) x′ with the targets λ y + (1−λ) y′, where x′ is another one of the batch
     * and λ ~ Beta(α, α), at least ½. Below 0.01, λ is 1 in all but one of a hundred samples; above 4, it is always
     * near ½, and slow to draw.
     */
    public static final Setting<Double> MIXUP = TRAINING.add(
            Setting.of("mixup", Kind.zeroOr(Interval.closed(0.01, 4)), 0.0).from("Zhang et al., \"mixup\", ICLR 2018"));

    /** Whether each class counts the same in the loss: a sample of class c counts N / (K n_c). */
    public static final Setting<Boolean> BALANCED_CLASSES =
            TRAINING.add(Setting.of("balanced-classes", Kind.flag(), false));

    /**
     * β: what is validated and kept is an average of the parameters, average := β average + (1−β) w after each step,
     * with a smaller β in the first steps.
     */
    public static final Setting<Double> WEIGHT_AVERAGE =
            TRAINING.add(Setting.of("weight-average", Kind.decimal(Interval.below(0, 1)), 0.0)
                    .from("Polyak and Juditsky 1992; as exponential average Tarvainen and Valpola, NeurIPS 2017"));

    /** Mini-batches that make one step of the optimiser. */
    public static final Setting<Integer> ACCUMULATION =
            TRAINING.add(Setting.of("accumulation", Kind.whole(1, 1_000_000), 1).in(Unit.BATCHES));

    /** Passes over the training samples. */
    public static final Setting<Integer> EPOCHS = TRAINING.add(
            Setting.of("epochs", Kind.whole(1, MAX_EPOCHS), 20).in(Unit.EPOCHS).from(DefaultSources.MEASURED));

    /** Samples of a mini-batch. */
    public static final Setting<Integer> BATCH_SIZE =
            TRAINING.add(Setting.of("batch-size", Kind.whole(1, 1_000_000_000), 128)
                    .in(Unit.SAMPLES)
                    .from(DefaultSources.MEASURED));

    /** Epochs without a better model after which training stops; 0 for never. */
    public static final Setting<Integer> PATIENCE = TRAINING.add(
            Setting.of("early-stopping.patience", Kind.whole(0, MAX_EPOCHS), 0).in(Unit.EPOCHS));

    /** Of everything random: split, weights, order, augmentation, dropout. */
    public static final Setting<Long> SEED = TRAINING.add(Setting.of("seed", Kind.anyWhole(), 1L));

    /** All settings, in the order of files. */
    public static final Settings SETTINGS = Settings.of(
            DATA.build(),
            AugmentationSettings.GROUP,
            NetworkSettings.GROUP,
            OptimizerSettings.GROUP,
            ScheduleSettings.GROUP,
            TRAINING.build());

    private static final Recipe DEFAULTS = new Recipe(SETTINGS.defaults());

    private final Values values;

    private Recipe(Values values) {
        this.values = values;
        network().requireNetwork();
        optimizer().requireMethod();
    }

    /** The default of every setting: a plain ReLU classifier of digits. */
    public static Recipe defaults() {
        return DEFAULTS;
    }

    /**
     * Makes a recipe of values.
     *
     * @throws SettingException if they do not go together
     */
    public static Recipe of(Values values) {
        return new Recipe(values);
    }

    /**
     * Makes a recipe of texts by key; settings without one have their defaults.
     *
     * @throws SettingException if a key is unknown or a value is refused; it names key, what was expected and what was
     *     given
     */
    public static Recipe of(Map<String, String> texts) {
        return of(GivenSettings.of(texts));
    }

    /**
     * Makes a recipe of texts from files and options; settings without one have their defaults.
     *
     * @throws SettingException if a key is unknown or a value is refused; it names key, what was expected, what was
     *     given and where
     */
    public static Recipe of(GivenSettings given) {
        Values read = SETTINGS.read(given);
        return Settings.checked(given, _ -> new Recipe(read));
    }

    /**
     * The same with another value. Several that only go together: {@code Recipe.of(recipe.values().with(…).with(…))}.
     *
     * @throws SettingException if it is out of range or does not go with the others
     */
    public <T> Recipe with(Setting<T> setting, T value) {
        return new Recipe(values.with(setting, value));
    }

    /** What the settings mean. */
    public static Descriptions descriptions() {
        return DescriptionsHolder.DESCRIPTIONS;
    }

    /** Parses the texts when they are first asked for: most programs never do. */
    private static final class DescriptionsHolder {
        static final Descriptions DESCRIPTIONS =
                Descriptions.of(Texts.of("settings", Recipe.class::getResourceAsStream));
    }

    /** The value of a setting. */
    public <T> T get(Setting<T> setting) {
        return values.get(setting);
    }

    /** The values of all settings. */
    public Values values() {
        return values;
    }

    /** Every setting as a text, in the order of the file; {@link #of(Map)} makes the same recipe of it. */
    public SequencedMap<String, String> settings() {
        return values.texts();
    }

    /** See {@link #NAME}. */
    public String name() {
        return get(NAME);
    }

    /** See {@link #DATASET}. */
    public String dataset() {
        return get(DATASET);
    }

    /** See {@link #VALIDATION}. */
    public int validation() {
        return get(VALIDATION);
    }

    /** See {@link #NORMALIZATION}. */
    public Normalization normalization() {
        return get(NORMALIZATION);
    }

    /** Random changes to training pictures. */
    public AugmentationSettings augmentation() {
        return new AugmentationSettings(values);
    }

    /** The network that is trained. */
    public NetworkSettings network() {
        return new NetworkSettings(values);
    }

    /** The method. */
    public OptimizerSettings optimizer() {
        return new OptimizerSettings(values);
    }

    /** The learning rate. */
    public ScheduleSettings schedule() {
        return new ScheduleSettings(values);
    }

    /** See {@link #EPOCHS}. */
    public int epochs() {
        return get(EPOCHS);
    }

    /** See {@link #BATCH_SIZE}. */
    public int batchSize() {
        return get(BATCH_SIZE);
    }

    /** See {@link #PATIENCE}. */
    public int patience() {
        return get(PATIENCE);
    }

    /** See {@link #SEED}. */
    public long seed() {
        return get(SEED);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Recipe recipe && values.equals(recipe.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "Recipe" + values;
    }
}
