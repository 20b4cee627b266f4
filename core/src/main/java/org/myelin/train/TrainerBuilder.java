package org.myelin.train;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.myelin.data.Augmentation;
import org.myelin.data.Dataset;
import org.myelin.data.Normalization;
import org.myelin.data.Split;
import org.myelin.model.ThreadCount;
import org.myelin.nn.Architecture;
import org.myelin.nn.Leaf;
import org.myelin.nn.ShapeMismatchException;
import org.myelin.optim.Optimizer;
import org.myelin.optim.Schedule;
import org.myelin.recipe.OptimizerSettings;
import org.myelin.recipe.Recipe;
import org.myelin.recipe.ScheduleSettings;

/** Describes a training run; see {@link Trainer#builder}. Not thread-safe. */
public final class TrainerBuilder {
    private static final Recipe DEFAULTS = Recipe.defaults();

    /** What a killed run may lose. */
    private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(30);

    /** Short epochs do not each need a checkpoint. */
    private static final Duration CHECKPOINT_AFTER_EPOCH = Duration.ofSeconds(10);

    private final Architecture architecture;
    private final Split samples;
    private Optional<Normalization> normalization = Optional.empty();
    private Augmentation augmentation = Augmentation.none();
    private Optimizer optimizer = DEFAULTS.optimizer().optimizer();
    private Schedule schedule = DEFAULTS.schedule().schedule();
    private int epochs = DEFAULTS.epochs();
    private int batchSize = DEFAULTS.batchSize();
    private int patience = DEFAULTS.patience();
    private double labelSmoothing = DEFAULTS.get(Recipe.LABEL_SMOOTHING);
    private double mixup = DEFAULTS.get(Recipe.MIXUP);
    private boolean balancesClasses = DEFAULTS.get(Recipe.BALANCED_CLASSES);
    private double averageDecay = DEFAULTS.get(Recipe.WEIGHT_AVERAGE);
    private int accumulation = DEFAULTS.get(Recipe.ACCUMULATION);
    private long seed = DEFAULTS.seed();
    private int threads = ThreadCount.byDefault();
    private Optional<Path> checkpoint = Optional.empty();
    private boolean resume;
    private Duration checkpointInterval = CHECKPOINT_INTERVAL;
    private Duration checkpointAfterEpoch = CHECKPOINT_AFTER_EPOCH;
    private Optional<Path> bestModelFile = Optional.empty();
    private Optional<ObservationSchedule> observations = Optional.empty();
    private final List<TrainingListener> listeners = new ArrayList<>();

    TrainerBuilder(Architecture architecture, Split samples) {
        this.architecture = architecture;
        this.samples = samples;
    }

    /**
     * How features are normalised, with numbers fitted on the training samples; by default per channel for pictures and
     * per feature for tables.
     */
    public TrainerBuilder normalization(Normalization kind) {
        normalization = Optional.of(kind);
        return this;
    }

    /** Random changes to training pictures; none by default. */
    public TrainerBuilder augmentation(Augmentation changes) {
        augmentation = changes;
        return this;
    }

    /**
     * How a gradient changes the parameters; gradient descent with momentum by default, see {@link OptimizerSettings}.
     */
    public TrainerBuilder optimizer(Optimizer method) {
        optimizer = method;
        return this;
    }

    /** The learning rate; falling linearly to 0 by default, see {@link ScheduleSettings}. */
    public TrainerBuilder schedule(Schedule rates) {
        schedule = rates;
        return this;
    }

    /** Number of passes over the training samples; see {@link Recipe#EPOCHS}. */
    public TrainerBuilder epochs(int count) {
        epochs = Recipe.EPOCHS.require(count);
        return this;
    }

    /** Number of samples of a mini-batch; see {@link Recipe#BATCH_SIZE}. */
    public TrainerBuilder batchSize(int samples) {
        batchSize = Recipe.BATCH_SIZE.require(samples);
        return this;
    }

    /** Stops after N epochs without a better model; 0, the default, never stops early. */
    public TrainerBuilder earlyStopping(int epochsWithoutImprovement) {
        patience = Recipe.PATIENCE.require(epochsWithoutImprovement);
        return this;
    }

    /** ε; none by default, see {@link Recipe#LABEL_SMOOTHING}. */
    public TrainerBuilder labelSmoothing(double epsilon) {
        labelSmoothing = Recipe.LABEL_SMOOTHING.require(epsilon);
        return this;
    }

    /** α of the distribution from which the shares of mixed samples come; none by default, see {@link Recipe#MIXUP}. */
    public TrainerBuilder mixup(double alpha) {
        mixup = Recipe.MIXUP.require(alpha);
        return this;
    }

    /** Each class counts the same in the loss, however many samples it has; see {@link Recipe#BALANCED_CLASSES}. */
    public TrainerBuilder balanceClasses(boolean balances) {
        balancesClasses = balances;
        return this;
    }

