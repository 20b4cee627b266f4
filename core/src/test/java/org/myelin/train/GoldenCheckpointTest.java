package org.myelin.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myelin.optim.Clipped;
import org.myelin.optim.Muon;

/**
 * A checkpoint of commit 35aab1c, the second of four epochs of {@link Samples#run} with the optimiser below:
 * golden/muon-clipped.checkpoint. Never write it anew; its worth is that an earlier version wrote it.
 */
class GoldenCheckpointTest {
    /** Parameters of the best epoch, the last, of the same run without interruption, by that commit. */
    private static final String UNINTERRUPTED = "2e403580f729b330cedd418401a00a6c10be902e4cf938ab164a4efc56a77f37";

    @TempDir
    Path folder;

    @Test
    void resume_checkpointOfAnEarlierVersion_hasTheBitsOfTheUninterruptedRun() throws IOException {
        Path checkpoint = folder.resolve("last.checkpoint");
        try (InputStream golden = Objects.requireNonNull(
                GoldenCheckpointTest.class.getResourceAsStream("/golden/muon-clipped.checkpoint"))) {
            Files.copy(golden, checkpoint);
        }
        Samples.Events events = new Samples.Events();

        TrainingResult result = Samples.run()
                .optimizer(new Clipped(Muon.defaults().withWeightDecay(0.01).withInputMatrix(true), 2, 0.5))
                .checkpoint(checkpoint)
                .resume()
                .listener(events)
                .build()
                .train();

        assertThat(events.of(TrainingEvent.Resumed.class))
                .singleElement()
                .extracting(TrainingEvent.Resumed::epochsDone)
                .isEqualTo(2);
        assertThat(result.bestEpoch()).isEqualTo(4);
        assertThat(result.bestModel().parameters().sha256()).isEqualTo(UNINTERRUPTED);
    }
}
