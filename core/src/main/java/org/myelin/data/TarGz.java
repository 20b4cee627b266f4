package org.myelin.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.myelin.data.Source.DataFile;

/**
 * Takes named files out of a tar.gz archive (POSIX ustar).
 *
 * <p>Only the last part of an entry's name is compared with the wanted names, and files get exactly those names, so no
 * entry can write anywhere else.
 */
final class TarGz {
    private static final int BLOCK = 512;
    private static final int NAME_LENGTH = 100;
    private static final int SIZE_AT = 124;
    private static final int SIZE_LENGTH = 12;
    private static final int TYPE_AT = 156;

    private TarGz() {}

    static void extract(Path archive, Path folder, List<DataFile> wanted) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(archive), 1 << 16)) {
            for (byte[] header = in.readNBytes(BLOCK); header.length == BLOCK; header = in.readNBytes(BLOCK)) {
                if (header[0] == 0) {
                    return; // the archive ends with empty blocks
                }
                extractEntry(in, header, archive, folder, wanted);
            }
        }
    }

    private static void extractEntry(InputStream in, byte[] header, Path archive, Path folder, List<DataFile> wanted)
            throws IOException {
        String name = text(header, 0, NAME_LENGTH);
        long size = size(header, archive, name);
        boolean regular = header[TYPE_AT] == '0' || header[TYPE_AT] == 0;
        String lastPart = name.substring(name.lastIndexOf('/') + 1);
        Optional<DataFile> file = wanted.stream()
                .filter(candidate -> regular && candidate.name().equals(lastPart))
                .findFirst();
        if (file.isPresent()) {
            try (OutputStream out =
                    Files.newOutputStream(folder.resolve(file.get().name()))) {
                copy(in, out, size, archive);
            }
        } else {
            in.skipNBytes(size);
        }
        in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
    }

    private static long size(byte[] header, Path archive, String name) {
        String octal = text(header, SIZE_AT, SIZE_LENGTH).strip();
        try {
            return Long.parseLong(octal, 8);
        } catch (NumberFormatException e) {
            throw new DataFormatException(
                    archive + ": expected the size of " + name + " in octal digits, but found '" + octal + "'", e);
        }
    }

    private static String text(byte[] header, int at, int length) {
        int end = at;
        while (end < at + length && header[end] != 0) {
            end++;
        }
        return new String(header, at, end - at, StandardCharsets.US_ASCII);
    }

    private static void copy(InputStream in, OutputStream out, long size, Path archive) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (long left = size; left > 0; ) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new DataFormatException(archive + ": the archive ends in the middle of a file");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }
}
