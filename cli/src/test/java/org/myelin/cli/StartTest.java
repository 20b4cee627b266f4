package org.myelin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myelin.cli.terminal.ExitCode;

/** What depends on how Java was started. */
class StartTest {
    @TempDir
    private Path folder;

    private String runFails(List<String> jvmOptions, String... args) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process process = MyelinProcess.start(jvmOptions, List.of(args), output);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(folder.resolve("run")).doesNotExist();
        return Files.readString(output);
    }

    @Test
    void train_unknownKernelsForced_namesTheKnownOnes() throws IOException, InterruptedException {
        String run = folder.resolve("run").toString();

        assertThat(runFails(List.of("-Dorg.myelin.kernels=gpu"), "train", "digits", "--quiet", "--run-dir", run))
                .contains("myelin: kernels: -Dorg.myelin.kernels=gpu names no kernels; expected scalar, vector,"
                        + " vector-128, vector-256 or vector-512")
                .doesNotContain("\tat ");
    }

    @Test
    void train_networkTooLargeForTheMemory_saysHowToGiveMore() throws IOException, InterruptedException {
        String run = folder.resolve("run").toString();

        assertThat(runFails(
                        List.of("-Xmx64m"), "train", "digits", "--layers", "8000,8000", "--quiet", "--run-dir", run))
                .contains("myelin: not enough memory (Java heap space); make the network or the batch smaller, or give"
                        + " more, for example MYELIN_JAVA_OPTS=-Xmx8g")
                .doesNotContain("\tat ");
    }

    @Test
    void train_networkTooLargeForAnyMemory_namesTheLayer() throws IOException, InterruptedException {
        String run = folder.resolve("run").toString();

        assertThat(runFails(List.of(), "train", "digits", "--layers", "64,70000,70000", "--quiet", "--run-dir", run))
                .contains("architecture: up to layer 3 there are about ")
                .contains("but a network can hold at most 2147483647; make the layers narrower")
                .doesNotContain("\tat ");
    }
}
