package org.myelin.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void writeOld() throws IOException {
        file = folder.resolve("f.bin");
        Files.writeString(file, "old");
    }

    @Test
    void write_failingHalfWay_keepsTheOldFileAndRemovesTheNew() throws IOException {
        assertThatThrownBy(() -> AtomicFile.write(file, channel -> {
                    channel.write(ByteBuffer.wrap(new byte[1000]));
                    throw new IOException("disk full");
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(file + ": cannot be written: java.io.IOException: disk full;"
                        + " the old file, if there was one, is unchanged");
        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryNotContaining(entry -> !entry.equals(file));
    }

    @Test
    void write_failingWithAnotherException_keepsTheOldFileAndRemovesTheNew() throws IOException {
        assertThatThrownBy(() -> AtomicFile.write(file, channel -> {
                    throw new IllegalStateException("a bug");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a bug");
        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryNotContaining(entry -> !entry.equals(file));
    }

    @Test
    void write_whileItLasts_leavesTheOldFileReadable() {
        AtomicFile.write(file, channel -> {
            channel.write(ByteBuffer.wrap(new byte[1000]));
            assertThat(file).hasContent("old");
        });

        assertThat(file).hasSize(1000);
    }

    @Test
    void removeLeftovers_ofAKilledProcess_removesOnlyThem() throws IOException {
        Path leftover = Files.createFile(folder.resolve(".f.bin.0123.tmp"));
        Path other = Files.createFile(folder.resolve(".g.bin.0123.tmp"));

        AtomicFile.removeLeftovers(file);
        AtomicFile.removeLeftovers(folder.resolve("missing").resolve("f.bin"));

        assertThat(leftover).doesNotExist();
        assertThat(other).exists();
        assertThat(file).exists();
    }
}
