package org.myelin.doctor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the data and the plan alone show: imbalanced classes, and batches so large that there are few steps. */
final class DataRule implements Rule {
    /** Ratio of the sample counts of the largest and the smallest class from which classes are imbalanced. */
    private static final int IMBALANCE = 10;

    /** Updates per epoch below which the batch counts as large … */
    private static final int FEW_STEPS_AN_EPOCH = 10;

    /** … if the run also has fewer updates than this: a hidden layer needs some hundred. */
    private static final int FEW_STEPS = 200;

    /** What is suggested instead: a batch of such a part. */
    private static final int LESS = 4;

    @Override
    public List<Diagnosis> begin(RunFacts facts) {
        List<Diagnosis> found = new ArrayList<>();
        int most = Collections.max(facts.classCounts());
        int least = Collections.min(facts.classCounts());
        if (!facts.balanced() && most >= (long) IMBALANCE * least) {
            found.add(new Diagnosis(
                    Illness.IMBALANCED_CLASSES,
                    Optional.empty(),
                    Map.of(
                            "largest", name(facts, most),
                            "largest-count", most,
                            "smallest", name(facts, least),
                            "smallest-count", least,
                            "majority-accuracy", facts.majorityAccuracy())));
        }
        if (facts.updatesPerEpoch() < FEW_STEPS_AN_EPOCH && facts.updates() < FEW_STEPS) {
            found.add(new Diagnosis(
                    Illness.BATCH_TOO_LARGE,
                    Optional.empty(),
                    Map.of(
                            "steps-per-epoch", facts.updatesPerEpoch(),
                            "samples", facts.samples(),
                            "steps", facts.updates(),
                            "samples-per-step", facts.samplesPerUpdate(),
                            "suggested-batch", Math.max(1, facts.samplesPerUpdate() / LESS))));
        }
        return found;
    }

    private static String name(RunFacts facts, int count) {
        return facts.classNames().get(facts.classCounts().indexOf(count));
    }
}
