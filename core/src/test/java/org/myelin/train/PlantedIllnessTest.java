package org.myelin.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.myelin.data.Dataset;
import org.myelin.data.Datasets;
import org.myelin.data.Normalization;
import org.myelin.data.Split;
import org.myelin.data.TableDataset;
import org.myelin.doctor.Diagnosis;
import org.myelin.doctor.Illness;
import org.myelin.flow.LayerFlow;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.Dense;
import org.myelin.nn.Initializer;
import org.myelin.nn.Layer;
import org.myelin.nn.Loss;
import org.myelin.nn.ParameterSpec;
import org.myelin.nn.Parameters;
import org.myelin.optim.ElementwiseOptimizer;
import org.myelin.optim.ParameterRange;
import org.myelin.optim.Schedule;
import org.myelin.optim.Sgd;
import org.myelin.optim.StepContext;

/** Runs on the digits that are healthy but for one thing: the doctor finds it, in the right layer, and nothing else. */
class PlantedIllnessTest {
    @TempDir
    private Path folder;

    private static final Split DIGITS = Split.stratified(Datasets.load("digits").training(), 300, 1);

    /** What the run of an illness showed. */
    private record Run(List<Diagnosis> diagnoses, List<TrainingEvent.LayersObserved> observations) {}

    private static TrainerBuilder healthy(Architecture network) {
        return healthy(network, DIGITS);
    }

    private static TrainerBuilder healthy(Architecture network, Split samples) {
        return Trainer.builder(network, samples)
                .optimizer(Sgd.defaults())
                .schedule(Schedule.linear(0.02, 0))
                .batchSize(32)
                .epochs(10)
                .observeEvery(10);
    }

    private static Architecture network(Activation f, Initializer initializer, int... hidden) {
        List<Layer> layers = new ArrayList<>();
        for (int neurons : hidden) {
            layers.add(new Dense(neurons, f, true, initializer));
        }
        layers.add(new Dense(10, Activation.SOFTMAX));
        return new Architecture(64, layers, Loss.CROSS_ENTROPY);
    }

    private static final Architecture NETWORK = network(Activation.RELU, new Initializer.He(), 64, 32);

    private static TrainerBuilder ill(Illness illness) {
        return switch (illness) {
            case VANISHING_GRADIENT ->
                healthy(network(Activation.SIGMOID, new Initializer.Xavier(), 64, 64, 64, 64, 64, 64, 64));
            case EXPLODING_GRADIENT ->
                healthy(network(Activation.LINEAR, new Initializer.Uniform(1), 64, 64, 64, 64, 64))
                        .schedule(Schedule.constant(1e-7));
            case DEAD_NEURONS ->
                healthy(NETWORK)
                        .optimizer(new Sinking(Parameters.initialize(NETWORK, 1)
                                .layout()
                                .slot(1, ParameterSpec.BIAS)
                                .at()));
            case SATURATED_NEURONS -> healthy(network(Activation.TANH, new Initializer.Uniform(3), 64, 32));
            case LEARNING_RATE_TOO_HIGH -> healthy(NETWORK).schedule(Schedule.constant(1));
            case LEARNING_RATE_TOO_LOW -> healthy(NETWORK).schedule(Schedule.constant(1e-6));
            case PLATEAU ->
                healthy(network(Activation.LINEAR, new Initializer.Xavier(), 1))
                        .schedule(Schedule.constant(0.01))
                        .epochs(100);
            case OVERFITTING ->
                healthy(
                                network(Activation.RELU, new Initializer.He(), 256, 128),
                                new Split(oftenWrong(DIGITS.training()), DIGITS.validation()))
                        .schedule(Schedule.constant(0.02))
                        .epochs(40);
            case UNNORMALIZED_INPUT -> healthy(NETWORK).normalization(Normalization.NONE);
            case SHUFFLED_LABELS ->
                healthy(
                                network(Activation.RELU, new Initializer.He(), 256, 128),
                                Split.stratified(shuffled(DIGITS.training()), 300, 1))
                        .epochs(20);
            case IMBALANCED_CLASSES ->
                healthy(NETWORK, new Split(mostlyZeros(DIGITS.training()), DIGITS.validation()))
                        .batchSize(8)
                        .epochs(12);
            case BATCH_TOO_LARGE -> healthy(NETWORK).batchSize(600);
        };
    }

