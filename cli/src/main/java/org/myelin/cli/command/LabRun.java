package org.myelin.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.myelin.cli.terminal.ExitCode;
import org.myelin.labs.Labs;
import org.myelin.labs.course.Chapter;
import org.myelin.labs.definition.Lab;
import org.myelin.labs.definition.LabDefinition;
import org.myelin.labs.page.LabFiles;
import org.myelin.labs.page.LabPage;
import org.myelin.labs.page.LabText;
import org.myelin.setting.Setting;
import org.myelin.text.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;

/** {@code myelin lab NAME}: a lab with options for its parameters. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
final class LabRun implements Callable<Integer> {
    private final LabCommand labs;
    private final LabDefinition lab;
    private final SettingOptions parameters;
    private final DataOption data = new DataOption();

    @Mixin
    private LabOptions options = new LabOptions();

    LabRun(LabCommand labs, LabDefinition lab) {
        this.labs = labs;
        this.lab = lab;
        this.parameters = new SettingOptions(lab.parameters().descriptions());
    }

    /** The command with its options. */
    CommandSpec spec() {
        CommandSpec spec = CommandSpec.forAnnotatedObject(this).name(lab.name());
        spec.usageMessage().description(LabCommand.description(lab));
        List<Setting<?>> named = new ArrayList<>(lab.parameters().settings().all());
        lab.parameters().subject().ifPresent(subject -> {
            named.remove(subject);
            parameters.addPositional(spec, subject);
        });
        parameters.addTo(spec, named);
        if (lab.parameters().needsData()) {
            spec.addMixin("data", CommandSpec.forAnnotatedObject(data));
        }
        if (lab.parameters().isCheck()) {
            spec.usageMessage()
                    .footerHeading("%n")
                    .footer("Exit codes: " + ExitCode.DONE + " the check passes, " + ExitCode.DIFFERENT
                            + " it does not or cannot be decided, " + ExitCode.BAD_INPUT
                            + " wrong usage or bad input.");
        }
        return spec;
    }

    /**
     * Shows what the lab computes, writes its files, and names what comes next. Language and folder are checked first.
     */
    @Override
    public Integer call() {
        Language language = options.language();
        Path folder = options.folder();
        LabFiles.requireWritable(lab.name(), folder);
        Lab made;
        LabPage page;
        try (CommandContext context = new CommandContext(labs.output(), data.locations())) {
            made = lab.create(parameters.given(), context);
            page = made.page();
        }
        LabFiles written = LabFiles.write(page, folder, language);
        PrintWriter out = labs.output().out();
        out.print(LabText.of(page, language));
        out.println();
        written.files().forEach(file -> out.println("wrote   " + file));
        written.notices().forEach(notice -> out.println("note    " + notice));
        Chapter.about(page.name(), language)
                .forEach(chapter -> out.println("see     chapter "
                        + chapter.title().replaceFirst(" ", ", ") + " (" + chapter.path() + ", or ./myelin course)"));
        out.println("next    ./myelin lab"
                + Labs.after(page.name()).map(after -> " " + after.name()).orElse(""));
        return made.passes() ? ExitCode.DONE : ExitCode.DIFFERENT;
    }
}
