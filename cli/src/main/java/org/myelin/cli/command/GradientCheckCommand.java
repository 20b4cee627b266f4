package org.myelin.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.myelin.check.Example;
import org.myelin.check.GradientCheck;
import org.myelin.check.ZerosDrawn;
import org.myelin.cli.ExitCode;
import org.myelin.cli.progress.DownloadDisplay;
import org.myelin.cli.progress.PartDisplay;
import org.myelin.data.Dataset;
import org.myelin.data.Datasets;
import org.myelin.data.Normalizer;
import org.myelin.data.Split;
import org.myelin.labs.gradientcheck.GradientCheckLab;
import org.myelin.model.Model;
import org.myelin.nn.Parameters;
import org.myelin.recipe.Recipe;
import org.myelin.runs.RecipeData;
import org.myelin.runs.recipe.RecipeFiles;
import org.myelin.train.Trainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code myelin lab gradient-check}. */
@Command(
        name = "gradient-check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%n",
        footer = "Exit codes: 0 the gradients agree, 1 they do not or cannot be compared, 2 wrong usage or bad input.")
final class GradientCheckCommand implements Callable<Integer> {
    private static final String MODEL_SUFFIX = ".safetensors";

    /** Of so many samples for each that is wanted, enough stay away from bends. */
    private static final int CANDIDATES = 20;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private LabCommand labs;

    @picocli.CommandLine.Parameters(
            arity = "0..1",
            paramLabel = "RECIPE|MODEL",
            description = "A built-in recipe (digits) or a recipe file, untrained; or a model file.")
    private String source = "digits";

    @Option(names = "--samples", paramLabel = "N", description = "Samples of the batch, 2 to 256 (4).")
    private int samples = 4;

    @Option(names = "--parameters", paramLabel = "N", description = "Of each matrix and vector, at random (5).")
    private int perPart = 5;

    @Option(names = "--seed", paramLabel = "N", description = "Which samples and parameters (1).")
    private long seed = 1;

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private LabOptions options = new LabOptions();

    /**
     * What is checked.
     *
     * @param parameters of the network
     * @param normalizer gives what it takes
     * @param samples to choose from
     * @param drawn number of matrices that were zero, and drawn instead
     */
    private record Subject(Parameters parameters, Normalizer normalizer, Dataset samples, int drawn) {}

    @Override
    public Integer call() {
        if (samples < 2 || samples > 256 || perPart < 1) {
            throw new IllegalArgumentException(
                    "lab gradient-check: --samples must be 2 to 256 and --parameters at least" + " 1, but are "
                            + samples + " and " + perPart);
        }
        GradientCheck check = labs.show(this::checked, options).check();
        return check.passes() ? ExitCode.DONE : ExitCode.DIFFERENT;
    }

    private GradientCheckLab checked() {
        Subject subject = source.endsWith(MODEL_SUFFIX) ? ofModel() : ofRecipe();
        try (PartDisplay display =
                new PartDisplay(labs.output().err(), labs.output().terminal())) {
            GradientCheck check =
                    GradientCheck.of(subject.parameters(), examples(subject), samples, perPart, seed, display::begin);
            return new GradientCheckLab(source, subject.samples().name(), subject.drawn(), check);
        }
    }

    private Subject ofModel() {
        Model model = Model.load(Path.of(source));
        Dataset training = Datasets.load(
                        model.provenance().dataset(),
                        data.locations(),
                        new DownloadDisplay(labs.output().err(), labs.output().terminal()))
                .training();
        return new Subject(model.parameters(), model.normalizer(), training, 0);
    }

    private Subject ofRecipe() {
        Recipe recipe = Recipe.of(RecipeFiles.load(source));
        Split split = RecipeData.load(
                        recipe,
                        data.locations(),
                        new DownloadDisplay(labs.output().err(), labs.output().terminal()))
                .split();
        ZerosDrawn untrained =
                ZerosDrawn.of(Trainer.builder(recipe, split).build().initialParameters(), seed);
        return new Subject(
                untrained.parameters(),
                Normalizer.fit(recipe.normalization(), split.training()),
                split.training(),
                untrained.matrices());
    }

    private List<Example> examples(Subject subject) {
        List<Integer> order = new ArrayList<>(
                IntStream.range(0, subject.samples().size()).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        return order.stream()
                .limit((long) CANDIDATES * samples)
                .map(index -> {
                    float[] x = new float[subject.samples().shape().features()];
                    subject.samples().copyFeatures(index, x, 0);
                    subject.normalizer().apply(x, 0);
                    return new Example(x, subject.samples().label(index));
                })
                .toList();
    }
}
