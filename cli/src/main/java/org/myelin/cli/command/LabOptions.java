package org.myelin.cli.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.myelin.text.Language;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that all labs share: where files go, and in which language. */
final class LabOptions {
    @Option(names = "--out", paramLabel = "DIR", description = "Folder for page and figures (labs/NAME).")
    private @Nullable Path folder;

    @Option(
            names = "--language",
            paramLabel = "en|zh",
            description = "Language of text and figures; the page has both (that of the machine).")
    private @Nullable String language;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    /** Name of the lab. */
    String lab() {
        return spec.name();
    }

    /** Where the files of the lab go. */
    Path folder() {
        return folder == null ? Path.of("labs", lab()) : folder;
    }

    /** Language of text and figures; refuses an unknown one. */
    Language language() {
        return Languages.of("lab " + lab(), language);
    }
}
