package org.myelin.cli.command;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.myelin.cli.text.Language;
import picocli.CommandLine.Option;

/** The options that all labs share: where files go, and in which language. */
final class LabOptions {
    @Option(names = "--out", paramLabel = "DIR", description = "Folder for page and pictures (labs/NAME).")
    private @Nullable Path folder;

    @Option(
            names = "--language",
            paramLabel = "en|zh",
            description = "Language of text and pictures; the page has both (that of the machine).")
    private @Nullable String language;

    /** Where the files of a lab go. */
    Path folder(String lab) {
        return folder == null ? Path.of("labs", lab) : folder;
    }

    Language language() {
        return language == null ? Language.of(Locale.getDefault()) : Language.tagged(language);
    }
}
