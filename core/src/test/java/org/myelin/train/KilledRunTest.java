package org.myelin.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.myelin.kernel.KernelChoice;

/**
 * A process is killed with SIGKILL while it trains and writes a checkpoint after every step; another one resumes. The
 * first uses scalar kernels, which must not matter.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
class KilledRunTest {
    @TempDir
    Path folder;

    private static TrainerBuilder run() {
        return Samples.run().epochs(60);
    }

    /** The process that is killed; writes a line for each checkpoint. */
    static final class Victim {
        private Victim() {}

        public static void main(String[] arguments) {
            run().checkpoint(Path.of(arguments[0]))
                    .checkpointEvery(Duration.ZERO)
                    .listener(event -> {
                        if (event instanceof TrainingEvent.CheckpointSaved) {
                            System.out.println("saved");
                        }
                    })
                    .build()
                    .train();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 40, 111})
    void resume_afterSigkill_endsWithTheSameBits(int checkpoints) throws Exception {
        Path checkpoint = folder.resolve("last.checkpoint");
        trainAndKill(checkpoint, checkpoints);
        assertThat(checkpoint).exists();

        Samples.Events events = new Samples.Events();
        TrainingResult resumed =
                run().checkpoint(checkpoint).resume().listener(events).build().train();
        TrainingResult whole = run().build().train();

        TrainingEvent.Resumed from = events.of(TrainingEvent.Resumed.class).getFirst();
        assertThat(from.epochsDone() * 5 + from.stepsDone()).isGreaterThanOrEqualTo(checkpoints);
        assertThat(resumed.bestModel().parameters().sha256())
                .isEqualTo(whole.bestModel().parameters().sha256());
        assertThat(resumed.bestEpoch()).isEqualTo(whole.bestEpoch());
        // what the killed process was writing is gone
        assertThat(folder.toFile().list()).containsExactly("last.checkpoint");
    }

    private static void trainAndKill(Path checkpoint, int checkpoints) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-D" + KernelChoice.PROPERTY + "=scalar",
                        "-cp",
                        classes(Trainer.class) + System.getProperty("path.separator") + classes(Victim.class),
                        Victim.class.getName(),
                        checkpoint.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines = process.inputReader()) {
            for (int i = 0; i < checkpoints; i++) {
                assertThat(lines.readLine()).isEqualTo("saved");
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(process.exitValue()).as("128 + 9: killed, not ended").isEqualTo(137);
    }

    /** The folder that a class comes from. */
    private static Path classes(Class<?> of) {
        String name = "/" + of.getName().replace('.', '/') + ".class";
        try {
            String place = String.valueOf(of.getResource(name)).replace(name, "");
            return Path.of(new URI(place));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
