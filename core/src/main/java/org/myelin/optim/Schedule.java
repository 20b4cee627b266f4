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
     * Warm-up, stable, decay: α(t) = rate, and in the last part of the run it falls linearly to finalRate. With {@link
     * #withWarmup} also called a trapezoid. Source: Zhai et al., "Scaling vision transformers", CVPR 2022, section 3.3;
     * Hu et al., "MiniCPM", 2024, equation 1.
     *
     * @param decayShare share of the run in which α falls, above 0 and at most 1
     */
    static Schedule stableDecay(double rate, double finalRate, double decayShare) {
        return new StableDecay(rate, finalRate, decayShare);
    }

    /**
     * One cycle: α rises from rate/25 to rate in the first 30 % of the run and falls to finalRate in the rest, both
     * like half a cosine wave. Source: Smith and Topin, "Super-convergence", 2017; numbers as in PyTorch's OneCycleLR.
     */
    static Schedule oneCycle(double rate, double finalRate) {
        return new OneCycle(rate, finalRate);
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
     * See {@link Schedule#cosine}. Source: Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm
     * restarts", ICLR 2017, equation 5, without restarts.
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

    /** See {@link Schedule#stableDecay}. */
    record StableDecay(double rate, double finalRate, double decayShare) implements Schedule {
        /** Checks the ranges. */
        public StableDecay {
            requireRate(rate, false);
            requireRate(finalRate, true);
            if (!(decayShare > 0 && decayShare <= 1)) {
                throw new IllegalArgumentException(
                        "schedule: the share of the decay must be above 0 and at most 1, but is " + decayShare);
            }
        }

        @Override
        public double learningRate(long step, int stepsPerEpoch, int epochs) {
            double decay = (progress(step, stepsPerEpoch, epochs) - (1 - decayShare)) / decayShare;
            return rate + (finalRate - rate) * Math.max(0, decay);
        }
    }

    /** See {@link Schedule#oneCycle}. */
    record OneCycle(double rate, double finalRate) implements Schedule {
        private static final double RISE = 0.3;
        private static final double START = 1.0 / 25;

        /** Checks the rates. */
        public OneCycle {
            requireRate(rate, false);
            requireRate(finalRate, true);
        }

        @Override
        public double learningRate(long step, int stepsPerEpoch, int epochs) {
            double progress = progress(step, stepsPerEpoch, epochs);
            return progress < RISE
                    ? between(rate * START, rate, progress / RISE)
                    : between(rate, finalRate, (progress - RISE) / (1 - RISE));
        }

        private static double between(double from, double to, double part) {
            return to + 0.5 * (from - to) * (1 + StrictMath.cos(StrictMath.PI * part));
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
