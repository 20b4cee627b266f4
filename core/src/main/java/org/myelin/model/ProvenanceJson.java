package org.myelin.model;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.myelin.format.FormatException;
import org.myelin.format.JsonCursor;
import org.myelin.format.JsonObjectBuilder;

/** A {@link Provenance} as JSON text and back. */
final class ProvenanceJson {
    private ProvenanceJson() {}

    static String write(Provenance provenance) {
        return new JsonObjectBuilder()
                .put("dataset", provenance.dataset())
                .put("training_sha256", provenance.trainingSha256())
                .put("seed", provenance.seed())
                .put("epochs", provenance.epochs())
                .put("best_epoch", provenance.bestEpoch())
                .put("train_seconds", provenance.trainingSeconds())
                .put("threads", provenance.threads())
                .put("kernels", provenance.kernels())
                .put("jdk", provenance.jdk())
                .put("myelin_version", provenance.myelinVersion())
                .put("created", provenance.created().toString())
                .build()
                .text();
    }

    static Provenance parse(String text) throws FormatException {
        JsonCursor root = JsonCursor.parse("provenance", text)
                .requireKeys(
                        "dataset",
                        "training_sha256",
                        "seed",
                        "epochs",
                        "best_epoch",
                        "train_seconds",
                        "threads",
                        "kernels",
                        "jdk",
                        "myelin_version",
                        "created");
        JsonCursor seconds = root.member("train_seconds");
        if (!(seconds.number() >= 0)) {
            throw seconds.unexpected("a number of at least 0");
        }
        return new Provenance(
                root.member("dataset").text(),
                root.member("training_sha256").text(),
                root.member("seed").integer(Long.MIN_VALUE, Long.MAX_VALUE),
                root.member("epochs").integer(0),
                root.member("best_epoch").integer(0),
                seconds.number(),
                root.member("threads").integer(0),
                root.member("kernels").text(),
                root.member("jdk").text(),
                root.member("myelin_version").text(),
                created(root.member("created")));
    }

    private static Instant created(JsonCursor created) throws FormatException {
        try {
            return Instant.parse(created.text());
        } catch (DateTimeParseException e) {
            throw created.unexpected("a moment such as \"2026-01-31T12:00:00Z\"");
        }
    }
}
