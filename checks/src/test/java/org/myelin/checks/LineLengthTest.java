package org.myelin.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A line has at most 120 characters. The formatter wraps code, but neither comments nor strings; Markdown may be longer
 * in tables, code, and where a link or a formula cannot be broken.
 */
class LineLengthTest {
    private static final int MAX = 120;
    private static final Pattern FENCE = Pattern.compile("\\s*```.*|\\s*\\$\\$\\s*");
    private static final Pattern UNBREAKABLE = Pattern.compile("\\s*\\|.*|\\s*<.*|.*\\$.*|.*\\]\\([^)]{60,}\\).*");

    @Test
    void lines_ofCodeScriptsAndProse_haveAtMost120Characters() {
        List<String> found = new ArrayList<>();
        for (Path file : Repository.below(Repository.ROOT, name -> name.matches(".*\\.(java|md|yaml|sh)|run|myelin"))) {
            longLines(Repository.name(file), Repository.text(file)).forEach(found::add);
        }
        Known.check("line-length", found, "wrap it");
    }

    @Test
    void longLines_ofATextThatHasSome_areFound() {
        String text = "x".repeat(120) + "\n" + "y".repeat(121) + "\n| " + "z".repeat(121) + "\n";

        assertThat(longLines("core/A.md", text)).containsExactly("core/A.md:2: 121 characters");
        assertThat(longLines("core/A.java", text))
                .containsExactly("core/A.java:2: 121 characters", "core/A.java:3: 123 characters");
    }

    private static List<String> longLines(String name, String text) {
        List<String> found = new ArrayList<>();
        boolean code = false;
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            boolean markdown = name.endsWith(".md");
            code ^= markdown && FENCE.matcher(line).matches();
            int length = line.codePointCount(0, line.length());
            if (length > MAX && !(markdown && (code || UNBREAKABLE.matcher(line).matches()))) {
                found.add(name + ":" + number + ": " + length + " characters");
            }
        }
        return found;
    }
}
