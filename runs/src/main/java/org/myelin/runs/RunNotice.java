package org.myelin.runs;

import java.nio.file.Path;

/** What a person should know about a run although it goes well. */
public sealed interface RunNotice {
    /** There are more threads than processors, which is slower than one for each. */
    record MoreThreadsThanProcessors(int threads, int processors) implements RunNotice {}

    /** The resumed run has no checkpoint yet and starts from its beginning. */
    record NoCheckpoint() implements RunNotice {}

    /** Lines of the event log cannot be read; the report lacks what they say. */
    record UnreadableEvents(int lines, Path file) implements RunNotice {}

    /** The report is written, but not as it should be. */
    record ReportLimited(String reason) implements RunNotice {}

    /** A stop was requested after the last step: the report is still being written. */
    record WritingReport() implements RunNotice {}
}
