package org.myelin.benchmarks.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A contender in a process of its own, because its native library does not bear another one beside it. The two speak in
 * lines: the child says its name; then for each line with a number of seconds it trains and says the samples a second.
 * Between two lines it waits and takes no processor.
 */
final class ChildContender implements Contender {
    private static final String ANSWER = "contender: ";

    private final Process process;
    private final PrintStream orders;
    private final BufferedReader answers;
    private final String name;

    ChildContender(Work work, int threads) {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                ChildContender.class.getName(),
                work.sizesText(),
                Integer.toString(work.batchSize()),
                Integer.toString(threads)));
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
        name = answer();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double train(double seconds) {
        orders.println(seconds);
        return Double.parseDouble(answer());
    }

    private String answer() {
        try {
            while (true) {
                String line = answers.readLine();
                if (line == null) {
                    throw new IllegalStateException("the process of a contender ended; its messages are above");
                }
                if (line.startsWith(ANSWER)) {
                    return line.substring(ANSWER.length());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        orders.close(); // the end of its orders is the end of the child
    }

    /**
     * The child.
     *
     * @param args sizes of the layers, samples of a batch, threads
     */
    public static void main(String[] args) throws IOException {
        Work work = Work.parse(args[0], Integer.parseInt(args[1]));
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Contender contender = new DjlContender(work, Integer.parseInt(args[2]))) {
            System.out.println(ANSWER + contender.name());
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                System.out.println(ANSWER + contender.train(Double.parseDouble(order)));
            }
        }
    }
}
