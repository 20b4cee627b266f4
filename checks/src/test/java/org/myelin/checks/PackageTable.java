package org.myelin.checks;

import static java.util.stream.Collectors.toCollection;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The table of ARCHITECTURE.md: each package, whether its module exports it, and which others it uses. */
final class PackageTable {
    private static final String HEAD = "| package | exported | uses |";

    /**
     * A row of the table.
     *
     * @param uses packages of Myelin, without {@code org.myelin}
     */
    record Row(boolean exported, Set<String> uses) {
        /** As a line of the table. */
        String line(String name) {
            return "| `" + name + "` | " + (exported ? "yes" : "no") + " | "
                    + (uses.isEmpty() ? "" : "`" + String.join("`, `", uses) + "` ") + "|";
        }
    }

    private PackageTable() {}

    /** Reads the table. */
    static Map<String, Row> read() {
        Map<String, Row> rows = new TreeMap<>();
        Repository.text(Repository.ROOT.resolve("ARCHITECTURE.md"))
                .lines()
                .dropWhile(line -> !line.equals(HEAD))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.replace("`", "").split("\\|"))
                .forEach(cells -> rows.put(cells[1].strip(), row(cells[2], cells.length > 3 ? cells[3] : "")));
        return rows;
    }

    private static Row row(String exported, String uses) {
        return new Row(
                exported.strip().equals("yes"),
                Arrays.stream(uses.split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .collect(toCollection(TreeSet::new)));
    }
}
