package org.myelin.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.myelin.cli.ExitCode;
import org.myelin.data.Datasets;
import org.myelin.labs.onehot.OneHotLab;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code myelin lab onehot}. */
@Command(name = "onehot", mixinStandardHelpOptions = true, sortOptions = false)
final class OneHotCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private LabCommand labs;

    @Parameters(arity = "0..1", paramLabel = "DATASET", description = "Whose classes (digits).")
    private String dataset = "digits";

    @Option(
            names = "--labels",
            paramLabel = "A,B…",
            split = ",",
            hideParamSyntax = true,
            description = "Other classes, by their names.")
    private List<String> labels = List.of();

    @Option(names = "--class", paramLabel = "NAME", description = "The class of the sample (the second).")
    private @Nullable String chosen;

    @Option(
            names = "--output",
            paramLabel = "A,A…",
            split = ",",
            hideParamSyntax = true,
            description = "The network's output (at random).")
    private List<Double> output = List.of();

    @Option(names = "--seed", paramLabel = "N", description = "Another random output for another number (1).")
    private long seed = 1;

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private LabOptions options = new LabOptions();

    @Override
    public Integer call() {
        List<String> names =
                labels.isEmpty() ? Datasets.info(dataset, data.locations()).classNames() : labels;
        String source = labels.isEmpty() ? dataset : "--labels";
        String sample = chosen == null ? names.get(Math.min(1, names.size() - 1)) : chosen;
        labs.show(() -> new OneHotLab(source, names, sample, output, seed), options);
        return ExitCode.DONE;
    }
}
