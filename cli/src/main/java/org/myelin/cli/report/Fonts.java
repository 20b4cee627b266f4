package org.myelin.cli.report;

import java.awt.Font;
import java.awt.font.FontRenderContext;

/**
 * Whether this machine can draw text. A server without fontconfig cannot: Java's font classes then fail with various
 * errors, so the question is answered by trying.
 *
 * @param available whether text can be drawn
 * @param reason why not; empty when it can
 */
record Fonts(boolean available, String reason) {
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    /** The answer for this process. */
    static Fonts ofMachine() {
        System.setProperty("java.awt.headless", "true");
        return probe(() -> font(12).getStringBounds("Loss 0.5", CONTEXT));
    }

    static Fonts probe(Runnable drawing) {
        try {
            drawing.run();
            return new Fonts(true, "");
        } catch (RuntimeException | LinkageError | InternalError e) {
            return new Fonts(false, e.toString());
        }
    }

    /** Whether the usual font has a glyph for every character. */
    boolean canShow(String text) {
        return available && font(12).canDisplayUpTo(text) < 0;
    }

    static Font font(int size) {
        return new Font(Font.SANS_SERIF, Font.PLAIN, size);
    }
}
