package org.myelin.data;

import java.nio.file.Path;
import java.util.List;

/**
 * Reads CIFAR-10 in its binary version: five training files and a test file of 10,000 records, each a label byte and
 * 3 × 32 × 32 pixel bytes. Source: Krizhevsky, "Learning Multiple Layers of Features from Tiny Images", 2009.
 */
final class Cifar10 {
    static final FeatureShape SHAPE = new FeatureShape(3, 32, 32);

    static final List<String> CLASS_NAMES =
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

    private static final int RECORDS = 10_000;
    private static final int RECORD = 1 + 3 * 32 * 32;
    private static final int FILE_SIZE = RECORDS * RECORD;

    private static final DataFiles FILES = new DataFiles("cifar10");

    private Cifar10() {}

    /** Reads the training files and, as the last one, the test file. */
    static TrainingAndTest read(List<Path> files) {
        int last = files.size() - 1;
        return new TrainingAndTest(readPart(files.subList(0, last)), readPart(files.subList(last, last + 1)));
    }

    private static Dataset readPart(List<Path> files) {
        int features = SHAPE.features();
        byte[] pixels = new byte[files.size() * RECORDS * features];
        byte[] labels = new byte[files.size() * RECORDS];
        for (int f = 0; f < files.size(); f++) {
            Path file = files.get(f);
            byte[] content = FILES.readExactly(file, FILE_SIZE, RECORDS + " records of " + RECORD + " bytes");
            for (int record = 0; record < RECORDS; record++) {
                int at = record * RECORD;
                int label = Byte.toUnsignedInt(content[at]);
                if (label >= CLASS_NAMES.size()) {
                    throw DataFormatException.at(
                            file,
                            at,
                            "a label 0 to 9 (record " + record + ")",
                            Integer.toString(label),
                            FILES.remedy());
                }
                int sample = f * RECORDS + record;
                labels[sample] = (byte) label;
                System.arraycopy(content, at + 1, pixels, sample * features, features);
            }
        }
        return new ImageDataset("cifar10", SHAPE, CLASS_NAMES, pixels, labels);
    }
}
