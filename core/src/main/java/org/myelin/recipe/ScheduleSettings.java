package org.myelin.recipe;

import org.myelin.optim.Schedule;
import org.myelin.setting.Interval;
import org.myelin.setting.Kind;
import org.myelin.setting.Setting;
import org.myelin.setting.SettingGroup;
import org.myelin.setting.Unit;
import org.myelin.setting.Values;

/** The learning rate in a recipe. */
public final class ScheduleSettings {
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

    private static final SettingGroup.Builder DECLARED = SettingGroup.named("schedule");
    /** Finite as a float; that training diverges with it is found and reported. */
    private static final double MAX_RATE = 1e38;

    private static final int MAX_EPOCHS = 1_000_000;

    /** How α changes. */
    public static final Setting<Type> TYPE = DECLARED.add(
            Setting.of("type", Kind.choice(Type.values()), Type.LINEAR).from(DefaultSources.MEASURED));

    /** α at the beginning, after the warm-up. */
    public static final Setting<Double> LEARNING_RATE =
            DECLARED.add(Setting.of("learning-rate", Kind.decimal(Interval.above(0, MAX_RATE)), 0.03)
                    .from(DefaultSources.MEASURED));

    /** α at the end of all but constant and step. */
    public static final Setting<Double> FINAL_LEARNING_RATE =
            DECLARED.add(Setting.of("final-learning-rate", Kind.decimal(Interval.closed(0, MAX_RATE)), 0.0)
                    .from(DefaultSources.MEASURED));

    /** Duration of the warm-up; 0 for none. */
    public static final Setting<Double> WARMUP_EPOCHS =
            DECLARED.add(Setting.of("warmup-epochs", Kind.decimal(Interval.closed(0, MAX_EPOCHS)), 0.0)
                    .in(Unit.EPOCHS));

    /** By what step multiplies α. */
    public static final Setting<Double> STEP_FACTOR =
            DECLARED.add(Setting.of("step-factor", Kind.decimal(Interval.above(0, 1)), 0.1));

    /** Epochs between two drops of step. */
    public static final Setting<Integer> STEP_EPOCHS = DECLARED.add(
            Setting.of("step-epochs", Kind.whole(1, MAX_EPOCHS), 10).in(Unit.EPOCHS));

    /** Last part of the run in which stable-decay falls. */
    public static final Setting<Double> DECAY_SHARE =
            DECLARED.add(Setting.of("decay-share", Kind.decimal(Interval.above(0, 1)), 0.2));

    static final SettingGroup GROUP = DECLARED.build();

    private final Values values;

    ScheduleSettings(Values values) {
        this.values = values;
    }

    /** See {@link #TYPE}. */
    public Type type() {
        return values.get(TYPE);
    }

    /** See {@link #LEARNING_RATE}. */
    public double learningRate() {
        return values.get(LEARNING_RATE);
    }

    /** See {@link #WARMUP_EPOCHS}. */
    public double warmupEpochs() {
        return values.get(WARMUP_EPOCHS);
    }

    /** The schedule itself. */
    public Schedule schedule() {
        double first = learningRate();
        double last = values.get(FINAL_LEARNING_RATE);
        Schedule rates = switch (type()) {
            case CONSTANT -> Schedule.constant(first);
            case STEP -> Schedule.step(first, values.get(STEP_FACTOR), values.get(STEP_EPOCHS));
            case LINEAR -> Schedule.linear(first, last);
            case COSINE -> Schedule.cosine(first, last);
            case STABLE_DECAY -> Schedule.stableDecay(first, last, values.get(DECAY_SHARE));
            case ONE_CYCLE -> Schedule.oneCycle(first, last);
        };
        return rates.withWarmup(warmupEpochs());
    }
}
