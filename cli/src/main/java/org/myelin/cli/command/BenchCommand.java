package org.myelin.cli.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.myelin.bench.StepBenchmark;
import org.myelin.cli.terminal.ExitCode;
import org.myelin.cli.terminal.Output;
import org.myelin.model.ThreadCount;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.text.Numbers;
import org.myelin.view.text.Columns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.json.JsonMapper;

/** {@code myelin bench}. */
@Command(
        name = "bench",
        description = {
            "Measures how fast networks train and predict on this machine, and what share of the processor's limit that is.",
            "The limit is the number of multiply-adds that all threads can do when they wait for nothing; it is measured in"
                    + " turn with the steps. Run nothing else meanwhile."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./myelin bench                   about 20 seconds",
            "  ./myelin bench --json            the homework's network alone, for programs"
        })
final class BenchCommand implements Callable<Integer> {
    private static final int ROUNDS = 9;
    private static final double SECONDS = 0.4;
    private static final int BATCH = 128;
    private static final int WIDE_BATCH = 512;
    private static final int SMALL_BATCH = 10;
    private static final int EVALUATION_BATCH = 1000;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private RootCommand root;

    @Option(names = "--threads", paramLabel = "N", description = "Threads. Default: all processors.")
    private int threads = ThreadCount.byDefault();

    @Option(names = "--json", description = "Print JSON: the homework's network at batch 128.")
    private boolean json;

    @Override
    public Integer call() {
        ThreadCount.require("bench: --threads", threads);
        Output output = root.output();
        String kernels = StepBenchmark.kernels();
        Architecture homework = network(3072, 1024, 512, 512, 256, 10);
        if (json) {
            var result = StepBenchmark.training(homework, BATCH, threads, ROUNDS, SECONDS);
            output.out().println(json(result, kernels));
            return ExitCode.DONE;
        }
        PrintWriter out = output.out();
        out.println("kernels   " + kernels + ", " + threads + (threads == 1 ? " thread" : " threads"));
        out.println();
        out.println("work                                                samples/s   GFLOP/s     limit  of limit");
        print(out, "train", homework, BATCH, StepBenchmark.training(homework, BATCH, threads, ROUNDS, SECONDS));
        Architecture wide = network(3072, 2048, 1024, 512, 256, 10);
        print(out, "train", wide, WIDE_BATCH, StepBenchmark.training(wide, WIDE_BATCH, threads, ROUNDS, SECONDS));
        Architecture small = network(784, 30, 10);
        print(out, "train", small, SMALL_BATCH, StepBenchmark.training(small, SMALL_BATCH, threads, ROUNDS, SECONDS));
        print(
                out,
                "predict",
                homework,
                EVALUATION_BATCH,
                StepBenchmark.forward(homework, EVALUATION_BATCH, threads, ROUNDS, SECONDS));
        return ExitCode.DONE;
    }

    private static Architecture network(int... sizes) {
        Architecture.Builder builder = Architecture.builder(sizes[0]);
        for (int l = 1; l < sizes.length - 1; l++) {
            builder.dense(sizes[l], Activation.RELU);
        }
        return builder.classes(sizes[sizes.length - 1]);
    }

    private static void print(
            PrintWriter out, String what, Architecture network, int batch, StepBenchmark.Result result) {
        String sizes =
                String.join("-", network.sizes().stream().map(String::valueOf).toList());
        out.println(Columns.left(what + " " + sizes + ", batch " + batch, 50)
                + Columns.right(Numbers.grouped(Math.round(result.samplesPerSecond())), 11)
                + Columns.right(Numbers.fixed(result.stepGflops(), 1), 10)
                + Columns.right(Numbers.fixed(result.limitGflops(), 1), 10)
                + Columns.right(Numbers.percent(result.percentOfLimit() / 100, 0), 10));
        out.flush();
    }

    private String json(StepBenchmark.Result result, String kernels) {
        var node = JsonMapper.shared().createObjectNode();
        node.put("limit_gflops", result.limitGflops());
        node.put("step_gflops", result.stepGflops());
        node.put("percent_of_limit", result.percentOfLimit());
        node.put("samples_per_second", result.samplesPerSecond());
        node.put("threads", threads);
        node.put("kernels", kernels);
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(node);
    }
}
