package org.myelin.labs.course;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.myelin.view.text.Resources;

/** Files that the build puts beside this class: the texts from {@code docs}, KaTeX, and the page's own. */
final class Packed {
    private Packed() {}

    static byte[] bytes(String name) {
        try (InputStream in = Packed.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String name) {
        return Resources.text(Packed.class, name);
    }
}