    /** Batches of 10, whose neurons take 26 observations to be called dead, in as few steps as the default allows. */
    @Test
    void train_deadNeuronsInSmallBatches_areFoundByTheDefaultSchedule() {
        Samples.Events events = new Samples.Events();

        Trainer.builder(NETWORK, DIGITS)
                .optimizer(new Sinking(Parameters.initialize(NETWORK, 1)
                        .layout()
                        .slot(1, ParameterSpec.BIAS)
                        .at()))
                .schedule(Schedule.constant(0.01))
                .batchSize(10)
                .epochs(12) // 1,368 steps
                .threads(1)
                .listener(events)
                .build()
                .train();

        assertThat(events.of(TrainingEvent.Diagnosed.class))
                .extracting(event -> event.diagnosis().illness())
                .containsExactly(Illness.DEAD_NEURONS);
    }

    private static Run run(TrainerBuilder trainer) {
        Samples.Events events = new Samples.Events();
        trainer.threads(1).listener(events).build().train();
        return new Run(
                events.of(TrainingEvent.Diagnosed.class).stream()
                        .map(TrainingEvent.Diagnosed::diagnosis)
                        .toList(),
                events.of(TrainingEvent.LayersObserved.class));
    }

    @ParameterizedTest
    @EnumSource
    void train_withOneIllness_isDiagnosedWithItAlone(Illness illness) {
        Run run = run(ill(illness));

        assertThat(run.diagnoses).extracting(Diagnosis::illness).containsOnly(illness);
        assertThat(run.diagnoses).extracting(Diagnosis::toString).noneMatch(text -> text.contains("{"));
        List<String> layers = layers(illness, run);
        assertThat(run.diagnoses.stream().flatMap(each -> each.layer().stream()))
                .containsExactlyElementsOf(layers);
    }

