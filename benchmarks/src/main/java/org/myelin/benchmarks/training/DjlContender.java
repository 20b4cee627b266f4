package org.myelin.benchmarks.training;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;

/**
 * The Deep Java Library on its PyTorch engine, as its EasyTrain does it but for listeners. It brings a libtorch of its
 * own, so it runs in a process of its own: {@link ChildContender}.
 */
final class DjlContender extends StepContender {
    private final Model model;
    private final Trainer trainer;
    private final NDManager manager;
    private final NDArray[] features = new NDArray[Work.BATCHES];
    private final NDArray[] labels = new NDArray[Work.BATCHES];
    private int next;

    DjlContender(Work work, int threads) {
        super(work);
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        SequentialBlock network = new SequentialBlock();
        for (int l = 1; l < work.sizes().length; l++) {
            network.add(Linear.builder().setUnits(work.sizes()[l]).build());
            if (l + 1 < work.sizes().length) {
                network.add(Activation.reluBlock());
            }
        }
        model = Model.newInstance("work", Device.cpu());
        model.setBlock(network);
        Optimizer optimizer = Optimizer.sgd()
                .setLearningRateTracker(Tracker.fixed((float) Work.LEARNING_RATE))
                .optMomentum((float) Work.MOMENTUM)
                .optWeightDecays((float) Work.WEIGHT_DECAY)
                .build();
        trainer = model.newTrainer(new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                .optOptimizer(optimizer)
                .optDevices(new Device[] {Device.cpu()}));
        trainer.initialize(new Shape(work.batchSize(), work.inputs()));
        manager = trainer.getManager();
        for (int b = 0; b < features.length; b++) {
            features[b] = manager.create(work.features(b), new Shape(work.batchSize(), work.inputs()));
            labels[b] = manager.create(work.labels(b), new Shape(work.batchSize(), 1));
        }
    }

    @Override
    public String name() {
        return "DJL " + Engine.getDjlVersion();
    }

    @Override
    void step() {
        NDArray x = features[next % features.length];
        NDArray y = labels[next++ % labels.length];
        try (NDManager step = manager.newSubManager()) {
            // What is computed belongs to the manager of the batch, and goes with it.
            x.attach(step);
            y.attach(step);
            try (GradientCollector gradients = trainer.newGradientCollector()) {
                NDList outputs = trainer.forward(new NDList(x));
                gradients.backward(trainer.getLoss().evaluate(new NDList(y), outputs));
            }
            trainer.step();
            x.attach(manager);
            y.attach(manager);
        }
    }

    @Override
    public void close() {
        trainer.close();
        model.close();
    }
}
