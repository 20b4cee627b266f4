package org.myelin.cli.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.myelin.cli.ExitCode;
import org.myelin.cli.progress.DownloadDisplay;
import org.myelin.data.DataLocations;
import org.myelin.data.Dataset;
import org.myelin.data.Datasets;
import org.myelin.data.Split;
import org.myelin.labs.depth.DepthComparison;
import org.myelin.labs.depth.DepthLab;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code myelin lab depth}. */
@Command(name = "depth", mixinStandardHelpOptions = true, sortOptions = false)
final class DepthCommand implements Callable<Integer> {
    /** Of the samples, one part in so many is for validation. */
    private static final int VALIDATION_SHARE = 6;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private LabCommand labs;

    @Option(
            names = "--dataset",
            paramLabel = "NAME",
            description = "Data set (cifar10 where it is found without a download, else digits).")
    private @Nullable String dataset;

    @Option(
            names = "--depths",
            paramLabel = "N,N…",
            split = ",",
            hideParamSyntax = true,
            description = "Weight matrices of the networks, each even and at least 4 (4,8,16,32).")
    private List<Integer> depths = List.of(4, 8, 16, 32);

    @Option(names = "--width", paramLabel = "N", description = "Neurons of each hidden layer (64).")
    private int width = 64;

    @Option(
            names = "--samples",
            paramLabel = "N",
            description = "Most samples, a sixth of them for validation (12000).")
    private int samples = 12_000;

    @Option(names = "--epochs", paramLabel = "N", description = "Passes over the training samples (10).")
    private int epochs = 10;

    @Option(names = "--batch-size", paramLabel = "N", description = "b (64).")
    private int batchSize = 64;

    @Option(names = "--learning-rate", paramLabel = "X", description = "α at the beginning (0.005).")
    private double learningRate = 0.005;

    @Option(names = "--seeds", paramLabel = "N", description = "Runs of each network, with the seeds 1 to N (3).")
    private int seeds = 3;

    @Option(names = "--threads", paramLabel = "N", description = "Threads; they do not change the result.")
    private @Nullable Integer threads;

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private LabOptions options = new LabOptions();

    @Override
    public Integer call() {
        DepthComparison.Plan plan = new DepthComparison.Plan(
                depths, width, epochs, batchSize, learningRate, seeds, Threads.of("lab depth", threads));
        labs.show(() -> new DepthLab(plan, split(), this::tell), options);
        return ExitCode.DONE;
    }

    private Split split() {
        DataLocations locations = data.locations();
        DownloadDisplay download =
                new DownloadDisplay(labs.output().out(), labs.output().terminal());
        String name = dataset == null ? usual(locations) : dataset;
        Dataset all = Datasets.load(name, locations, download).training();
        Dataset part = samples < all.size() ? Split.stratified(all, samples, 1).validation() : all;
        return Split.stratified(part, part.size() / VALIDATION_SHARE, 1);
    }

    private static String usual(DataLocations locations) {
        boolean found = Datasets.info("cifar10", locations).folder().isPresent();
        return found ? "cifar10" : "digits";
    }

    private void tell(DepthComparison.Run run) {
        PrintWriter out = labs.output().out();
        out.println(String.format(
                Locale.ROOT,
                "%-8s depth %3d, seed %d: training error %5.1f %%, validation error %5.1f %%%s  (%.1f s)",
                run.kind().toString().toLowerCase(Locale.ROOT),
                run.depth(),
                run.seed(),
                100 * run.trainingError(),
                100 * run.validationError(),
                run.diverged() ? ", diverged" : "",
                run.seconds()));
        out.flush();
    }
}
