package org.myelin.benchmarks.training;

import java.util.stream.IntStream;
import smile.base.mlp.Layer;
import smile.base.mlp.LayerBuilder;
import smile.base.mlp.OutputFunction;
import smile.classification.MLP;
import smile.util.IntSet;
import smile.util.function.TimeFunction;

/** Smile's multilayer perceptron: double precision, one sample after the other, one thread. */
final class SmileContender extends StepContender {
    private final MLP network;
    private final double[][][] features = new double[Work.BATCHES][][];
    private final int[][] labels = new int[Work.BATCHES][];
    private int next;

    SmileContender(Work work) {
        super(work);
        int[] sizes = work.sizes();
        LayerBuilder[] layers = new LayerBuilder[sizes.length];
        layers[0] = Layer.input(sizes[0]);
        for (int l = 1; l < sizes.length - 1; l++) {
            layers[l] = Layer.rectifier(sizes[l]);
        }
        layers[sizes.length - 1] = Layer.mle(work.classes(), OutputFunction.SOFTMAX);
        network = new MLP(new IntSet(IntStream.range(0, work.classes()).toArray()), layers);
        network.setLearningRate(TimeFunction.constant(Work.LEARNING_RATE));
        network.setMomentum(TimeFunction.constant(Work.MOMENTUM));
        network.setWeightDecay(Work.WEIGHT_DECAY);
        for (int b = 0; b < features.length; b++) {
            float[] values = work.features(b);
            features[b] = new double[work.batchSize()][work.inputs()];
            for (int s = 0; s < work.batchSize(); s++) {
                for (int f = 0; f < work.inputs(); f++) {
                    features[b][s][f] = values[s * work.inputs() + f];
                }
            }
            labels[b] = java.util.Arrays.stream(work.labels(b))
                    .mapToInt(Math::toIntExact)
                    .toArray();
        }
    }

    @Override
    public String name() {
        return "Smile " + MLP.class.getPackage().getImplementationVersion();
    }

    @Override
    void step() {
        int batch = next++ % features.length;
        network.update(features[batch], labels[batch]);
    }

    @Override
    public void close() {
        network.close();
    }
}
