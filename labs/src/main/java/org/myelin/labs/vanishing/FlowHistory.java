package org.myelin.labs.vanishing;

import java.util.ArrayList;
import java.util.List;
import org.myelin.data.Dataset;
import org.myelin.data.Split;
import org.myelin.flow.GradientFlow;
import org.myelin.flow.LayerFlow;
import org.myelin.labs.training.LabTraining;
import org.myelin.nn.Architecture;
import org.myelin.text.Text;
import org.myelin.train.DivergenceException;
import org.myelin.train.Trainer;
import org.myelin.train.TrainingEvent;

/**
 * The sensitivities of a network while it learns, as the engine sees them in single steps (lecture 16, 17).
 *
 * @param name of the network
 * @param moments the observed steps, the first of the training first
 * @param trainingAccuracy of the last epoch, 0 … 1; NaN when training diverged in the first one
 */
public record FlowHistory(Text name, List<Moment> moments, double trainingAccuracy) {
    /**
     * One observed step.
     *
     * @param step of the whole training, from 1
     * @param flow what was seen in it
     */
    public record Moment(long step, GradientFlow flow) {
        /** |δˡ| of the layers l = 2 … L. */
        public List<Double> magnitudes() {
            return flow.layers().stream().map(LayerFlow::sensitivity).toList();
        }
    }

    /**
     * How the networks are trained: gradient descent with momentum 0.9.
     *
     * @param epochs passes over the training samples, at least 1
     * @param batchSize b, at least 1
     * @param learningRate α at the beginning, above 0; it falls linearly to 0
     * @param every 1 step in this number is observed, at least 1
     * @param seed of weights and order
     */
    public record Plan(int epochs, int batchSize, double learningRate, int every, long seed) {
        /** Checks the ranges. */
        public Plan {
            requirePositive("--epochs", epochs);
            requirePositive("--batch-size", batchSize);
            requirePositive("--every", every);
            if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
                throw new IllegalArgumentException(
                        "lab vanishing: --learning-rate must be a finite number above 0, but is " + learningRate);
            }
        }

        private static void requirePositive(String option, int value) {
            if (value < 1) {
                throw new IllegalArgumentException("lab vanishing: " + option + " must be at least 1, but is " + value);
            }
        }
    }

    /** Takes a copy of the list. */
    public FlowHistory {
        moments = List.copyOf(moments);
    }

    /** Trains a network and observes it. */
    public static FlowHistory train(Text name, Architecture network, Split split, Plan plan) {
        List<Moment> moments = new ArrayList<>();
        double[] accuracy = {Double.NaN};
        int perEpoch = Math.ceilDiv(split.training().size(), plan.batchSize());
        Trainer trainer = LabTraining.of(
                        network, split, plan.epochs(), plan.batchSize(), plan.learningRate(), plan.seed())
                .observeEvery(plan.every())
                .listener(event -> {
                    switch (event) {
                        case TrainingEvent.LayersObserved seen ->
                            moments.add(new Moment((seen.epoch() - 1L) * perEpoch + seen.step(), seen.flow()));
                        case TrainingEvent.EpochCompleted done ->
                            accuracy[0] = done.metrics().trainingAccuracy();
                        default -> {}
                    }
                })
                .build();
        try {
            trainer.train();
        } catch (DivergenceException e) {
            // what was seen until then is the result
        }
        return new FlowHistory(name, moments, accuracy[0]);
    }

    /** |δˡ| of the layers l = 2 … L before training, over all samples. */
    static List<Double> atStart(Architecture network, Dataset samples, long seed) {
        Plan oneStep = new Plan(1, samples.size(), 1e-3, 1, seed);
        return train(Text.same(""), network, new Split(samples, samples), oneStep)
                .moments()
                .getFirst()
                .magnitudes();
    }
}
