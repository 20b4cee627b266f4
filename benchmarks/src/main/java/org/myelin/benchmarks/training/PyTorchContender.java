package org.myelin.benchmarks.training;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** libtorch through JavaCPP: its C++ front end, in eager mode, as a PyTorch program would run it. */
final class PyTorchContender extends StepContender {
    private final List<LinearImpl> layers = new ArrayList<>();
    private final Tensor[] features = new Tensor[Work.BATCHES];
    private final Tensor[] labels = new Tensor[Work.BATCHES];
    private final SGD optimizer;
    private final boolean bfloat16;
    private int next;

    /**
     * Prepares the network.
     *
     * @param bfloat16 whether weights, activations and gradients have 8 bits of precision instead of 24
     */
    PyTorchContender(Work work, int threads, boolean bfloat16) {
        super(work);
        this.bfloat16 = bfloat16;
        torch.set_num_threads(threads);
        TensorVector parameters = new TensorVector();
        for (int l = 0; l + 1 < work.sizes().length; l++) {
            LinearImpl layer = new LinearImpl(work.sizes()[l], work.sizes()[l + 1]);
            if (bfloat16) {
                layer.to(torch.ScalarType.BFloat16, false);
            }
            layers.add(layer);
            TensorVector ofLayer = layer.parameters();
            for (long p = 0; p < ofLayer.size(); p++) {
                parameters.push_back(ofLayer.get(p));
            }
        }
        SGDOptions options = new SGDOptions(Work.LEARNING_RATE);
        options.momentum().put(Work.MOMENTUM);
        options.weight_decay().put(Work.WEIGHT_DECAY);
        optimizer = new SGD(parameters, options);
        for (int b = 0; b < features.length; b++) {
            Tensor values = Tensor.create(work.features(b))
                    .reshape(work.batchSize(), work.inputs())
                    .clone();
            features[b] = bfloat16 ? values.toType(torch.ScalarType.BFloat16) : values;
            labels[b] = Tensor.create(work.labels(b)).clone();
        }
    }

    @Override
    public String name() {
        try {
            String version = Loader.getVersion("org.bytedeco", "pytorch");
            return "libtorch " + version.substring(0, version.indexOf('-')) + (bfloat16 ? " bfloat16" : "");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    void step() {
        try (PointerScope _ = new PointerScope()) {
            int batch = next++ % features.length;
            optimizer.zero_grad();
            Tensor a = features[batch];
            for (int l = 0; l < layers.size(); l++) {
                a = layers.get(l).forward(a);
                if (l + 1 < layers.size()) {
                    a = torch.relu(a);
                }
            }
            torch.cross_entropy_loss(bfloat16 ? a.toType(torch.ScalarType.Float) : a, labels[batch])
                    .backward();
            optimizer.step();
        }
    }

    @Override
    public void close() {
        optimizer.close();
    }
}
