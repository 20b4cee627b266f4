package org.myelin.train;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.myelin.data.FeatureShape;
import org.myelin.data.Normalizer;
import org.myelin.data.Split;
import org.myelin.engine.TrainingEngine;
import org.myelin.io.AtomicFile;
import org.myelin.kernel.KernelChoice;
import org.myelin.model.Evaluator;
import org.myelin.nn.Architecture;
import org.myelin.nn.Parameters;
import org.myelin.nn.Whitening;
import org.myelin.recipe.Recipe;

/**
 * Trains a network by mini-batch gradient descent (lecture 10), validates it after each epoch and keeps the model that
 * is best on the validation samples (lecture 18).
 *
 * <pre>{@code
 * Split split = Split.stratified(data.training(), 5000, 1);
 * TrainingResult result = Trainer.builder(architecture, split)
 *         .optimizer(Sgd.defaults()).schedule(Schedule.linear(0.03, 0))
 *         .epochs(20).batchSize(128).seed(1)
 *         .build().train();
 * result.bestModel().save(Path.of("model.safetensors"));
 * }</pre>
 *
 * <p>The same settings and data give the same bits, whatever the number of threads, and whether or not the run was
 * interrupted and resumed. One trainer trains once. {@link #requestStop} may be called from any thread, everything else
 * belongs to one thread.
 */
public final class Trainer {
    private final TrainingPlan plan;
    private final TrainerOptions options;
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile boolean stopRequested;

    Trainer(TrainingPlan plan, TrainerOptions options) {
        this.plan = plan;
        this.options = options;
    }

    /**
     * Describes a run; everything that is not given here has a default.
     *
     * @param architecture the network; its inputs and outputs are the features and classes of the samples
     * @param samples what is learned from, and what chooses the best model, see {@link Split#stratified}
     */
    public static TrainerBuilder builder(Architecture architecture, Split samples) {
        return new TrainerBuilder(architecture, samples);
    }

    /**
     * Describes a run with all settings of a recipe.
     *
     * @param split the samples of the recipe's data set
     */
    public static TrainerBuilder builder(Recipe recipe, Split split) {
        FeatureShape shape = split.training().shape();
        int classes = split.training().classNames().size();
        return builder(recipe.network().architecture(shape.features(), classes), split)
                .normalization(recipe.normalization())
                .augmentation(recipe.augmentation().augmentation())
                .optimizer(recipe.optimizer().optimizer())
                .schedule(recipe.schedule().schedule())
                .epochs(recipe.epochs())
                .batchSize(recipe.batchSize())
                .earlyStopping(recipe.patience())
                .labelSmoothing(recipe.get(Recipe.LABEL_SMOOTHING))
                .mixup(recipe.get(Recipe.MIXUP))
                .balanceClasses(recipe.get(Recipe.BALANCED_CLASSES))
                .weightAverage(recipe.get(Recipe.WEIGHT_AVERAGE))
                .accumulation(recipe.get(Recipe.ACCUMULATION))
                .seed(recipe.seed());
    }

    /**
     * Asks the run to end after the present step; it writes a checkpoint if it has a place for one. Interrupting the
     * thread that trains does the same.
     */
    public void requestStop() {
        stopRequested = true;
    }

