package org.myelin.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myelin.train.TrainingEvent.LayersObserved;

/** Which steps a run observes: 1 in N updates, and the same ones after an interruption. */
class ObservationTest {
    @TempDir
    private Path folder;

    private static List<String> places(List<LayersObserved> events) {
        return events.stream().map(event -> event.epoch() + "." + event.step()).toList();
    }

    private static List<LayersObserved> observe(TrainerBuilder run) {
        Samples.Events events = new Samples.Events();
        run.listener(events).build().train();
        return events.of(LayersObserved.class);
    }

    @Test
    void train_observingEveryThirdStep_beginsWithTheFirst() {
        List<LayersObserved> events = observe(Samples.run().observeEvery(3));

        assertThat(places(events)).containsExactly("1.1", "1.4", "2.3", "3.2", "4.1", "4.4"); // 4 steps an epoch
        assertThat(events.getFirst().flow().layers()).hasSize(3);
        assertThat(events.getFirst().flow().input().samples()).isEqualTo(24);
        assertThat(events.get(1).flow().input().samples()).isEqualTo(18); // 90 − 3 · 24
        // three of 16 steps down the cosine from 0.05 to 0, after the warm-up of two steps
        assertThat(events.get(1).learningRate()).isCloseTo(0.025 * (1 + Math.cos(Math.PI * 3 / 16)), within(1e-12));
    }

    @Test
    void train_withoutMore_observesTheFirstStepAndEveryFiftieth() {
        List<LayersObserved> events = observe(Samples.run().epochs(13));

        assertThat(places(events)).containsExactly("1.1", "13.3"); // the 51st of 52
    }

    @Test
    void train_smallNetworkForLong_isObservedLessOftenAfterTheBeginning() {
        ObservationSchedule expected = ObservationSchedule.defaultFor(Samples.NETWORK.parameterCount(), 24);

        List<LayersObserved> events = observe(Samples.run().epochs(1300));

        assertThat(expected.interval()).isGreaterThan(50);
        assertThat(events.stream().map(event -> (event.epoch() - 1) * 4L + event.step() - 1))
                .containsExactlyElementsOf(LongStream.range(0, 5200)
                        .filter(expected::includes)
                        .boxed()
                        .toList());
    }

    @Test
    void train_severalBatchesMakeAStep_observesTheLastOfThem() {

        List<LayersObserved> events = observe(Samples.run().accumulation(3).observeEvery(2));

        assertThat(places(events))
                .containsExactly("1.3", "2.3", "3.3", "4.3"); // updates after batches 3 and 4 of an epoch
    }

    @Test
    void train_observingNever_sendsNothing() {
        assertThat(observe(Samples.run().observeEvery(0))).isEmpty();
    }

    @Test
    void train_interruptedAndResumed_observesTheSameStepsWithTheSameNumbers() {
        List<LayersObserved> whole = observe(Samples.run().observeEvery(3));
        List<LayersObserved> pieces = new ArrayList<>();
        Path checkpoint = folder.resolve("last.checkpoint");
        for (int part = 0; part < 2; part++) {
            Trainer[] trainer = new Trainer[1];
            int stopAfter = part == 0 ? 3 : Integer.MAX_VALUE;
            trainer[0] = Samples.run()
                    .observeEvery(3)
                    .checkpoint(checkpoint)
                    .resume()
                    .listener(event -> {
                        if (event instanceof LayersObserved observed) {
                            pieces.add(observed);
                            if (pieces.size() == stopAfter) {
                                trainer[0].requestStop();
                            }
                        }
                    })
                    .build();
            trainer[0].train();
        }

        // what takes many samples to know, whether neurons are dead, begins anew; here there are none
        assertThat(pieces).isEqualTo(whole);
    }

    @Test
    void train_observed_hasTheBitsOfAnUnobservedRun() {
        TrainingListener nobody = event -> {};

        TrainingResult observed =
                Samples.run().observeEvery(1).listener(nobody).build().train();

        assertThat(observed.bestModel().parameters().sha256())
                .isEqualTo(
                        Samples.run().build().train().bestModel().parameters().sha256());
    }

    @Test
    void observeEvery_negative_isRefused() {
        assertThatThrownBy(() -> Samples.run().observeEvery(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("training: the steps between observations must be at least 0, but are -1");
    }
}
