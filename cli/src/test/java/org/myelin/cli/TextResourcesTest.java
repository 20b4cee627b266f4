package org.myelin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.myelin.lecture.ElementWise;
import org.myelin.text.Texts;

/**
 * The text resources of all modules: both languages say the same things, every key is used, Chinese is written as
 * Chinese.
 */
class TextResourcesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String ENGLISH = "_en.properties";

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final Pattern IN_TEMPLATE = Pattern.compile("\\{\\{#t}}([^{}]+)\\{\\{/t}}");
    private static final Pattern REFERENCED = Pattern.compile("\\bTEXTS\\s*\\.text\\(\\s*\"([^\"]+)\"\\s*[,)]");

    /**
     * A comma, colon, semicolon, question or exclamation mark, or bracket of ASCII that touches a Chinese character.
     */
    private static final Pattern HALF_WIDTH =
            Pattern.compile("[\\p{IsHan}“”][,:;!?()]|[,:;!?()]\\p{IsHan}|\\([^()]*\\p{IsHan}[^()]*\\)");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[a-zA-Z-]+(, *[^{}]*)?\\{?|}");

    /** Keys that are looked up by the name of a constant. */
    private static final Set<String> NAMES_OF_CONSTANTS =
            Stream.of(ElementWise.values()).map(ElementWise::toString).collect(Collectors.toSet());

    /** Terms that the field does not use, and what it says instead. */
    private static final List<String> WRONG_TERMS = List.of(
            "选中的轮", // 最佳轮次
            "选中第", // 最佳轮次（第 … 轮）
            "最自信", // 置信度最高的误判
            "网络的回答", // 预测类别
            "各类平均", // 宏平均
            "loss 曲线", // 损失曲线
            "程序打印"); // 程序输出

    /**
     * The texts beside one class.
     *
     * @param folder of the files, below {@code src/main/resources}
     * @param name what the names of the files begin with
     */
    record Catalogue(Path folder, String name) {
        Texts texts() {
            return Texts.of(name, file -> open(folder.resolve(file)));
        }

        String chinese() throws IOException {
            return Files.readString(folder.resolve(name + "_zh.properties"));
        }

        /** The Java sources and templates of the same package. */
        List<Path> users() throws IOException {
            Path java = Path.of(folder.toString().replace("src/main/resources", "src/main/java"));
            try (Stream<Path> sources = Files.list(java);
                    Stream<Path> templates = Files.list(folder)) {
                return Stream.concat(sources, templates)
                        .filter(file -> file.toString().matches(".*\\.(java|mustache)"))
                        .toList();
            }
        }

        @Override
        public String toString() {
            return ROOT.relativize(folder) + "/" + name;
        }
    }

    private static InputStream open(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Catalogue> catalogues() throws IOException {
        List<Catalogue> found = new ArrayList<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path resources : modules.map(module -> module.resolve("src/main/resources"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList()) {
                try (Stream<Path> files = Files.walk(resources)) {
                    files.filter(file -> file.toString().endsWith(ENGLISH))
                            .sorted()
                            .map(file -> new Catalogue(
                                    file.getParent(),
                                    file.getFileName().toString().replace(ENGLISH, "")))
                            .forEach(found::add);
                }
            }
        }
        return found;
    }

    /**
     * Those that a class holds in a constant. Others are read by the keys of settings, which {@code SettingsPageTest}
     * compares.
     */
    static List<Catalogue> constants() throws IOException {
        List<Catalogue> constants = new ArrayList<>();
        for (Catalogue catalogue : catalogues()) {
            String constant = "TEXTS = Texts.of(\"" + catalogue.name() + "\"";
            for (Path user : catalogue.users()) {
                if (Files.readString(user).contains(constant)) {
                    constants.add(catalogue);
                }
            }
        }
        return constants;
    }

    @Test
    void catalogues_ofTheDoctorAndTheReport_areFound() throws IOException {
        assertThat(constants())
                .extracting(Catalogue::toString)
                .contains(
                        "core/src/main/resources/org/myelin/doctor/diagnoses",
                        "runs/src/main/resources/org/myelin/runs/report/texts");
    }

    /** {@link Texts} itself refuses keys or arguments that differ. */
    @ParameterizedTest
    @MethodSource("constants")
    void keys_ofEachCatalogue_areAllUsed(Catalogue catalogue) throws IOException {
        Set<String> literals = found(catalogue, LITERAL, IN_TEMPLATE);
        Set<String> unused = new TreeSet<>(catalogue.texts().keys());
        unused.removeIf(
                key -> NAMES_OF_CONSTANTS.contains(key) || literals.stream().anyMatch(literal -> uses(literal, key)));

        assertThat(unused).isEmpty();
    }

    /** Package by package: one may have several catalogues, and a class may use keys of any of them. */
    @ParameterizedTest
    @MethodSource("catalogues")
    void keys_thatAreReferenced_exist(Catalogue catalogue) throws IOException {
        Set<String> used = found(catalogue, REFERENCED, IN_TEMPLATE);
        used.removeIf(key -> key.contains("{{"));
        Set<String> known = new TreeSet<>();
        for (Catalogue other : catalogues()) {
            if (other.folder().equals(catalogue.folder())) {
                known.addAll(other.texts().keys());
            }
        }

        assertThat(known).containsAll(used);
    }

    @ParameterizedTest
    @MethodSource("catalogues")
    void chinese_ofEachCatalogue_hasFullWidthPunctuationAndTheFieldsTerms(Catalogue catalogue) throws IOException {
        List<String> wrong = new ArrayList<>();
        for (String line : catalogue.chinese().lines().toList()) {
            String text =
                    PLACEHOLDER.matcher(line.substring(line.indexOf('=') + 1)).replaceAll("x");
            if (!line.startsWith("#") && (HALF_WIDTH.matcher(text).find() || isHalfWidthBesideValue(text))) {
                wrong.add(line);
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(catalogue.chinese()).doesNotContain(WRONG_TERMS);
    }

    /** A half-width colon, comma or semicolon between a value and a Chinese character. */
    private static boolean isHalfWidthBesideValue(String text) {
        return text.matches(".*\\p{IsHan}.*") && text.matches(".*(\\p{IsHan}|x) ?[,:;] ?(\\p{IsHan}|x).*");
    }

    /** A literal is a key, or the beginning or the end of one that is composed. */
    private static boolean uses(String literal, String key) {
        return key.equals(literal)
                || (literal.endsWith(".") && key.startsWith(literal))
                || (literal.startsWith(".") && key.endsWith(literal));
    }

    /** What the users of a catalogue have that matches one of some patterns: its first group. */
    private static Set<String> found(Catalogue catalogue, Pattern... patterns) throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path user : catalogue.users()) {
            String source = Files.readString(user);
            for (Pattern pattern : patterns) {
                pattern.matcher(source).results().forEach(match -> found.add(match.group(1)));
            }
        }
        return found;
    }
}
