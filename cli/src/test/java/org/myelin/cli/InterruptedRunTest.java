package org.myelin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.myelin.cli.terminal.ExitCode;
import org.myelin.cli.terminal.Interruption;

/** Runs that are interrupted and resumed, with the result of an uninterrupted run. Real processes, really killed. */
class InterruptedRunTest {
    private static final List<String> LONG_RUN = List.of(
            "train", "digits", "--epochs", "60", "--layers", "64,32", "--threads", "2", "--checkpoint-every", "0.1");

    @TempDir
    private Path folder;

    private static Process start(Path run, Path output) throws IOException {
        List<String> args = new ArrayList<>(LONG_RUN);
        args.addAll(List.of("--run-dir", run.toString()));
        return MyelinProcess.start(List.of(), args, output);
    }

    private Path uninterrupted() {
        Path run = folder.resolve("uninterrupted");
        List<String> args = new ArrayList<>(LONG_RUN);
        args.addAll(List.of("--run-dir", run.toString()));
        assertThat(CommandRun.of(args.toArray(String[]::new)).code()).isZero();
        return run;
    }

    /** Waits until a run has finished a number of epochs. */
    private static void awaitEpochs(Process process, Path run, int epochs) throws InterruptedException, IOException {
        Path metrics = run.resolve("metrics.csv");
        while (process.isAlive()
                && (!Files.exists(metrics) || RunFiles.lines(metrics).size() < epochs + 1)) {
            process.waitFor(5, TimeUnit.MILLISECONDS);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void resume_afterSigkillAtARandomMoment_endsInTheSameWeights(long seed) throws Exception {
        int epochs = 10 + new Random(seed).nextInt(30);
        Path run = folder.resolve("killed");
        Process process = start(run, folder.resolve("output.txt"));
        awaitEpochs(process, run, epochs);
        process.destroyForcibly();
        process.waitFor();
        assertThat(run.resolve("summary.json")).doesNotExist();

        CommandRun resumed = CommandRun.of("train", "--resume", run.toString());

        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(resumed.out()).contains("resumed after ");
        Path whole = uninterrupted();
        assertThat(RunFiles.weights(run)).isEqualTo(RunFiles.weights(whole));
        assertThat(RunFiles.metrics(run)).isEqualTo(RunFiles.metrics(whole));
    }

    @Test
    void interrupt_runningProcess_writesACheckpointAndNamesTheCommandThatResumes() throws Exception {
        Path run = folder.resolve("interrupted");
        Path output = folder.resolve("output.txt");
        Process process = start(run, output);
        awaitEpochs(process, run, 3);
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(Files.readString(output, StandardCharsets.UTF_8))
                .contains("nothing is lost. To resume:\n  ./myelin train --resume " + run + "\n");
        assertThat(run.resolve("last.checkpoint")).exists();

        CommandRun resumed = CommandRun.of("train", "--resume", run.toString());

        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(resumed.out()).contains("resumed after ");
        assertThat(RunFiles.weights(run)).isEqualTo(RunFiles.weights(uninterrupted()));
    }

    @Test
    void interrupt_beforeTheFirstEpochEnds_isResumable() throws InterruptedException {
        Path run = folder.resolve("early");
        Interruption interruption = new Interruption();
        List<String> args = new ArrayList<>(LONG_RUN);
        args.addAll(List.of("--run-dir", run.toString()));
        Thread thread = Thread.ofPlatform().start(() -> {
            while (!interruption.requestStop()) {
                Thread.onSpinWait();
            }
        });

        CommandRun first = CommandRun.of(interruption, args.toArray(String[]::new));

        assertThat(first.code()).isEqualTo(ExitCode.INTERRUPTED);
        thread.join();
        assertThat(CommandRun.of("train", "--resume", run.toString()).code()).isZero();
        assertThat(RunFiles.weights(run)).isEqualTo(RunFiles.weights(uninterrupted()));
    }
}
