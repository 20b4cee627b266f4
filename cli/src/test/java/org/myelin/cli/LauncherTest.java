package org.myelin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script {@code myelin}, in folders with JDKs, Maven and a Java that only print how they were started. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final String PRINT_ARGUMENTS = "#!/bin/sh\nfor argument; do echo \"$argument\"; done\n";
    private static final String MAVEN = """
            #!/bin/sh
            echo "$0 $JAVA_HOME $MAVEN_OPTS $*" >>maven.log
            mkdir -p cli/target/lib
            touch cli/target/myelin-cli.jar cli/target/lib/picocli.jar
            """;

    @TempDir
    private Path folder;

    private Path home;
    private final Map<String, String> environment = new HashMap<>();

    private record Start(int code, String out, String err) {}

    @BeforeEach
    void copyLauncher() throws IOException {
        folder = folder.toRealPath();
        home = Files.createDirectory(folder.resolve("home of myelin"));
        Files.copy(Path.of("../myelin"), home.resolve("myelin"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"25", "25.0.3", "26.0.2.1", "28", "100.1"})
    void findJdk_version25OrNewer_isUsed(String version) throws Exception {
        Path jdk = jdk("jdk", version);
        environment.put("JAVA_HOME", jdk.toString());

        assertThat(start("--find-jdk")).isEqualTo(new Start(0, jdk + "\n", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8.0_402", "17.0.15", "24.0.2", ""})
    void findJdk_olderVersion_isRefused(String version) throws Exception {
        Path jdk = jdk("jdk", version);
        environment.put("MYELIN_JAVA_HOME", jdk.toString());

        assertThat(start("--find-jdk")).isEqualTo(refused(jdk));
    }

    @Test
    void findJdk_runTimeWithoutCompiler_isRefused() throws Exception {
        Path jdk = jdk("jre", "25.0.3");
        Files.delete(jdk.resolve("bin/javac"));
        environment.put("MYELIN_JAVA_HOME", jdk.toString());

        assertThat(start("--find-jdk")).isEqualTo(refused(jdk));
    }

    private static Start refused(Path jdk) {
        return new Start(
                1,
                "",
                "myelin: MYELIN_JAVA_HOME is " + jdk
                        + ", but no JDK of version 25 or newer is there; point it at one or unset it\n");
    }

    @Test
    void start_distribution_runsItsOwnRuntimeWithItsJarsAndCache() throws Exception {
        distribution("25.0.3");
        Files.createFile(home.resolve("myelin.aot"));
        environment.put("MYELIN_JAVA_OPTS", "-Xmx8g -Dx=y");

        assertThat(start("train", "a b").out()).isEqualTo("""
                        @HOME/jvm.options
                        -XX:+UseSerialGC
                        -XX:AOTCache=HOME/myelin.aot
                        -Xlog:aot=off
                        -Xlog:cds=off
                        -Xmx8g
                        -Dx=y
                        -cp
                        HOME/lib/a-1.jar:HOME/lib/a-b-1.jar
                        org.myelin.cli.Myelin
                        train
                        a b
                        """.replace("HOME", home.toString()));
    }

    @Test
    void start_otherCollector_replacesTheSerialOne() throws Exception {
        distribution("25.0.3");
        environment.put("MYELIN_JAVA_OPTS", "-XX:+UseZGC");

        assertThat(start().out().lines()).contains("-XX:+UseZGC").doesNotContain("-XX:+UseSerialGC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"25", "25.0.1", "25.0.2", "25.0.2.1"})
    void start_g1OnJdkWithItsDefect_warns(String version) throws Exception {
        distribution(version);
        environment.put("MYELIN_JAVA_OPTS", "-XX:+UseG1GC");

        assertThat(start().err())
                .isEqualTo("myelin: JDK " + version + " in " + home + "/runtime can corrupt data with the G1 collector"
                        + " (JDK-8377811): update it to 25.0.3 or later, or leave -XX:+UseG1GC out\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"25.0.3", "25.0.20", "26"})
    void start_g1OnLaterJdk_doesNotWarn(String version) throws Exception {
        distribution(version);
        environment.put("MYELIN_JAVA_OPTS", "-XX:+UseG1GC");

        assertThat(start().err()).isEmpty();
    }

    @Test
    void start_clone_buildsOnceWithTheInstalledMaven() throws Exception {
        Path jdk = clone("25.0.3");
        Path maven = script(folder.resolve("tools/mvn"), MAVEN);

        assertThat(start("train").err())
                .isEqualTo("Building Myelin once (about 30 s; longer when Maven has to fetch dependencies)…\n");
        assertThat(start("train").err()).isEmpty();
        assertThat(home.resolve("maven.log"))
                .content()
                .isEqualTo(maven + " " + jdk + "  -B -q -Dquick -pl cli -am package\n");
    }

    @Test
    void start_sourceNewerThanTheBuild_buildsAgain() throws Exception {
        clone("25.0.3");
        script(folder.resolve("tools/mvn"), MAVEN);
        start("train");
        Path source = Files.createFile(
                Files.createDirectories(home.resolve("core/src/main")).resolve("A.java"));
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));

        assertThat(start("train").err()).startsWith("Building Myelin once");
    }

    @Test
    void start_cloneWithoutMaven_buildsWithTheWrapper() throws Exception {
        clone("25.0.3");
        script(folder.resolve("tools/unzip"), "#!/bin/sh\n");
        Path wrapper = script(home.resolve("mvnw"), MAVEN);

        assertThat(start("train").code()).isZero();
        assertThat(home.resolve("maven.log")).content().startsWith(wrapper + " ");
    }

    @Test
    void start_cloneWithoutMavenAndUnzip_saysWhatToInstall() throws Exception {
        clone("25.0.3");

        assertThat(start("train")).isEqualTo(new Start(1, "", """
                                myelin: needs Maven for the one-time build, and found neither mvn on the PATH nor unzip, with which mvnw fetches Maven
                                myelin: install either (Debian: apt install unzip; macOS: brew install maven; or https://maven.apache.org) and start again
                                """));
    }

    @Test
    void start_cloneOnJdkWithTheDefectOfG1_buildsWithAnotherCollectorAndWarns() throws Exception {
        Path jdk = clone("25.0.2");
        script(folder.resolve("tools/mvn"), MAVEN);

        assertThat(start("train").err())
                .startsWith("myelin: JDK 25.0.2 in " + jdk
                        + " can corrupt data with its default collector, G1 (JDK-8377811): update it to 25.0.3 or"
                        + " later; Myelin runs with another collector\n");
        assertThat(home.resolve("maven.log")).content().contains(" -XX:+UseSerialGC ");
    }

    @Test
    void start_failedBuild_showsTheEndOfItsLogAndLeavesNoBuild() throws Exception {
        clone("25.0.3");
        script(folder.resolve("tools/mvn"), "#!/bin/sh\necho 'cannot compile'\nexit 1\n");

        assertThat(start("train"))
                .isEqualTo(new Start(
                        1,
                        "",
                        "Building Myelin once (about 30 s; longer when Maven has to fetch dependencies)…\n"
                                + "cannot compile\n"
                                + "myelin: the build failed; the lines above are the end of " + home
                                + "/target/launcher/build.log\n"));
        assertThat(home.resolve("target/launcher/current")).doesNotExist();
    }

    /** The launcher's folder becomes a distribution. */
    private void distribution(String version) throws IOException {
        release(Files.createDirectory(home.resolve("runtime")), version);
        script(home.resolve("runtime/bin/java"), PRINT_ARGUMENTS);
        Path jars = Files.createDirectory(home.resolve("lib"));
        Files.createFile(jars.resolve("a-b-1.jar"));
        Files.createFile(jars.resolve("a-1.jar"));
    }

    /** The launcher's folder becomes a clone, with a JDK, and with nothing on the PATH but what the launcher needs. */
    private Path clone(String version) throws IOException {
        Files.createFile(
                Files.createDirectories(home.resolve("cli/src/main/launcher")).resolve("jvm.options"));
        Path tools = Files.createDirectory(folder.resolve("tools"));
        for (String tool : "bash cat chmod cp dirname find head ls mkdir mktemp mv rm sh sleep tail touch".split(" ")) {
            Files.createSymbolicLink(tools.resolve(tool), installed(tool));
        }
        environment.put("PATH", tools.toString());
        Path jdk = jdk("jdk", version);
        environment.put("MYELIN_JAVA_HOME", jdk.toString());
        return jdk;
    }

    private static Path installed(String tool) {
        Path file = Path.of("/usr/bin", tool);
        return Files.exists(file) ? file : Path.of("/bin", tool);
    }

    private Path jdk(String name, String version) throws IOException {
        Path jdk = Files.createDirectory(folder.resolve(name));
        release(jdk, version);
        script(jdk.resolve("bin/javac"), PRINT_ARGUMENTS);
        script(jdk.resolve("bin/java"), PRINT_ARGUMENTS);
        return jdk;
    }

    private static void release(Path java, String version) throws IOException {
        Files.writeString(java.resolve("release"), "IMPLEMENTOR=\"none\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
    }

    private static Path script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Start start(String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(home.resolve("myelin").toString()));
        command.addAll(List.of(args));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MYELIN_") || name.equals("MAVEN_OPTS"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Start(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
