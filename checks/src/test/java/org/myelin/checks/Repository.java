package org.myelin.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The files of the working tree that people wrote. */
final class Repository {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final List<Path> WRITTEN = written();

    private Repository() {}

    /** The folders of all modules, also of those that a build leaves out. */
    static List<Path> modules() {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The Java sources in {@code src/main} of all modules. */
    static List<Path> mainSources() {
        return sources("main");
    }

    /** The Java sources in {@code src/test} of all modules. */
    static List<Path> testSources() {
        return sources("test");
    }

    /** The Java sources of all modules. */
    static List<Path> sources() {
        return Stream.concat(mainSources().stream(), testSources().stream()).toList();
    }

    private static List<Path> sources(String part) {
        return modules().stream()
                .flatMap(module -> below(module.resolve("src").resolve(part), file -> file.endsWith(".java")).stream())
                .toList();
    }

    /** The files below a folder whose names pass, in the order of their paths. */
    static List<Path> below(Path folder, Predicate<String> names) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        return WRITTEN.stream()
                .filter(file -> file.startsWith(folder)
                        && names.test(file.getFileName().toString())
                        && Files.isRegularFile(file))
                .toList();
    }

    /** What git knows or would add: output of earlier commands in this folder is ignored there, and so here. */
    private static List<Path> written() {
        try {
            Process git = new ProcessBuilder("git", "ls-files", "-co", "--exclude-standard", "-z")
                    .directory(ROOT.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (git.waitFor() != 0) {
                throw new IllegalStateException("the checks need git and a clone: git ls-files failed in " + ROOT);
            }
            return Stream.of(names.split("\0"))
                    .map(ROOT::resolve)
                    .sorted()
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A file's path from the root, with slashes. */
    static String name(Path file) {
        return ROOT.relativize(file).toString().replace('\\', '/');
    }

    /** The text of a file. */
    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
