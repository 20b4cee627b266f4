package org.myelin.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The files of the working tree that people wrote. */
final class Repository {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final List<String> NOT_WRITTEN = List.of("target", ".git", ".idea", ".vscode");

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
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> names.test(file.getFileName().toString()) && written(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean written(Path file) {
        for (Path part : ROOT.relativize(file)) {
            if (NOT_WRITTEN.contains(part.toString())) {
                return false;
            }
        }
        return true;
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
