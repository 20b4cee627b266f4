package org.myelin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every public or protected element has a comment. The compiler's own check asks for more, an {@code @param} and
 * {@code @return} each, also where the sentence has said it; so only its "no comment" counts here.
 */
class DocumentationTest {
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

                    /** Commented. */
                    public void told() {}

                    public void untold() {}
                }
                """);

        assertThat(uncommented(folder)).singleElement().asString().endsWith("Bare.java:8: warning: no comment");
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
        return output.lines().filter(line -> line.endsWith("no comment")).toList();
    }

    private static String jarOf(Class<?> type) {
        return Path.of(URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString()))
                .toString();
    }
}
