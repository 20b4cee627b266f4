package org.myelin.cli.progress;

import java.io.PrintWriter;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import org.myelin.data.FetchListener;
import org.myelin.text.Numbers;
import org.myelin.view.text.Columns;

/** Shows a download: a line that is overwritten on a terminal, a line every ten seconds elsewhere. */
public final class DownloadDisplay implements FetchListener {
    private static final long NANOS_BETWEEN_LINES = 10_000_000_000L;

    private final PrintWriter out;
    private final boolean terminal;
    private final Set<String> failures = new HashSet<>();
    private long lastLine;

    /**
     * Shows downloads.
     *
     * @param terminal whether lines may be overwritten
     */
    public DownloadDisplay(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void started(URI source, long alreadyThere, long total) {
        String from = alreadyThere > 0 ? ", " + Numbers.bytes(alreadyThere) + " are already there" : "";
        out.println("downloading " + source + " (" + Numbers.bytes(total) + from + ")");
        lastLine = System.nanoTime();
    }

    @Override
    public void progressed(long done, long total, double bytesPerSecond) {
        boolean complete = done == total;
        if (!terminal && !complete && System.nanoTime() - lastLine < NANOS_BETWEEN_LINES) {
            return;
        }
        lastLine = System.nanoTime();
        String text = "  " + Columns.right(Numbers.percent((double) done / total, 0), 5)
                + "  " + Numbers.bytes(done) + " of " + Numbers.bytes(total)
                + "  " + Numbers.bytes(bytesPerSecond) + "/s  ETA "
                + Numbers.duration((total - done) / Math.max(1, bytesPerSecond)).english();
        if (terminal) {
            out.print(Terminal.CLEAR_LINE + text + (complete ? "\n" : ""));
            out.flush();
        } else {
            out.println(text);
        }
    }

    @Override
    public void failed(URI source, String reason) {
        if (!failures.add(source + " " + reason)) {
            return; // it is tried more than once
        }
        out.println((terminal ? Terminal.CLEAR_LINE : "") + "  " + source + " does not work: " + reason);
    }

    @Override
    public void completed(String file) {
        out.println("downloaded to " + file);
    }
}
