package org.myelin.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.myelin.kernel.KernelChoice;

/**
 * Where a model comes from: enough to train it again and to see whether two models are comparable. Texts are empty and
 * numbers 0 where something is not known.
 *
 * @param dataset name of the data set
 * @param trainingSha256 SHA-256 of the samples trained on, as {@link org.myelin.data.Dataset#sha256} has it
 * @param seed seed of all randomness
 * @param epochs epochs that were trained
 * @param bestEpoch epoch that the parameters are of, from 1
 * @param trainingSeconds duration of the training steps in seconds
 * @param threads number of threads (which does not change any result)
 * @param kernels name of the kernels, for example {@code vector-512}
 * @param jdk version and vendor of the Java platform
 * @param myelinVersion version of Myelin
 * @param created when the training ended, to the second
 */
public record Provenance(
        String dataset,
        String trainingSha256,
        long seed,
        int epochs,
        int bestEpoch,
        double trainingSeconds,
        int threads,
        String kernels,
        String jdk,
        String myelinVersion,
        Instant created) {
    /** Checks that the numbers are possible. */
    public Provenance {
        if (epochs < 0
                || bestEpoch < 0
                || threads < 0
                || !(trainingSeconds >= 0)
                || Double.isInfinite(trainingSeconds)) {
            throw new IllegalArgumentException("provenance: epochs, best epoch, threads and seconds must be at least 0"
                    + " and finite, but are " + epochs + ", " + bestEpoch + ", " + threads + " and " + trainingSeconds);
        }
        created = created.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Starts the provenance of a model that this process trains now. */
    public static Builder builder(String dataset) {
        return new Builder(dataset);
    }

    /** Collects what is known; the rest describes this process and this moment. Not thread-safe. */
    public static final class Builder {
        private final String dataset;
        private String trainingSha256 = "";
        private long seed;
        private int epochs;
        private int bestEpoch;
        private double trainingSeconds;
        private int threads;

        private Builder(String dataset) {
            this.dataset = dataset;
        }

        /** SHA-256 of the samples trained on. */
        public Builder trainingSha256(String sha256) {
            trainingSha256 = sha256;
            return this;
        }

        /** Seed of all randomness. */
        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        /** Epochs that were trained, and the one that the parameters are of, from 1. */
        public Builder epochs(int trained, int best) {
            epochs = trained;
            bestEpoch = best;
            return this;
        }

        /** Duration of the training steps in seconds. */
        public Builder trainingSeconds(double seconds) {
            trainingSeconds = seconds;
            return this;
        }

        /** Number of threads. */
        public Builder threads(int threads) {
            this.threads = threads;
            return this;
        }

        /** The provenance, with this process's kernels, Java platform and version of Myelin, and the present time. */
        public Provenance build() {
            return new Provenance(
                    dataset,
                    trainingSha256,
                    seed,
                    epochs,
                    bestEpoch,
                    trainingSeconds,
                    threads,
                    KernelChoice.active().kernels().name(),
                    Runtime.version() + " (" + System.getProperty("java.vendor", "unknown vendor") + ")",
                    MyelinVersion.current(),
                    Instant.now());
        }
    }
}
