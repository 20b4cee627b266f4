package org.myelin.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.myelin.cli.terminal.ExitCode;
import org.myelin.labs.course.CourseSite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code myelin course}. */
@Command(
        name = "course",
        description = {
            "Writes the course, twelve short chapters that follow the lecture, as web pages in English and Chinese that can"
                    + " be read offline.",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {"  ./myelin course", "  ./myelin course --language zh --out my-course"})
final class CourseCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private RootCommand root;

    @Option(names = "--out", paramLabel = "DIR", description = "Where the pages go (course).")
    private Path folder = Path.of("course");

    @Option(
            names = "--language",
            paramLabel = "en|zh",
            description = "The language to begin with (that of this machine); each page leads to the other.")
    private @Nullable String language;

    @Override
    public Integer call() {
        Path start = CourseSite.write(folder, Languages.of("course", language));
        PrintWriter out = root.output().out();
        out.println("course      12 chapters in English and Chinese, in the folder " + folder);
        out.println("open        " + start + " in a browser; it needs no network");
        return ExitCode.DONE;
    }
}