    /**
     * Trains until all epochs are done, validation accuracy no longer rises, or {@link #requestStop} is called.
     *
     * @throws IllegalStateException if this trainer has trained before
     * @throws DivergenceException if the loss or a weight becomes infinite or not a number; it holds the best model
     *     before
     * @throws IllegalArgumentException if a checkpoint to resume from belongs to other settings
     * @throws org.myelin.model.ModelFormatException if that checkpoint is damaged
     */
    public TrainingResult train() {
        if (started.getAndSet(true)) {
            throw new IllegalStateException("training: this trainer has already trained; build another one");
        }
        options.checkpoint().ifPresent(AtomicFile::removeLeftovers);
        options.bestModelFile().ifPresent(AtomicFile::removeLeftovers);
        Normalizer normalizer = Normalizer.fit(plan.normalization(), plan.training());
        Optional<Path> earlier = options.checkpoint().filter(file -> options.resume() && Files.exists(file));
        // a resumed run has its whitening layer in its checkpoint
        Parameters parameters = earlier.isPresent()
                ? Parameters.initialize(plan.architecture(), plan.seed())
                : initialize(plan, normalizer, options.threads());
        Announcer announcer = new Announcer(options.listeners(), new Checkup(plan, earlier.isPresent()));
        try (TrainingEngine engine = new TrainingEngine(
                parameters,
                plan.optimizer(),
                plan.batchCapacity(),
                options.threads(),
                plan.refinements().accumulation() > 1,
                plan.seed())) {
            announcer.announce(start());
            TrainingState state = begin(earlier, parameters, engine, announcer);
            try (Evaluator evaluator = new Evaluator(state.measured, normalizer, options.threads());
                    BatchFeed feed = new BatchFeed(plan, normalizer, state.epochsDone(), state.stepsDone)) {
                return new TrainingLoop(
                                plan,
                                options,
                                announcer,
                                engine,
                                evaluator,
                                normalizer,
                                state,
                                feed,
                                () -> stopRequested)
                        .train();
            }
        }
    }

    /** The state of a new run, or of a resumed one, whose checkpoint is restored into the engine. */
    private TrainingState begin(
            Optional<Path> earlier, Parameters parameters, TrainingEngine engine, Announcer announcer) {
        Refinements refinements = plan.refinements();
        TrainingState state = new TrainingState(parameters, engine.optimizerState(), refinements.averageDecay() > 0);
        earlier.ifPresent(file -> {
            Checkpoint.restore(file, plan, state);
            announcer.announce(new TrainingEvent.Resumed(file, state.epochsDone(), state.stepsDone, state.history));
        });
        engine.resumeAfter(
                (long) state.epochsDone() * plan.stepsPerEpoch() + state.stepsDone,
                (long) state.epochsDone() * plan.updatesPerEpoch()
                        + Math.ceilDiv(state.stepsDone, refinements.accumulation()));
        return state;
    }

    /**
     * The network before its first step, a copy: random weights, and whitening that is fitted on the training samples.
     */
    public Parameters initialParameters() {
        return initialize(plan, Normalizer.fit(plan.normalization(), plan.training()), options.threads());
    }

    /** A new network; a whitening layer is fitted on the training samples. */
    static Parameters initialize(TrainingPlan plan, Normalizer normalizer, int threads) {
        Parameters parameters = Parameters.initialize(plan.architecture(), plan.seed());
        if (plan.architecture().layers().getFirst() instanceof Whitening whitening) {
            WhiteningFit.fit(parameters, whitening, plan.training(), normalizer, plan.seed(), threads);
        }
        return parameters;
    }

    /**
     * Finds a learning rate between {@value LearningRateFinder#FROM} and {@value LearningRateFinder#TO} with sweeps of
     * {@value LearningRateFinder#STEPS} steps; see {@link #findLearningRate(double, double, int)}.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    public LearningRateFinder.Result findLearningRate() throws InterruptedException {
        return findLearningRate(LearningRateFinder.FROM, LearningRateFinder.TO, LearningRateFinder.STEPS);
    }

    /**
     * Finds a learning rate with the settings of this trainer, whose own schedule does not matter.
     *
     * @param from smallest α, above 0
     * @param to largest α
     * @param steps of each sweep, at least 20; fewer when the data has fewer in all epochs
     * @throws IllegalArgumentException if there is no such range, or fewer than 20 steps in all epochs, or the loss
     *     grows without limit already at the smallest α
     * @throws DivergenceException if the loss is infinite or not a number before anything was learned
     * @throws InterruptedException if the thread is interrupted
     */
    public LearningRateFinder.Result findLearningRate(double from, double to, int steps) throws InterruptedException {
        return LearningRateFinder.find(plan, from, to, steps, options.threads());
    }

    private TrainingEvent start() {
        KernelChoice choice = KernelChoice.active();
        return new TrainingEvent.RunStarted(
                plan.architecture(),
                plan.training().size(),
                plan.validation().size(),
                plan.epochs(),
                plan.stepsPerEpoch(),
                options.threads(),
                choice.kernels().name() + " (" + choice.reason() + ")");
    }
}