    /** The ill layers, found independently of the doctor: by the plan, or from the second observation of all layers. */
    private static List<String> layers(Illness illness, Run run) {
        List<LayerFlow> flows = run.observations.get(1).flow().layers();
        double output = flows.getLast().sensitivity();
        return switch (illness) {
            case VANISHING_GRADIENT ->
                List.of(flows.stream()
                        .filter(layer -> layer.sensitivity() < output / 1000)
                        .reduce((_, later) -> later)
                        .orElseThrow()
                        .label());
            case EXPLODING_GRADIENT ->
                List.of(flows.stream()
                        .filter(layer -> layer.sensitivity() > output * 100)
                        .reduce((_, later) -> later)
                        .orElseThrow()
                        .label());
            case DEAD_NEURONS -> List.of("2");
            case SATURATED_NEURONS -> List.of("1", "2");
            default -> List.of();
        };
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void train_healthy_hasNoDiagnosis(long seed) {
        assertThat(run(healthy(NETWORK).seed(seed)).diagnoses).isEmpty();
    }

    /** At a common learning rate the loss is infinite before a second observation, which would confirm the first. */
    @Test
    void train_explodingUntilItDiverges_isDiagnosedSo() {
        Samples.Events events = new Samples.Events();
        Trainer trainer = ill(Illness.EXPLODING_GRADIENT)
                .schedule(Schedule.constant(0.02))
                .threads(1)
                .listener(events)
                .build();

        assertThatThrownBy(trainer::train).isInstanceOf(DivergenceException.class);
        assertThat(events.of(TrainingEvent.Diagnosed.class))
                .extracting(event -> event.diagnosis().illness())
                .containsExactly(Illness.EXPLODING_GRADIENT);
    }

    @Test
    void train_resumed_repeatsNoDiagnosisOfTheFirstProcess() {
        Path checkpoint = folder.resolve("c");
        List<Illness> reported = new ArrayList<>();
        for (int part = 0; part < 2; part++) {
            Trainer[] trainer = new Trainer[1];
            trainer[0] = ill(Illness.BATCH_TOO_LARGE)
                    .checkpoint(checkpoint)
                    .resume()
                    .listener(event -> {
                        if (event instanceof TrainingEvent.Diagnosed diagnosed) {
                            reported.add(diagnosed.diagnosis().illness());
                        } else if (event instanceof TrainingEvent.EpochCompleted completed
                                && completed.metrics().epoch() == 2) {
                            trainer[0].requestStop();
                        }
                    })
                    .build();
            trainer[0].train();
        }

        assertThat(reported).containsExactly(Illness.BATCH_TOO_LARGE);
    }

    /**
     * Squared errors of sigmoid outputs (lecture 9, 12): learned outputs lie near 0 and 1, where f is flat, and that is
     * right.
     */
    @Test
    void train_sigmoidOutputs_areNotCalledSaturated() {
        List<Layer> layers = List.of(new Dense(64, Activation.RELU), new Dense(10, Activation.SIGMOID));
        Architecture network = new Architecture(64, layers, Loss.MEAN_SQUARED_ERROR);

        Run run = run(healthy(network).schedule(Schedule.linear(0.1, 0)).epochs(60));

        assertThat(run.observations.getLast().flow().layers().getLast().saturated())
                .isGreaterThan(0.6);
        assertThat(run.diagnoses).isEmpty();
    }

    @Test
    void train_balancedClasses_areNotCalledImbalanced() {
        TrainerBuilder weighted = ill(Illness.IMBALANCED_CLASSES).balanceClasses(true);

        assertThat(run(weighted).diagnoses).extracting(Diagnosis::illness).doesNotContain(Illness.IMBALANCED_CLASSES);
    }

    /** Gradient descent, but 24 of the 32 neurons of the second layer sink where no sample reaches them. */
    private record Sinking(int biases) implements ElementwiseOptimizer {
        private static final Sgd SGD = Sgd.plain();

        @Override
        public void update(ParameterRange range, StepContext step) {
            SGD.update(range, step);
            if (range.offset() == biases) {
                Arrays.fill(range.parameters(), biases, biases + 24, -100);
            }
        }
    }

    private static Dataset shuffled(Dataset samples) {
        List<Integer> labels = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            labels.add(samples.label(i));
        }
        Collections.shuffle(labels, new Random(1));
        return relabelled(samples, labels);
    }

    /** All zeros, and 5 of each other digit. */
    private static Dataset mostlyZeros(Dataset samples) {
        Map<Integer, Integer> seen = new LinkedHashMap<>();
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            int label = samples.label(i);
            if (label == 0 || seen.merge(label, 1, Integer::sum) <= 5) {
                chosen.add(i);
            }
        }
        float[] values = new float[chosen.size() * 64];
        int[] labels = new int[chosen.size()];
        for (int k = 0; k < labels.length; k++) {
            samples.copyFeatures(chosen.get(k), values, k * 64);
            labels[k] = samples.label(chosen.get(k));
        }
        return new TableDataset("zeros", samples.shape(), samples.classNames(), values, labels);
    }

    /** Three of ten labels are those of other samples, and can only be learned by heart. */
    private static Dataset oftenWrong(Dataset samples) {
        Random random = new Random(1);
        List<Integer> labels = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            labels.add(samples.label(random.nextDouble() < 0.3 ? random.nextInt(samples.size()) : i));
        }
        return relabelled(samples, labels);
    }

    private static Dataset relabelled(Dataset samples, List<Integer> labels) {
        float[] values = new float[samples.size() * 64];
        for (int i = 0; i < samples.size(); i++) {
            samples.copyFeatures(i, values, i * 64);
        }
        int[] all = labels.stream().mapToInt(Integer::intValue).toArray();
        return new TableDataset("relabelled", samples.shape(), samples.classNames(), values, all);
    }
}
