package org.myelin.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Findings of a rule that is older than some of the code: their number in each module, in {@code known.txt}. More than
 * those fail; the numbers may only shrink, and a rule without an entry has none.
 */
final class Known {
    private Known() {}

    /**
     * Fails where a module has more findings than are known, or fewer, so that the numbers can only shrink.
     *
     * @param rule the name of the rule, the key of its entries
     * @param findings each begins with a path from the root
     * @param remedy what to do about a finding
     */
    static void check(String rule, List<String> findings, String remedy) {
        Map<String, Integer> known = known(rule);
        Map<String, List<String>> found =
                findings.stream().collect(Collectors.groupingBy(Known::module, TreeMap::new, Collectors.toList()));
        if (Boolean.getBoolean("list")) {
            findings.forEach(finding -> System.out.println(rule + ": " + finding));
        }
        Map<String, Integer> counts = new TreeMap<>();
        found.forEach((module, ofModule) -> counts.put(module, ofModule.size()));
        assertThat(counts)
                .as("%s: more findings than known.txt has: %s; fewer: lower its numbers%n%s", rule, remedy, found)
                .isEqualTo(known);
    }

    private static String module(String finding) {
        int end = finding.indexOf('/');
        return end < 0 ? "." : finding.substring(0, end);
    }

    private static Map<String, Integer> known(String rule) {
        return Resource.lines("known.txt").stream()
                .map(line -> line.split("\\s+"))
                .filter(words -> words[0].equals(rule))
                .collect(Collectors.toMap(words -> words[1], words -> Integer.valueOf(words[2])));
    }
}
