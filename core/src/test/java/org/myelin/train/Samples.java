package org.myelin.train;

import java.util.ArrayList;
import java.util.List;
import org.myelin.data.Dataset;
import org.myelin.data.FeatureShape;
import org.myelin.data.Split;
import org.myelin.data.TableDataset;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.optim.Schedule;
import org.myelin.optim.Sgd;
import org.myelin.random.CounterRandom;

/** Small data and runs for tests. */
final class Samples {
    static final FeatureShape PICTURE = new FeatureShape(2, 3, 4);
    static final List<String> CLASSES = List.of("a", "b", "c");

    static final Architecture NETWORK = Architecture.builder(PICTURE.features())
            .dense(40, Activation.RELU)
            .dense(33, Activation.TANH)
            .classes(CLASSES.size());

    private Samples() {}

    /** Normally distributed around one centre for each class; small pictures. */
    static Dataset pictures(int size, long seed) {
        int features = PICTURE.features();
        float[] values = new float[size * features];
        int[] labels = new int[size];
        CounterRandom random = CounterRandom.of(seed);
        for (int i = 0; i < size; i++) {
            labels[i] = random.nextInt(CLASSES.size());
            for (int f = 0; f < features; f++) {
                values[i * features + f] = (float) (random.nextGaussian() + (f % CLASSES.size() == labels[i] ? 1 : 0));
            }
        }
        return new TableDataset("pictures", PICTURE, CLASSES, values, labels);
    }

    /** Four epochs of four steps, the last of an epoch with fewer samples. */
    static TrainerBuilder run() {
        return run(NETWORK);
    }

    /** The same with another network. */
    static TrainerBuilder run(Architecture architecture) {
        return run(architecture, split());
    }

    /** 90 training samples, 50 validation samples. */
    static Split split() {
        return withTraining(pictures(90, 1));
    }

    /** The same validation samples with other training samples. */
    static Split withTraining(Dataset training) {
        return new Split(training, pictures(50, 2));
    }

    /** The same with another network and other samples. */
    static TrainerBuilder run(Architecture architecture, Split samples) {
        return Trainer.builder(architecture, samples)
                .optimizer(Sgd.defaults().withWeightDecay(1e-3))
                .schedule(Schedule.cosine(0.05, 0).withWarmup(0.5))
                .epochs(4)
                .batchSize(24)
                .seed(7)
                .threads(1);
    }

    /** Keeps all events. */
    static final class Events implements TrainingListener {
        private final List<TrainingEvent> all = new ArrayList<>();

        @Override
        public void onEvent(TrainingEvent event) {
            all.add(event);
        }

        <E extends TrainingEvent> List<E> of(Class<E> kind) {
            return all.stream().filter(kind::isInstance).map(kind::cast).toList();
        }

        List<TrainingEvent> all() {
            return List.copyOf(all);
        }
    }
}
