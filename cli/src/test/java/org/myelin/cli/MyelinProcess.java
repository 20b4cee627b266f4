package org.myelin.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts the program in a process of its own, for what a thread of the tests cannot show. */
final class MyelinProcess {
    private MyelinProcess() {}

    /**
     * Starts it.
     *
     * @param jvmOptions options of java
     * @param args command and options of myelin
     * @param output where all that it prints goes
     */
    static Process start(List<String> jvmOptions, List<String> args, Path output) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector"));
        command.addAll(jvmOptions);
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        + File.pathSeparator
                        + System.getProperty("jdk.module.path", ""),
                Myelin.class.getName()));
        command.addAll(args);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }
}
