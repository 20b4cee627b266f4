package org.myelin.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the files of a run. */
final class RunFiles {
    private RunFiles() {}

    static JsonNode summary(Path folder) {
        return JsonMapper.shared().readTree(text(folder.resolve("summary.json")));
    }

    static String weights(Path folder) {
        return summary(folder).get("weights_sha256").asString();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> lines(Path file) {
        return text(file).lines().toList();
    }

    /** The metrics without the last column, the seconds, which differ from run to run. */
    static List<String> metrics(Path folder) {
        return lines(folder.resolve("metrics.csv")).stream()
                .map(line -> line.substring(0, line.lastIndexOf(',')))
                .toList();
    }
}
