package org.myelin.train;

import java.util.Map;
import org.myelin.optim.Schedule;

/**
 * The learning rate in a recipe.
 *
 * @param type how α changes
 * @param learningRate α at the beginning, after the warm-up
 * @param finalLearningRate α at the end; used by linear and cosine
 * @param warmupEpochs duration of the warm-up in epochs; 0 for none
 * @param stepFactor by what α is multiplied at each step; used by step
 * @param stepEpochs epochs between two steps; used by step
 * @param decayShare share of the run in which α falls; used by stable-decay
 */
public record ScheduleSettings(
        Type type,
        double learningRate,
        double finalLearningRate,
        double warmupEpochs,
        double stepFactor,
        int stepEpochs,
        double decayShare) {
    /** The kinds of schedules. */
    public enum Type {
        /** The same rate always. */
        CONSTANT("constant"),
        /** Drops from time to time. */
        STEP("step"),
        /** Falls evenly. */
        LINEAR("linear"),
        /** Falls like half a cosine wave. */
        COSINE("cosine"),
        /** Stays, and falls evenly at the end. */
        STABLE_DECAY("stable-decay"),
        /** Rises and falls. */
        ONE_CYCLE("one-cycle");

        private final String id;

        Type(String id) {
            this.id = id;
        }

        /** The name in recipes. */
        @Override
        public String toString() {
            return id;
        }
    }

    static ScheduleSettings of(Settings settings) {
        return new ScheduleSettings(
                settings.choice("schedule.type", Type.values()),
                settings.positive("schedule.learning-rate"),
                settings.notNegative("schedule.final-learning-rate"),
                settings.notNegative("schedule.warmup-epochs"),
                settings.decimal(
                        "schedule.step-factor", "a number above 0 and at most 1", value -> value > 0 && value <= 1),
                settings.integer("schedule.step-epochs", 1),
                settings.decimal(
                        "schedule.decay-share", "a number above 0 and at most 1", value -> value > 0 && value <= 1));
    }

    void putTo(Map<String, String> values) {
        values.put("schedule.type", type.toString());
        values.put("schedule.learning-rate", Double.toString(learningRate));
        values.put("schedule.final-learning-rate", Double.toString(finalLearningRate));
        values.put("schedule.warmup-epochs", Double.toString(warmupEpochs));
        values.put("schedule.step-factor", Double.toString(stepFactor));
        values.put("schedule.step-epochs", Integer.toString(stepEpochs));
        values.put("schedule.decay-share", Double.toString(decayShare));
    }

    /** The schedule itself. */
    public Schedule schedule() {
        Schedule rates = switch (type) {
            case CONSTANT -> Schedule.constant(learningRate);
            case STEP -> Schedule.step(learningRate, stepFactor, stepEpochs);
            case LINEAR -> Schedule.linear(learningRate, finalLearningRate);
            case COSINE -> Schedule.cosine(learningRate, finalLearningRate);
            case STABLE_DECAY -> Schedule.stableDecay(learningRate, finalLearningRate, decayShare);
            case ONE_CYCLE -> Schedule.oneCycle(learningRate, finalLearningRate);
        };
        return rates.withWarmup(warmupEpochs);
    }
}
