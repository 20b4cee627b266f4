package org.myelin.labs.training;

import org.myelin.data.Split;
import org.myelin.nn.Architecture;
import org.myelin.optim.Schedule;
import org.myelin.optim.Sgd;
import org.myelin.train.Trainer;
import org.myelin.train.TrainerBuilder;

/** How the labs train the networks that they compare: alike, by gradient descent with momentum 0.9. */
public final class LabTraining {
    private static final double MOMENTUM = 0.9;

    private LabTraining() {}

    /**
     * A training, to be completed.
     *
     * @param batchSize b
     * @param learningRate α at the beginning; it falls linearly to 0
     */
    public static TrainerBuilder of(
            Architecture network, Split split, int epochs, int batchSize, double learningRate, long seed) {
        return Trainer.builder(network, split)
                .optimizer(Sgd.plain().withMomentum(MOMENTUM))
                .schedule(Schedule.linear(learningRate, 0))
                .epochs(epochs)
                .batchSize(batchSize)
                .seed(seed);
    }
}
