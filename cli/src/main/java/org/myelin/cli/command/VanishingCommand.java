package org.myelin.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.myelin.cli.ExitCode;
import org.myelin.cli.progress.DownloadDisplay;
import org.myelin.data.Dataset;
import org.myelin.data.Datasets;
import org.myelin.data.Split;
import org.myelin.labs.vanishing.ChainBlocks;
import org.myelin.labs.vanishing.FlowHistory;
import org.myelin.labs.vanishing.VanishingLab;
import org.myelin.nn.Initializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code myelin lab vanishing}. */
@Command(name = "vanishing", mixinStandardHelpOptions = true, sortOptions = false)
final class VanishingCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private LabCommand labs;

    @Option(names = "--chain", paramLabel = "N", description = "Weights of the chain of single neurons (8).")
    private int chain = 8;

    @Option(names = "--weight", paramLabel = "W", description = "Value of each of them (1).")
    private double weight = 1;

    @Option(names = "--input", paramLabel = "X", description = "Input of the chain (1).")
    private double input = 1;

    @Option(names = "--target", paramLabel = "Y", description = "Wanted output of the chain (0).")
    private double target = 0;

    @Option(
            names = "--depths",
            paramLabel = "N,N…",
            split = ",",
            hideParamSyntax = true,
            description = "Weight matrices of the real networks, each at least 2 (4,8,16).")
    private List<Integer> depths = List.of(4, 8, 16);

    @Option(names = "--width", paramLabel = "N", description = "Neurons of each hidden layer (64).")
    private int width = 64;

    @Option(
            names = "--initializers",
            paramLabel = "NAME,NAME…",
            split = ",",
            hideParamSyntax = true,
            description = "How weights are drawn: xavier, he, lecun, or a number for uniform in ± that (xavier,he).")
    private List<String> initializers = List.of("xavier", "he");

    @Option(names = "--dataset", paramLabel = "NAME", description = "Where the samples come from (digits).")
    private String dataset = "digits";

    @Option(
            names = "--samples",
            paramLabel = "N",
            description = "Samples that untrained networks are looked at with (50).")
    private int samples = 50;

    @Option(
            names = "--trained-depth",
            paramLabel = "N",
            description = "Weight matrices of the networks that learn (8).")
    private int trainedDepth = 8;

    @Option(names = "--epochs", paramLabel = "N", description = "How long they learn (10).")
    private int epochs = 10;

    @Option(names = "--batch-size", paramLabel = "N", description = "b (64).")
    private int batchSize = 64;

    @Option(names = "--learning-rate", paramLabel = "X", description = "α at the beginning (0.03).")
    private double learningRate = 0.03;

    @Option(names = "--every", paramLabel = "N", description = "One of so many steps is looked into (5).")
    private int every = 5;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the weights (1).")
    private long seed = 1;

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private LabOptions options = new LabOptions();

    @Override
    public Integer call() {
        ChainBlocks blocks = new ChainBlocks(chain, weight, input, target);
        FlowHistory.Plan plan = new FlowHistory.Plan(epochs, batchSize, learningRate, every, seed);
        labs.show(
                () -> new VanishingLab(
                        blocks,
                        Split.stratified(training(), samples, seed),
                        depths,
                        width,
                        initializers.stream().map(VanishingCommand::initializer).toList(),
                        plan,
                        trainedDepth),
                options);
        return ExitCode.DONE;
    }

    private Dataset training() {
        return Datasets.load(
                        dataset,
                        data.locations(),
                        new DownloadDisplay(labs.output().out(), labs.output().terminal()))
                .training();
    }

    private static Initializer initializer(String name) {
        return switch (name) {
            case "xavier" -> new Initializer.Xavier();
            case "he" -> new Initializer.He();
            case "lecun" -> new Initializer.LeCun();
            default -> new Initializer.Uniform(range(name));
        };
    }

    private static double range(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "--initializers: there is no '" + text + "'; choose xavier, he, lecun or a number", e);
        }
    }
}
