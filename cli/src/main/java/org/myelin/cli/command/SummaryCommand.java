package org.myelin.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.myelin.cli.terminal.ExitCode;
import org.myelin.data.DataLocations;
import org.myelin.data.DatasetInfo;
import org.myelin.data.Datasets;
import org.myelin.model.Model;
import org.myelin.model.Provenance;
import org.myelin.nn.Architecture;
import org.myelin.nn.ArchitectureSummary;
import org.myelin.recipe.NetworkSettings;
import org.myelin.recipe.Recipe;
import org.myelin.runs.recipe.RecipeFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code myelin summary}. */
@Command(
        name = "summary",
        description = "Shows the layers of a network, their shapes and numbers of parameters.",
        mixinStandardHelpOptions = true,
        modelTransformer = SummaryCommand.Settings.class,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./myelin summary cifar10",
            "  ./myelin summary digits --layers 64,32",
            "  ./myelin summary runs/…/best.safetensors"
        })
final class SummaryCommand implements Callable<Integer> {
    private static final String MODEL_SUFFIX = ".safetensors";

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private RootCommand root;

    @Parameters(
            arity = "0..1",
            paramLabel = "MODEL|RECIPE",
            description = "A model file, the name of a built-in recipe (default: digits) or a recipe file.")
    private String source = "digits";

    private final SettingOptions options = new SettingOptions(Recipe.descriptions());

    /** Adds the options for single settings. */
    static final class Settings implements IModelTransformer {
        @Override
        public CommandSpec transform(CommandSpec spec) {
            ((SummaryCommand) spec.userObject()).options.addTo(spec, List.of(NetworkSettings.LAYERS));
            return spec;
        }
    }

    @Override
    public Integer call() {
        if (source.endsWith(MODEL_SUFFIX)) {
            Model model = Model.load(Path.of(source));
            root.output()
                    .out()
                    .println(ArchitectureSummary.of(model.architecture()).text());
            print(model);
        } else {
            root.output().out().println(ArchitectureSummary.of(architecture()).text());
        }
        return ExitCode.DONE;
    }

    private Architecture architecture() {
        Recipe recipe = Recipe.of(RecipeFiles.load(source).with(options.given()));
        DatasetInfo data = Datasets.info(recipe.dataset(), DataLocations.standard());
        return recipe.network()
                .architecture(data.shape().features(), data.classNames().size());
    }

    private void print(Model model) {
        Provenance provenance = model.provenance();
        root.output().out().println();
        root.output().out().println("input         " + model.shape() + ", normalised " + model.normalizer());
        root.output().out().println("classes       " + String.join(", ", model.classNames()));
        root.output()
                .out()
                .println("trained on    " + provenance.dataset() + ", seed " + provenance.seed() + ", best epoch "
                        + provenance.bestEpoch() + " of " + provenance.epochs());
        root.output()
                .out()
                .println("created       " + provenance.created() + " with Myelin " + provenance.myelinVersion() + ", "
                        + provenance.kernels() + ", Java " + provenance.jdk());
        root.output()
                .out()
                .println("weights       SHA-256 " + model.parameters().sha256());
    }
}
