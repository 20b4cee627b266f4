package org.myelin.optim;

/**
 * The learning rate α of each step, a pure function of how far training has come.
 *
 * <p>t is the time in epochs, a fraction within an epoch; T the number of epochs of the whole run.
 */
public sealed interface Schedule {
    /**
     * α at a step.
     *
     * @param step number of steps done before, from 0
     * @param stepsPerEpoch steps of one epoch, at least 1
     * @param epochs T, at least 1
     */
    double learningRate(long step, int stepsPerEpoch, int epochs);

    /** α(t) = rate: the lecture's choice (lecture 10). */
    static Schedule constant(double rate) {
        return new Constant(rate);
    }

    /** α(t) = rate · factor^⌊t / every⌋: drops after every {@code every} epochs. */
    static Schedule step(double rate, double factor, int every) {
        return new Step(rate, factor, every);
    }

    /** α(t) = rate + (finalRate − rate) t/T. */
    static Schedule linear(double rate, double finalRate) {
        return new Linear(rate, finalRate);
    }

    /** α(t) = finalRate + ½ (rate − finalRate)(1 + cos(π t/T)). */
    static Schedule cosine(double rate, double finalRate) {
        return new Cosine(rate, finalRate);
    }

    /**
     * The same schedule, but in the first epochs α rises to it in equal parts: in step s of the W steps of the warm-up
     * (from 1) α(t) · s/W. Source: Goyal et al., "Accurate, large minibatch SGD", 2017, section 2.2.
     *
     * @param epochs duration of the warm-up, a fraction is allowed; 0 for none
     */
    default Schedule withWarmup(double epochs) {
        return epochs == 0 ? this : new Warmup(this, epochs);
    }

    /** See {@link Schedule#constant}. */
    record Constant(double rate) implements Schedule {
        /** Checks the rate. */
        public Constant {
            requireRate(rate, false);
        }

        @Override
        public double learningRate(long step, int stepsPerEpoch, int epochs) {
            return rate;
        }
    }

    /** See {@link Schedule#step}. */
    record Step(double rate, double factor, int every) implements Schedule {
        /** Checks the ranges. */
        public Step {
            requireRate(rate, false);
            if (!(factor > 0 && factor <= 1)) {
                throw new IllegalArgumentException(
                        "schedule: the factor must be above 0 and at most 1, but is " + factor);
            }
            if (every < 1) {
                throw new IllegalArgumentException(
                        "schedule: a step must come after at least 1 epoch, but is " + every);
            }
        }

        @Override
        public double learningRate(long step, int stepsPerEpoch, int epochs) {
            long drops = step / stepsPerEpoch / every;
            return rate * StrictMath.pow(factor, (double) drops);
        }
    }

    /** See {@link Schedule#linear}. */
    record Linear(double rate, double finalRate) implements Schedule {
        /** Checks the rates. */
        public Linear {
            requireRate(rate, false);
            requireRate(finalRate, true);
        }

        @Override
        public double learningRate(long step, int stepsPerEpoch, int epochs) {
            return rate + (finalRate - rate) * progress(step, stepsPerEpoch, epochs);
        }
    }

    /**
     * See {@link Schedule#cosine}. Source: Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm restarts",
     * ICLR 2017, equation 5, without restarts.
     */
    record Cosine(double rate, double finalRate) implements Schedule {
        /** Checks the rates. */
        public Cosine {
            requireRate(rate, false);
            requireRate(finalRate, true);
        }

        @Override
        public double learningRate(long step, int stepsPerEpoch, int epochs) {
            double progress = progress(step, stepsPerEpoch, epochs);
            return finalRate + 0.5 * (rate - finalRate) * (1 + StrictMath.cos(StrictMath.PI * progress));
        }
    }

    /** See {@link Schedule#withWarmup}. */
    record Warmup(Schedule after, double epochs) implements Schedule {
        /** Checks the duration. */
        public Warmup {
            if (!(epochs > 0) || Double.isInfinite(epochs)) {
                throw new IllegalArgumentException("schedule: a warm-up lasts more than 0 epochs, but is " + epochs);
            }
        }

        @Override
        public double learningRate(long step, int stepsPerEpoch, int allEpochs) {
            double done = (step + 1) / (epochs * stepsPerEpoch);
            return after.learningRate(step, stepsPerEpoch, allEpochs) * Math.min(1, done);
        }
    }

    private static double progress(long step, int stepsPerEpoch, int epochs) {
        return Math.min(1, step / ((double) stepsPerEpoch * epochs));
    }

    private static void requireRate(double rate, boolean mayBeZero) {
        boolean fits = (mayBeZero ? rate >= 0 : rate > 0) && !Double.isInfinite(rate);
        if (!fits) {
            throw new IllegalArgumentException("schedule: a learning rate must be finite and "
                    + (mayBeZero ? "at least 0" : "above 0") + ", but is " + rate);
        }
    }
}