    /**
     * Validates and keeps an average of the parameters with decay β; none by default, see {@link
     * Recipe#WEIGHT_AVERAGE}.
     */
    public TrainerBuilder weightAverage(double decay) {
        averageDecay = Recipe.WEIGHT_AVERAGE.require(decay);
        return this;
    }

    /** Number of mini-batches that make one step of the optimiser; see {@link Recipe#ACCUMULATION}. */
    public TrainerBuilder accumulation(int batches) {
        accumulation = Recipe.ACCUMULATION.require(batches);
        return this;
    }

    /** Seed of weights, order, augmentation and dropout; see {@link Recipe#SEED}. */
    public TrainerBuilder seed(long number) {
        seed = number;
        return this;
    }

    /**
     * Number of threads, 1 … {@value ThreadCount#MAX}; one for each processor by default. It does not change the
     * result, except that a run of several threads is faster.
     */
    public TrainerBuilder threads(int count) {
        threads = ThreadCount.require("training: the number of threads", count);
        return this;
    }

    /** Writes checkpoints to this file: about twice a minute, when interrupted and at the end. */
    public TrainerBuilder checkpoint(Path file) {
        checkpoint = Optional.of(file);
        return this;
    }

    /** Resumes from the checkpoint file if it exists, and else starts from the beginning. */
    public TrainerBuilder resume() {
        resume = true;
        return this;
    }

    /** Writes a checkpoint after each epoch and each step that ends later than this after the one before. */
    public TrainerBuilder checkpointEvery(Duration interval) {
        checkpointInterval = interval;
        checkpointAfterEpoch = interval;
        return this;
    }

    /** Saves the best model so far to this file, together with each checkpoint and at the end. */
    public TrainerBuilder saveBestTo(Path file) {
        bestModelFile = Optional.of(file);
        return this;
    }

    /**
     * Observes 1 in {@code steps} steps of the optimiser, beginning with the first, and sends
     * {@link TrainingEvent.LayersObserved} to the listeners; 0 for never. The default is
     * {@link ObservationSchedule#defaultFor}. The result does not change; docs/benchmarks.md states the cost.
     */
    public TrainerBuilder observeEvery(int steps) {
        observations = Optional.of(ObservationSchedule.every(steps));
        return this;
    }

    /** Adds a listener of all events. */
    public TrainerBuilder listener(TrainingListener listener) {
        listeners.add(listener);
        return this;
    }

    /**
     * Ends the description.
     *
     * @throws ShapeMismatchException if samples do not fit the network
     */
    public Trainer build() {
        requireFits();
        requireImagesToAugment();
        requireBatchSize();
        TrainingPlan plan = new TrainingPlan(
                architecture,
                samples.training(),
                samples.validation(),
                normalization.orElse(
                        samples.training().shape().isImage()
                                ? Recipe.NORMALIZATION.defaultValue()
                                : Normalization.PER_FEATURE),
                augmentation,
                optimizer,
                schedule,
                epochs,
                batchSize,
                patience,
                new Refinements(labelSmoothing, mixup, balancesClasses, averageDecay, accumulation),
                seed);
        return new Trainer(
                plan,
                new TrainerOptions(
                        threads,
                        checkpoint,
                        resume,
                        checkpointInterval,
                        checkpointAfterEpoch,
                        bestModelFile,
                        listeners.isEmpty() ? ObservationSchedule.every(0) : observations.orElseGet(plan::observations),
                        listeners));
    }

    private void requireFits() {
        Dataset data = samples.training();
        if (data.shape().features() != architecture.inputs()) {
            throw new ShapeMismatchException("training: the network has " + architecture.inputs() + " inputs, but the "
                    + "samples of " + data.name() + " have "
                    + data.shape().features() + " features");
        }
        if (data.classNames().size() != architecture.outputs()) {
            throw new ShapeMismatchException(
                    "training: the network has " + architecture.outputs() + " outputs, but the "
                            + "samples of " + data.name() + " have "
                            + data.classNames().size() + " classes");
        }
    }

    private void requireImagesToAugment() {
        Dataset training = samples.training();
        if (!augmentation.equals(Augmentation.none()) && !training.shape().isImage()) {
            throw new IllegalArgumentException("training: augmentation is for images, but the samples of "
                    + training.name() + " are rows of " + training.shape() + " features; omit it");
        }
    }

    private void requireBatchSize() {
        for (Leaf leaf : architecture.leaves()) {
            int least = leaf.layer().minBatchSize();
            if (batchSize < least) {
                throw new IllegalArgumentException("training: layer " + leaf.label() + ", "
                        + leaf.layer().format().id() + ", needs at least " + least
                        + " samples in a batch, but the batch size is " + batchSize + "; take a larger one");
            }
        }
    }
}
