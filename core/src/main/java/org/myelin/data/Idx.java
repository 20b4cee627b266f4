package org.myelin.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads pairs of IDX files, the format of MNIST: big-endian 32-bit magic number, extents, then a byte for each value.
 * Source: LeCun, Cortes and Burges, "The MNIST database of handwritten digits".
 */
final class Idx {
    /** Unsigned bytes in three dimensions. */
    private static final int IMAGES_MAGIC = 0x803;
    /** Unsigned bytes in one dimension. */
    private static final int LABELS_MAGIC = 0x801;

    private final DataFiles files;

    private Idx(DataFiles files) {
        this.files = files;
    }

    /** Pictures as a file has them. */
    private record Images(int count, int height, int width, byte[] pixels) {}

    /** Reads the images and labels for training, then those for the test. */
    static TrainingAndTest readTrainingAndTest(
            String name, FeatureShape shape, List<String> classNames, List<Path> files) {
        Dataset train = read(name, classNames, files.get(0), files.get(1));
        Dataset test = read(name, classNames, files.get(2), files.get(3));
        requireShape(files.get(0), train, shape);
        requireShape(files.get(2), test, shape);
        return new TrainingAndTest(train, test);
    }

    private static void requireShape(Path imageFile, Dataset found, FeatureShape expected) {
        if (!found.shape().equals(expected)) {
            throw DataFormatException.at(
                    imageFile,
                    8,
                    "images of " + expected.height() + " x " + expected.width(),
                    found.shape().height() + " x " + found.shape().width(),
                    new DataFiles(found.name()).remedy());
        }
    }

    static Dataset read(String name, List<String> classNames, Path imageFile, Path labelFile) {
        Idx idx = new Idx(new DataFiles(name));
        Images images = idx.readImages(imageFile);
        byte[] labels = idx.readLabels(labelFile, classNames.size());
        if (labels.length != images.count()) {
            throw DataFormatException.of(
                    labelFile,
                    images.count() + " labels, one for each image of " + imageFile.getFileName(),
                    Integer.toString(labels.length),
                    "use files that belong together");
        }
        FeatureShape shape = new FeatureShape(1, images.height(), images.width());
        return new ImageDataset(name, shape, classNames, images.pixels(), labels);
    }

    private Images readImages(Path file) {
        try (InputStream in = DataFiles.open(file)) {
            ByteBuffer header = header(in, file, 16, IMAGES_MAGIC, "images");
            int count = extent(file, header, 4, "number of images");
            int height = extent(file, header, 8, "height of an image");
            int width = extent(file, header, 12, "width of an image");
            double size = (double) count * height * width;
            if (size > Integer.MAX_VALUE - 8) {
                throw DataFormatException.at(
                        file,
                        4,
                        "at most " + (Integer.MAX_VALUE - 8) + " pixels",
                        count + " images of " + height + " x " + width,
                        files.remedy());
            }
            return new Images(count, height, width, body(in, file, 16, (int) size));
        } catch (IOException e) {
            throw files.unreadable(file, e);
        }
    }

    private byte[] readLabels(Path file, int classes) {
        try (InputStream in = DataFiles.open(file)) {
            ByteBuffer header = header(in, file, 8, LABELS_MAGIC, "labels");
            byte[] labels = body(in, file, 8, extent(file, header, 4, "number of labels"));
            for (int i = 0; i < labels.length; i++) {
                int label = Byte.toUnsignedInt(labels[i]);
                if (label >= classes) {
                    throw DataFormatException.at(
                            file,
                            8L + i,
                            "a label 0 to " + (classes - 1) + " (sample " + i + ")",
                            Integer.toString(label),
                            files.remedy());
                }
            }
            return labels;
        } catch (IOException e) {
            throw files.unreadable(file, e);
        }
    }

    private ByteBuffer header(InputStream in, Path file, int size, int magic, String content) throws IOException {
        byte[] header = in.readNBytes(size);
        if (header.length < size) {
            throw DataFormatException.at(
                    file,
                    header.length,
                    "a header of " + size + " bytes",
                    "the end: the file is truncated",
                    files.remedy());
        }
        ByteBuffer buffer = ByteBuffer.wrap(header);
        if (buffer.getInt(0) != magic) {
            throw DataFormatException.at(
                    file,
                    0,
                    "the magic number " + magic + " of IDX " + content,
                    Integer.toString(buffer.getInt(0)),
                    "check that this is the file with the " + content);
        }
        return buffer;
    }

    private int extent(Path file, ByteBuffer header, int at, String what) {
        int extent = header.getInt(at);
        if (extent < 1) {
            throw DataFormatException.at(file, at, "a positive " + what, Integer.toString(extent), files.remedy());
        }
        return extent;
    }

    private byte[] body(InputStream in, Path file, int headerSize, int size) throws IOException {
        byte[] body = in.readNBytes(size); // grows as it reads: a wrong extent cannot exhaust memory
        long expected = (long) headerSize + size;
        if (body.length < size) {
            throw DataFormatException.at(
                    file,
                    (long) headerSize + body.length,
                    expected + " bytes in all, as its header says",
                    "the end: the file is truncated",
                    files.remedy());
        }
        if (in.read() >= 0) {
            throw DataFormatException.at(file, expected, "the end, as its header says", "more bytes", files.remedy());
        }
        return body;
    }
}
