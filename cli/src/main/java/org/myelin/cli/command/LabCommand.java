package org.myelin.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.myelin.cli.terminal.Output;
import org.myelin.labs.Lab;
import org.myelin.labs.LabFiles;
import org.myelin.labs.LabPage;
import org.myelin.labs.LabText;
import org.myelin.labs.course.Chapter;
import org.myelin.text.Language;
import org.myelin.view.text.Columns;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

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

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = root.output().out();
        out.println("The labs, in the order of the lecture; ./myelin lab NAME runs one, --help shows its options:");
        out.println();
        labs().forEach((name, description) -> out.println("  " + Columns.left(name, 16) + description));
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
                .forEach(chapter -> out.println("see     chapter "
                        + chapter.title().replaceFirst(" ", ", ") + " (" + chapter.path() + ", or ./myelin course)"));
        out.println("next    ./myelin lab" + next(page.name()));
        return lab;
    }

    /** The lab after this one in the lecture; after the last nothing, which lists all. */
    private String next(String name) {
        List<String> names = new ArrayList<>(labs().keySet());
        int after = names.indexOf(name) + 1;
        return after < names.size() ? " " + names.get(after) : "";
    }

    /** Names and descriptions. */
    private SequencedMap<String, String> labs() {
        SequencedMap<String, String> labs = new LinkedHashMap<>();
        for (Map.Entry<String, CommandLine> lab : spec.subcommands().entrySet()) {
            labs.put(
                    lab.getKey(),
                    String.join(
                                    " ",
                                    lab.getValue()
                                            .getCommandSpec()
                                            .usageMessage()
                                            .description())
                            .strip());
        }
        return labs;
    }
}
