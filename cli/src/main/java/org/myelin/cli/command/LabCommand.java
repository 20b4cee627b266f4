package org.myelin.cli.command;

import java.io.PrintWriter;
import org.myelin.cli.terminal.Output;
import org.myelin.labs.Labs;
import org.myelin.labs.definition.LabDefinition;
import org.myelin.text.Language;
import org.myelin.view.text.Columns;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;

/** {@code myelin lab}: lists the labs, in the order of the lecture; each is a command below it. */
@Command(
        name = "lab",
        description = {
            "Shows a part of the lecture at work: formula, values and result, with figures and a web page.",
            "Without a name it lists the labs, in the order of the lecture.",
            ""
        },
        synopsisSubcommandLabel = "NAME",
        mixinStandardHelpOptions = true,
        modelTransformer = LabCommand.Registered.class,
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
        PrintWriter out = output().out();
        out.println("The labs, in the order of the lecture; ./myelin lab NAME runs one, --help shows its options:");
        out.println();
        Labs.all().forEach(lab -> out.println("  " + Columns.left(lab.name(), 16) + description(lab)));
    }

    Output output() {
        return root.output();
    }

    static String description(LabDefinition lab) {
        return "(" + lab.lectures() + ") " + lab.description().in(Language.ENGLISH);
    }

    /** Adds a command for each lab of the registry. */
    static final class Registered implements IModelTransformer {
        @Override
        public CommandSpec transform(CommandSpec spec) {
            LabCommand labs = (LabCommand) spec.userObject();
            Labs.all().forEach(lab -> spec.addSubcommand(lab.name(), new LabRun(labs, lab).spec()));
            return spec;
        }
    }
}
