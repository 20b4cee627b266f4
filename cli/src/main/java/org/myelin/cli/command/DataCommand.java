package org.myelin.cli.command;

import java.io.PrintWriter;
import java.util.List;
import org.myelin.cli.ExitCode;
import org.myelin.cli.Output;
import org.myelin.cli.progress.DownloadDisplay;
import org.myelin.data.DatasetInfo;
import org.myelin.data.Datasets;
import org.myelin.data.FileCheck;
import org.myelin.text.Numbers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code myelin data}. */
@Command(
        name = "data",
        description = "Lists, downloads and checks data sets.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./myelin data list",
            "  ./myelin data fetch cifar10",
            "  ./myelin data verify cifar10 --data folder"
        })
final class DataCommand implements Runnable {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private RootCommand root;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(root.output().out());
    }

    @Command(
            name = "list",
            description = "Shows the known data sets and where they are.",
            mixinStandardHelpOptions = true)
    int list(@Mixin DataOption data) {
        PrintWriter out = root.output().out();
        for (DatasetInfo info : Datasets.list(data.locations())) {
            out.println(info.name());
            out.println("  content  " + info.description());
            out.println("  place    " + place(info));
            out.println("  source   " + info.homePage());
            out.println("  licence  " + info.licence());
        }
        return ExitCode.DONE;
    }

    private static String place(DatasetInfo info) {
        if (info.embedded()) {
            return "part of Myelin";
        }
        return info.folder()
                .map(Object::toString)
                .orElse("not on this machine; a download has " + Numbers.bytes(info.downloadSize()));
    }

    @Command(
            name = "fetch",
            description = "Downloads data sets to the cache, if they are not on this machine.",
            mixinStandardHelpOptions = true)
    int fetch(
            @Parameters(arity = "1..*", paramLabel = "NAME", description = "mnist, fashion-mnist or cifar10.")
                    List<String> names,
            @Mixin DataOption data) {
        Output output = root.output();
        for (String name : names) {
            var place = Datasets.fetch(name, data.locations(), new DownloadDisplay(output.out(), output.terminal()));
            output.out()
                    .println(name + " is " + place.map(folder -> "in " + folder).orElse("part of Myelin"));
        }
        return ExitCode.DONE;
    }

    @Command(
            name = "verify",
            description = "Compares every file of data sets on this machine with what was published.",
            mixinStandardHelpOptions = true)
    int verify(
            @Parameters(arity = "1..*", paramLabel = "NAME", description = "digits, mnist, fashion-mnist or cifar10.")
                    List<String> names,
            @Mixin DataOption data,
            @Option(names = "--quiet", description = "Print only what is wrong.") boolean quiet) {
        PrintWriter out = root.output().out();
        boolean allOk = true;
        for (String name : names) {
            List<FileCheck> checks = Datasets.verify(name, data.locations());
            if (checks.isEmpty() && !quiet) {
                out.println(name + " is part of Myelin");
            }
            for (FileCheck check : checks) {
                allOk &= check.ok();
                if (!check.ok() || !quiet) {
                    out.println((check.ok() ? "ok      " : "WRONG   ") + check.file() + ": " + check.finding());
                }
            }
        }
        return allOk ? ExitCode.DONE : ExitCode.BAD_INPUT;
    }
}
