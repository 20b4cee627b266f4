package org.myelin.train;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.myelin.data.Normalizer;
import org.myelin.engine.Batch;
import org.myelin.engine.TrainingEngine;
import org.myelin.flow.EpochMetrics;
import org.myelin.flow.GradientFlow;
import org.myelin.model.Evaluation;
import org.myelin.model.Evaluator;
import org.myelin.model.Model;
import org.myelin.model.Provenance;
import org.myelin.observe.FlowObserver;

/** The epochs and steps of one run, from where its state says to its end. */
final class TrainingLoop {
    private static final double NANOS = 1e9;

    /** Between two events of steps. */
    private static final long NANOS_BETWEEN_STEP_EVENTS = 100_000_000;

    private final TrainingPlan plan;
    private final TrainerOptions options;
    private final Announcer announcer;
    private final TrainingEngine engine;
    private final FlowObserver observer;
    private final Evaluator evaluator;
    private final Normalizer normalizer;
    private final TrainingState state;
    private final BatchFeed feed;
    private final BooleanSupplier stopRequested;
    private long lastCheckpoint = System.nanoTime();
    private int savedBestEpoch;
    private long lastStepEvent = System.nanoTime();
    private boolean threadInterrupted;

    TrainingLoop(
            TrainingPlan plan,
            TrainerOptions options,
            Announcer announcer,
            TrainingEngine engine,
            Evaluator evaluator,
            Normalizer normalizer,
            TrainingState state,
            BatchFeed feed,
            BooleanSupplier stopRequested) {
        this.plan = plan;
        this.options = options;
        this.announcer = announcer;
        this.engine = engine;
        observer = new FlowObserver(engine);
        this.evaluator = evaluator;
        this.normalizer = normalizer;
        this.state = state;
        this.feed = feed;
        this.stopRequested = stopRequested;
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
                    state.epochsDone() == 1 ? 0 : options.checkpointAfterEpoch().toNanos());
        }
        boolean early = state.epochsDone() < plan.epochs();
        if (early) {
            announcer.announce(new TrainingEvent.StoppedEarly(state.epochsDone(), state.bestEpoch));
        }
        savedBestEpoch = 0; // the last time with the provenance of the whole run
        saveCheckpoint();
        announcer.announce(
                new TrainingEvent.RunCompleted(state.bestEpoch, state.trainingSeconds, state.samplesPerSecond()));
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
            if ((mayStop && (stopRequested.getAsBoolean() || threadInterrupted)) || !step()) {
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
        double learningRate = plan.learningRate(step);
        Optional<GradientFlow> flow = Optional.empty();
        if (isObserved()) {
            flow = Optional.of(observer.observe(batch, () -> learn(batch, learningRate)));
        } else {
            learn(batch, learningRate);
        }
        if (!Double.isFinite(engine.lossSum())) {
            throw diverged(state.stepsDone + 1, "the loss became " + engine.lossSum());
        }
        state.stepDone(engine.lossSum(), engine.correct(), batch.size());
        flow.ifPresent(layers -> announcer.announce(
                new TrainingEvent.LayersObserved(state.epochsDone() + 1, state.stepsDone, learningRate, layers)));
        feed.giveBack(batch);
        long end = System.nanoTime();
        state.trainingSeconds += (end - begin) / NANOS;
        if (end - lastStepEvent > NANOS_BETWEEN_STEP_EVENTS) {
            lastStepEvent = end;
            double seen = Math.min(plan.training().size(), (double) state.stepsDone * plan.batchSize());
            announcer.announce(new TrainingEvent.StepCompleted(
                    state.epochsDone() + 1,
                    state.stepsDone,
                    plan.stepsPerEpoch(),
                    state.lossSum / seen,
                    state.correct / seen,
                    state.samplesPerSecond()));
        }
        return true;
    }

    /**
     * Empty when the thread was interrupted; but a step of several batches is finished first, as its parts are not
     * saved.
     */
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

    /** Whether the next batch completes a step of the optimiser that is to be observed. */
    private boolean isObserved() {
        return endsUpdate(state.stepsDone + 1) && options.observations().includes(engine.updates());
    }

    /** Whether no batch waits for its update after {@code steps} steps of the epoch. */
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
        announcer.announce(new TrainingEvent.Diverged(state.epochsDone() + 1, step, message));
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
        announcer.announce(new TrainingEvent.EpochCompleted(metrics, best));
    }

    private TrainingResult interrupted() {
        saveCheckpoint();
        announcer.announce(new TrainingEvent.Interrupted(state.epochsDone(), state.stepsDone));
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
            announcer.announce(new TrainingEvent.CheckpointSaved(file, state.epochsDone(), state.stepsDone));
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
                .trainingSeconds(state.trainingSeconds)
                .threads(options.threads())
                .build();
        List<String> classNames = plan.training().classNames();
        return Optional.of(new Model(state.best, normalizer, classNames, provenance));
    }

    private TrainingResult result(TrainingResult.Outcome outcome) {
        return new TrainingResult(
                bestModel(), state.bestEpoch, state.history, outcome, state.trainingSeconds, state.samplesPerSecond());
    }
}
