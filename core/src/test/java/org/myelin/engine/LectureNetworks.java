package org.myelin.engine;

import java.util.ArrayList;
import java.util.List;
import org.myelin.lecture.ActivationFunction;
import org.myelin.lecture.Layer;
import org.myelin.lecture.Loss;
import org.myelin.lecture.Matrix;
import org.myelin.lecture.Network;
import org.myelin.lecture.Sample;
import org.myelin.lecture.Vector;
import org.myelin.nn.Architecture;
import org.myelin.nn.Dense;
import org.myelin.nn.Parameters;
import org.myelin.random.CounterRandom;

/** Networks and samples of the engine as those of the lecture. */
final class LectureNetworks {
    private LectureNetworks() {}

    /** The same network of dense layers. */
    static Network of(Parameters parameters) {
        Architecture architecture = parameters.architecture();
        List<Layer> layers = new ArrayList<>();
        for (int l = 0; l < architecture.layers().size(); l++) {
            Dense dense = (Dense) architecture.layers().get(l);
            layers.add(new Layer(
                    Matrix.ofRowMajor(dense.outputs(), architecture.inputsOf(l), parameters.weights(l)),
                    Vector.of(parameters.biases(l)),
                    ActivationFunction.named(dense.activation().toString())));
        }
        return new Network(layers, Loss.named(architecture.loss().toString()));
    }

    /** A random batch; the same samples are added to the list. */
    static Batch batch(Architecture architecture, int size, List<Sample> samples) {
        CounterRandom random = CounterRandom.of(8);
        Batch batch = new Batch(architecture.inputs(), architecture.outputs(), size + 3);
        for (int s = 0; s < size; s++) {
            float[] x = new float[architecture.inputs()];
            for (int i = 0; i < x.length; i++) {
                x[i] = (float) random.nextGaussian();
            }
            int label = random.nextInt(architecture.outputs());
            batch.add(x, 0, label);
            samples.add(Sample.ofClass(Vector.of(x), label, architecture.outputs()));
        }
        batch.finish();
        return batch;
    }
}
