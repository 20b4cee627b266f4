package org.myelin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every public or protected element has a comment. The compiler's own check asks for more, an {@code @param} and
 * {@code @return} each, also where the sentence has said it; so only its "no comment" counts here. An accessor needs
 * none: a sentence could only repeat its name.
 */
class DocumentationTest {
    private static final Pattern PLACE = Pattern.compile("^(.*\\.java):(\\d+): ");
    private static final Pattern ACCESSOR = Pattern.compile("public \\S+ (\\w+)\\(\\) \\{ return \\1;");

    @TempDir
    Path folder;

    @Test
    void publicElements_ofCore_haveAComment() throws Exception {
        assertThat(uncommented(Path.of("src", "main", "java"))).isEmpty();
    }

    @Test
    void publicElement_withoutAComment_isFound() throws Exception {
        Files.writeString(folder.resolve("Bare.java"), """
                /** Commented. */
                public final class Bare {
                    private Bare() {}

                    private int size;

                    public int size() {
                        return size;
                    }

                    /** Commented. */
                    public void commented() {}

                    public void bare() {}
                }
                """);

        assertThat(uncommented(folder)).singleElement().asString().endsWith("Bare.java:14: warning: no comment");
    }

    /** What javac says of elements without a comment in the sources of a folder. */
    private List<String> uncommented(Path sources) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-Xdoclint:missing/protected",
                "-Xmaxwarns",
                "100000",
                "--add-modules",
                "jdk.incubator.vector",
                "-d",
                folder.resolve("classes").toString()));
        try (Stream<Path> files = Files.walk(sources)) {
            // Without the module descriptor, which would want the annotations on a module path.
            files.map(Path::toString)
                    .filter(file -> file.endsWith(".java") && !file.endsWith("module-info.java"))
                    .forEach(command::add);
        }
        command.addAll(List.of("-classpath", jarOf(NullMarked.class)));
        Process javac = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(javac.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(javac.waitFor()).as(output).isZero();
        return output.lines()
                .filter(line -> line.endsWith("no comment") && !isAccessor(line))
                .toList();
    }

    /** Whether what a warning points to is a method that returns the field of its name. */
    private static boolean isAccessor(String warning) {
        Matcher place = PLACE.matcher(warning);
        if (!place.find()) {
            return false;
        }
        try (Stream<String> lines = Files.lines(Path.of(place.group(1)))) {
            String method = lines.skip(Long.parseLong(place.group(2)) - 1)
                    .limit(2)
                    .map(String::strip)
                    .collect(Collectors.joining(" "));
            return ACCESSOR.matcher(method).matches();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String jarOf(Class<?> type) {
        return Path.of(URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString()))
                .toString();
    }
}
