package org.myelin.message;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds what was probably meant by a misspelt name. */
public final class Spelling {
    private Spelling() {}

    /** A half sentence for a message: the nearest known name, or all of them when none is near. */
    public static String suggest(String given, List<String> known) {
        String name = given.toLowerCase(Locale.ROOT);
        String nearest = known.stream()
                .min(Comparator.comparingInt(candidate -> difference(name, candidate)))
                .orElse("");
        boolean near = difference(name, nearest) <= Math.max(2, name.length() / 3);
        return near ? "; did you mean " + nearest + "?" : "; known are " + String.join(", ", known);
    }

    /** How far a name is from a known one, or from its last part when the name has only one. */
    private static int difference(String name, String candidate) {
        int whole = distance(name, candidate);
        String last = candidate.substring(candidate.lastIndexOf('.') + 1);
        return name.contains(".") ? whole : Math.min(whole, distance(name, last));
    }

    /** Number of insertions, deletions and replacements that make one text of the other (Levenshtein 1966). */
    private static int distance(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] current = new int[to.length() + 1];
            current[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
