package org.myelin.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The resource files in the package of a class. {@code Resources files = Report.class::getResourceAsStream} reads them
 * on the class path and, since the reference belongs to the module of its author, on the module path without {@code
 * opens}.
 */
@FunctionalInterface
public interface Resources {
    /** A file of this name, or null if there is none. */
    @SuppressWarnings("exports") // users compile without JSpecify, whose annotation then is ignored
    @Nullable
    InputStream open(String name);

    /**
     * The content of a file in UTF-8.
     *
     * @throws IllegalStateException if there is no such file
     */
    default String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    /**
     * The content of a file.
     *
     * @throws IllegalStateException if there is no such file
     */
    default byte[] bytes(String name) {
        try (InputStream in = open(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
