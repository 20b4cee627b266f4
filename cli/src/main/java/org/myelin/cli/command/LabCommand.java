package org.myelin.cli.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.myelin.cli.Output;
import org.myelin.cli.lab.Lab;
import org.myelin.cli.lab.LabFiles;
import org.myelin.cli.lab.LabPage;
import org.myelin.cli.lab.LabText;
import org.myelin.cli.text.Columns;
import org.myelin.cli.text.Language;
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
            ActivationsCommand.class,
            ForwardCommand.class,
            OneHotCommand.class,
            BackpropCommand.class,
            GradientCheckCommand.class
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

    Output output() {
        return root.output();
    }

    /** Prints what a lab computes, writes its files, and says what comes next. */
    void show(Lab lab, LabOptions options) {
        LabPage page = lab.page();
        Language language = options.language();
        LabFiles written = LabFiles.write(page, options.folder(page.name()), language);
        PrintWriter out = root.output().out();
        out.print(LabText.of(page, language));
        out.println();
        written.files().forEach(file -> out.println("wrote   " + file));
        written.notices().forEach(notice -> out.println("note    " + notice));
        out.println("next    ./myelin lab" + next(page.name()));
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
