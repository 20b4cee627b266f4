package org.myelin.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.myelin.cli.Output;
import org.myelin.labs.Labs;
import org.myelin.labs.course.Chapter;
import org.myelin.labs.definition.Lab;
import org.myelin.labs.definition.LabDefinition;
import org.myelin.labs.page.LabFiles;
import org.myelin.labs.page.LabPage;
import org.myelin.labs.page.LabText;
import org.myelin.text.Language;
import org.myelin.view.text.Columns;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;

/** {@code myelin lab}: lists the labs, in the order of the lecture. */
@Command(
        name = "lab",
        description = {
            "Shows a part of the lecture at work: formula, values and result, with pictures and a web page.",
            "Without a name it lists the labs, in the order of the lecture.",
            ""
        },
        synopsisSubcommandLabel = "NAME",
        mixinStandardHelpOptions = true,
        modelTransformer = LabCommand.Described.class,
        subcommands = {
            NeuronCommand.class,
            ForwardCommand.class,
            ActivationsCommand.class,
            FitCommand.class,
            OneHotCommand.class,
            LossCommand.class,
            SgdCommand.class,
            BackpropCommand.class,
            GradientCheckCommand.class,
            VanishingCommand.class,
            DepthCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./myelin lab",
            "  ./myelin lab activations --z 0.5,-0.5",
            "  ./myelin lab activations --language zh --out figures"
        })
final class LabCommand implements Runnable {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private RootCommand root;

    @Override
    public void run() {
        PrintWriter out = root.output().out();
        out.println("The labs, in the order of the lecture; ./myelin lab NAME runs one, --help shows its options:");
        out.println();
        Labs.all().forEach(lab -> out.println("  " + Columns.left(lab.name(), 16) + description(lab)));
    }

    /** Where a lab that takes a while says how far it is. */
    Output output() {
        return root.output();
    }

    /**
     * Prints what a lab computes, writes its files, and says what comes next. Language and folder are checked before anything
     * is computed.
     *
     * @param prepared gives the lab; it may load data and compute
     * @return the lab
     */
    <L extends Lab> L show(Supplier<L> prepared, LabOptions options) {
        Language language = options.language();
        Path folder = options.folder();
        LabFiles.requireWritable(options.lab(), folder);
        L lab = prepared.get();
        LabPage page = lab.page();
        LabFiles written = LabFiles.write(page, folder, language);
        PrintWriter out = root.output().out();
        out.print(LabText.of(page, language));
        out.println();
        written.files().forEach(file -> out.println("wrote   " + file));
        written.notices().forEach(notice -> out.println("note    " + notice));
        Chapter.about(page.name(), language)
                .forEach(chapter ->
                        out.println("read    " + chapter.path() + ", or ./myelin course: " + chapter.title()));
        out.println("next    ./myelin lab"
                + Labs.after(page.name()).map(after -> " " + after.name()).orElse(""));
        return lab;
    }

    private static String description(LabDefinition lab) {
        return "(" + lab.lectures() + ") " + lab.description().english();
    }

    /** Describes each lab as the registry does. */
    static final class Described implements IModelTransformer {
        @Override
        public CommandSpec transform(CommandSpec spec) {
            for (LabDefinition lab : Labs.all()) {
                spec.subcommands()
                        .get(lab.name())
                        .getCommandSpec()
                        .usageMessage()
                        .description(description(lab));
            }
            return spec;
        }
    }
}
