package org.myelin.labs.course;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.myelin.text.Language;

/**
 * A chapter of the course, as the table of contents names it.
 *
 * @param title with its number
 * @param path of its text in the project
 */
public record Chapter(String title, String path) {
    /** {@code | [1 A neuron](en/01-neuron.md) | (1) | `./myelin lab neuron` |}. */
    private static final Pattern ROW = Pattern.compile("\\| \\[([^]]+)]\\(([^)]+)\\) \\|[^|]*\\|([^|]*)\\|");

    /** The chapters that a lab belongs to, none or more. */
    public static List<Chapter> about(String lab, Language language) {
        Pattern name = Pattern.compile("`(\\./myelin lab )?" + Pattern.quote(lab) + "`");
        return ROW.matcher(Packed.FILES.text("docs/" + CourseSite.CONTENTS))
                .results()
                .filter(row -> row.group(2).startsWith(language.tag() + "/"))
                .filter(row -> name.matcher(row.group(3)).find())
                .map(Chapter::of)
                .toList();
    }

    private static Chapter of(MatchResult row) {
        return new Chapter(row.group(1), "docs/course/" + row.group(2));
    }
}
