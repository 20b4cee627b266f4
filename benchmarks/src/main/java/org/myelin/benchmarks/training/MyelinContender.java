package org.myelin.benchmarks.training;

import org.myelin.engine.Batch;
import org.myelin.engine.TrainingEngine;
import org.myelin.nn.Parameters;
import org.myelin.optim.Sgd;

/** Myelin's engine, fed with prepared batches. */
final class MyelinContender extends StepContender {
    private final TrainingEngine engine;
    private final Batch[] batches = new Batch[Work.BATCHES];
    private int next;

    MyelinContender(Work work, int threads) {
        super(work);
        Parameters parameters = Parameters.initialize(work.architecture(), 1);
        engine = new TrainingEngine(
                parameters,
                Sgd.plain().withMomentum(Work.MOMENTUM).withWeightDecay(Work.WEIGHT_DECAY),
                work.batchSize(),
                threads);
        for (int b = 0; b < batches.length; b++) {
            batches[b] = new Batch(work.inputs(), work.classes(), work.batchSize());
            float[] features = work.features(b);
            long[] labels = work.labels(b);
            for (int s = 0; s < work.batchSize(); s++) {
                batches[b].add(features, s * work.inputs(), (int) labels[s]);
            }
            batches[b].finish();
        }
    }

    @Override
    public String name() {
        return "Myelin";
    }

    @Override
    void step() {
        engine.step(batches[next++ % batches.length], Work.LEARNING_RATE);
    }

    @Override
    public void close() {
        engine.close();
    }
}
