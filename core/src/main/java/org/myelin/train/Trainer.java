package org.myelin.train;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.myelin.data.Normalizer;
import org.myelin.engine.Batch;
import org.myelin.engine.TrainingEngine;
import org.myelin.format.AtomicFile;
import org.myelin.kernel.KernelChoice;
import org.myelin.model.Evaluation;
import org.myelin.model.Evaluator;
import org.myelin.model.Model;
import org.myelin.model.Provenance;
import org.myelin.nn.Architecture;
import org.myelin.nn.Parameters;
import org.myelin.nn.Whitening;

/**
 * Trains a network by mini-batch gradient descent (lecture 10), validates it after each epoch and keeps the model that
 * is best on the validation samples (lecture 18).
 *
 * <pre>{@code
 * Split split = Split.stratified(data.train(), 5000, 1);
 * TrainingResult result = Trainer.builder(architecture)
 *         .training(split.training()).validation(split.validation())
 *         .optimizer(Sgd.withMomentum(0.9)).schedule(Schedule.linear(0.03, 0))
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
    private static final double NANOS = 1e9;

    /** Between two events of steps. */
    private static final long NANOS_BETWEEN_STEP_EVENTS = 100_000_000;

    private final TrainingPlan plan;
    private final TrainerOptions options;
    private final Checkup checkup;
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile boolean stopRequested;

    Trainer(TrainingPlan plan, TrainerOptions options) {
        this.plan = plan;
        this.options = options;
        checkup = new Checkup(plan);
    }

    /** Describes a run; only training and validation samples must be given, everything else has a default. */
    public static TrainerBuilder builder(Architecture architecture) {
        return new TrainerBuilder(architecture);
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
        boolean goesOn =
                options.resume() && options.checkpoint().filter(Files::exists).isPresent();
        // a run that goes on has its whitening layer in its checkpoint
        Parameters parameters = goesOn
                ? Parameters.initialize(plan.architecture(), plan.seed())
                : initialize(plan, normalizer, options.threads());
        Refinements refinements = plan.refinements();
        try (TrainingEngine engine = new TrainingEngine(
                parameters,
                plan.optimizer(),
                plan.batchCapacity(),
                options.threads(),
                refinements.accumulation() > 1,
                plan.seed())) {
            if (goesOn) {
                checkup.goesOn();
            }
            emitStart();
            TrainingState state =
                    new TrainingState(parameters, engine.optimizerState(), refinements.averageDecay() > 0);
            resume(state);
            engine.resumeAfter(
                    (long) state.epochsDone() * plan.stepsPerEpoch() + state.stepsDone,
                    (long) state.epochsDone() * plan.updatesPerEpoch()
                            + Math.ceilDiv(state.stepsDone, refinements.accumulation()));
            try (Evaluator evaluator = new Evaluator(state.measured, normalizer, options.threads());
                    BatchFeed feed = new BatchFeed(plan, normalizer, state.epochsDone(), state.stepsDone)) {
                return new Run(engine, evaluator, normalizer, state, feed).train();
            }
        }
    }

    /** The network before its first step, a copy: random weights, and whitening that is fitted on the training samples. */
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
     * Looks for a learning rate with the settings of this trainer, whose own schedule does not matter.
     *
     * @param from smallest α, above 0
     * @param to largest α
     * @param steps of each sweep, at least 20; fewer when the data has fewer in all epochs
     * @throws IllegalArgumentException if there is no such range, or fewer than 20 steps in all epochs, or the loss
     *     grows without limit already at the smallest α
     * @throws DivergenceException if the loss is infinite or not a number before anything was learned
     * @throws InterruptedException if the thread is interrupted
     */
    public LearningRateFinder.Finding findLearningRate(double from, double to, int steps) throws InterruptedException {
        return LearningRateFinder.find(plan, from, to, steps, options.threads());
    }

    private void emitStart() {
        KernelChoice choice = KernelChoice.active();
        emit(new TrainingEvent.RunStarted(
                plan.architecture(),
                plan.training().size(),
                plan.validation().size(),
                plan.epochs(),
                plan.stepsPerEpoch(),
                options.threads(),
                choice.kernels().name() + " (" + choice.reason() + ")"));
    }

    private void resume(TrainingState state) {
        Optional<Path> checkpoint = options.checkpoint().filter(file -> options.resume() && Files.exists(file));
        checkpoint.ifPresent(file -> {
            Checkpoint.restore(file, plan, state);
            emit(new TrainingEvent.Resumed(file, state.epochsDone(), state.stepsDone, state.history));
        });
    }

    private void emit(TrainingEvent event) {
        for (TrainingListener listener : options.listeners()) {
            listener.onEvent(event);
        }
        checkup.after(event).forEach(this::emit);
    }

    /** One run with all that it works with. */
    private final class Run {
        private final TrainingEngine engine;
        private final Evaluator evaluator;
        private final Normalizer normalizer;
        private final TrainingState state;
        private final BatchFeed feed;
        private long lastCheckpoint = System.nanoTime();
        private int savedBestEpoch;
        private long lastStepEvent = System.nanoTime();
        private boolean threadInterrupted;

        Run(TrainingEngine engine, Evaluator evaluator, Normalizer normalizer, TrainingState state, BatchFeed feed) {
            this.engine = engine;
            this.evaluator = evaluator;
            this.normalizer = normalizer;
            this.state = state;
            this.feed = feed;
        }

        TrainingResult train() {
            try {
                return trainEpochs();
            } finally {
                if (threadInterrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        private TrainingResult trainEpochs() {
            while (state.epochsDone() < plan.epochs() && !isPatienceOver()) {
                if (!trainEpoch()) {
                    return interrupted();
                }
                validate();
                // the first epoch is saved at once: from here on there is a model to lose
                saveEvery(
                        state.epochsDone() == 1
                                ? 0
                                : options.checkpointAfterEpoch().toNanos());
            }
            boolean early = state.epochsDone() < plan.epochs();
            if (early) {
                emit(new TrainingEvent.StoppedEarly(state.epochsDone(), state.bestEpoch));
            }
            savedBestEpoch = 0; // the last time with the provenance of the whole run
            saveCheckpoint();
            emit(new TrainingEvent.RunCompleted(state.bestEpoch, state.trainSeconds, state.samplesPerSecond()));
            return result(early ? TrainingResult.Outcome.STOPPED_EARLY : TrainingResult.Outcome.COMPLETED);
        }

        private boolean isPatienceOver() {
            return plan.patience() > 0 && state.epochsDone() - state.bestEpoch >= plan.patience();
        }

        /** One pass over the training samples (lecture 18); false when it was asked to stop before its end. */
        private boolean trainEpoch() {
            long begin = System.nanoTime();
            double secondsBefore = state.epochSeconds;
            while (state.stepsDone < plan.stepsPerEpoch()) {
                boolean mayStop = endsUpdate(state.stepsDone);
                if ((mayStop && (stopRequested || threadInterrupted)) || !step()) {
                    return false;
                }
                state.epochSeconds = secondsBefore + (System.nanoTime() - begin) / NANOS;
                if (endsUpdate(state.stepsDone)) {
                    saveEvery(options.checkpointInterval().toNanos());
                }
            }
            return true;
        }

        /** One mini-batch; false when the thread was interrupted while it waited for the batch. */
        private boolean step() {
            long begin = System.nanoTime();
            long step = (long) state.epochsDone() * plan.stepsPerEpoch() + state.stepsDone;
            Optional<Batch> next = nextBatch();
            if (next.isEmpty()) {
                return false;
            }
            Batch batch = next.get();
            boolean observed = isObserved();
            if (observed) {
                engine.beginObservation();
            }
            learn(batch, plan.learningRate(step));
            if (!Double.isFinite(engine.lossSum())) {
                throw diverged(state.stepsDone + 1, "the loss became " + engine.lossSum());
            }
            state.stepDone(engine.lossSum(), engine.correct(), batch.size());
            if (observed) {
                emit(new TrainingEvent.LayersObserved(
                        state.epochsDone() + 1,
                        state.stepsDone,
                        plan.learningRate(step),
                        engine.endObservation(batch)));
            }
            feed.giveBack(batch);
            long end = System.nanoTime();
            state.trainSeconds += (end - begin) / NANOS;
            if (end - lastStepEvent > NANOS_BETWEEN_STEP_EVENTS) {
                lastStepEvent = end;
                double seen = Math.min(plan.training().size(), (double) state.stepsDone * plan.batchSize());
                emit(new TrainingEvent.StepCompleted(
                        state.epochsDone() + 1,
                        state.stepsDone,
                        plan.stepsPerEpoch(),
                        state.lossSum / seen,
                        state.correct / seen,
                        state.samplesPerSecond()));
            }
            return true;
        }

        /** Empty when the thread was interrupted; but a step of several batches is finished first, as its parts are not saved. */
        private Optional<Batch> nextBatch() {
            while (true) {
                try {
                    return Optional.of(feed.next());
                } catch (InterruptedException e) {
                    threadInterrupted = true;
                    if (endsUpdate(state.stepsDone)) {
                        return Optional.empty();
                    }
                }
            }
        }

        /** A step of the optimiser, or, when several batches make one, a part of it. */
        private void learn(Batch batch, double learningRate) {
            int accumulation = plan.refinements().accumulation();
            if (accumulation == 1) {
                engine.step(batch, learningRate);
            } else {
                engine.accumulate(batch);
                if (!endsUpdate(state.stepsDone + 1)) {
                    return;
                }
                engine.update(learningRate);
            }
            if (state.averages()) {
                double decay = plan.refinements().averageDecay();
                double updates = engine.updates();
                engine.average(state.measured, 1 - Math.min(decay, (1 + updates) / (10 + updates)));
            }
        }

        /** Whether the next batch completes a step of the optimiser that is to be looked into. */
        private boolean isObserved() {
            int interval = options.observationInterval();
            return interval > 0 && endsUpdate(state.stepsDone + 1) && engine.updates() % interval == 0;
        }

        /** Whether no batch waits for its update after so many steps of the epoch. */
        private boolean endsUpdate(int steps) {
            return steps % plan.refinements().accumulation() == 0 || steps == plan.stepsPerEpoch();
        }

        /**
         * Ends a run that diverged, but keeps the best model before.
         *
         * @param step step of the epoch, from 1
         */
        private DivergenceException diverged(int step, String symptom) {
            String message = Divergence.explain(plan, state, step, symptom);
            saveBest();
            emit(new TrainingEvent.Diverged(state.epochsDone() + 1, step, message));
            return new DivergenceException(message, bestModel());
        }

        private void validate() {
            long begin = System.nanoTime();
            if (!state.isFinite()) {
                throw diverged(state.stepsDone, "a weight is no longer a finite number");
            }
            Evaluation evaluation = evaluator.evaluate(plan.validation());
            if (!Double.isFinite(evaluation.loss())) {
                throw diverged(state.stepsDone, "the validation loss became " + evaluation.loss());
            }
            long lastStep = (long) (state.epochsDone() + 1) * plan.stepsPerEpoch() - 1;
            EpochMetrics metrics = new EpochMetrics(
                    state.epochsDone() + 1,
                    state.lossSum / plan.training().size(),
                    (double) state.correct / plan.training().size(),
                    evaluation.loss(),
                    evaluation.accuracy(),
                    plan.learningRate(lastStep),
                    state.epochSeconds + (System.nanoTime() - begin) / NANOS);
            boolean best = state.epochDone(metrics);
            emit(new TrainingEvent.EpochCompleted(metrics, best));
        }

        private TrainingResult interrupted() {
            saveCheckpoint();
            emit(new TrainingEvent.Interrupted(state.epochsDone(), state.stepsDone));
            return result(TrainingResult.Outcome.INTERRUPTED);
        }

        private void saveEvery(long nanos) {
            if (System.nanoTime() - lastCheckpoint >= nanos) {
                saveCheckpoint();
            }
        }

        private void saveCheckpoint() {
            threadInterrupted |= Thread.interrupted(); // an interrupted thread cannot write files
            saveBest();
            options.checkpoint().ifPresent(file -> {
                Checkpoint.write(file, plan, state);
                emit(new TrainingEvent.CheckpointSaved(file, state.epochsDone(), state.stepsDone));
            });
            lastCheckpoint = System.nanoTime();
        }

        /** Writes the best model if it is another one than the file has. */
        private void saveBest() {
            if (state.bestEpoch != savedBestEpoch) {
                options.bestModelFile().ifPresent(file -> bestModel().ifPresent(model -> model.save(file)));
                savedBestEpoch = state.bestEpoch;
            }
        }

        private Optional<Model> bestModel() {
            if (state.bestEpoch == 0) {
                return Optional.empty();
            }
            Provenance provenance = Provenance.builder(plan.training().name())
                    .trainingSha256(plan.training().sha256())
                    .seed(plan.seed())
                    .epochs(state.epochsDone(), state.bestEpoch)
                    .trainSeconds(state.trainSeconds)
                    .threads(options.threads())
                    .build();
            List<String> classNames = plan.training().classNames();
            return Optional.of(new Model(state.best, normalizer, classNames, provenance));
        }

        private TrainingResult result(TrainingResult.Outcome outcome) {
            return new TrainingResult(
                    bestModel(), state.bestEpoch, state.history, outcome, state.trainSeconds, state.samplesPerSecond());
        }
    }
}
