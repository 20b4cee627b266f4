package org.myelin.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every reader on whole files, and every way in which a file can be wrong. */
class ReadersTest {
    private static final String CIFAR_REMEDY =
            "; move its folder away and get the data again: ./myelin data fetch cifar10";
    private static final String MNIST_REMEDY =
            "; move its folder away and get the data again: ./myelin data fetch mnist";

    @TempDir
    private Path folder;

    private void assertRefused(ThrowingCallable reading, String message) {
        assertThatThrownBy(reading).isInstanceOf(DataFormatException.class).hasMessage(message);
    }

    private List<Path> cifarFiles(byte[] train, byte[] test) {
        return List.of(
                TestFiles.write(folder.resolve("data_batch_1.bin"), train),
                TestFiles.write(folder.resolve("test_batch.bin"), test));
    }

    @Test
    void cifar_wholeFiles_haveTheirPixelsAndLabels() {
        byte[] train = TestFiles.cifar(1);

        TrainingAndTest data = Cifar10.read(cifarFiles(train, TestFiles.cifar(2)));

        assertThat(data.training().size()).isEqualTo(10_000);
        assertThat(data.training().label(1234)).isEqualTo(4);
        assertThat(data.training().classNames())
                .startsWith("airplane", "automobile")
                .hasSize(10);
        float[] sample = new float[3072];
        data.training().copyFeatures(1234, sample, 0);
        assertThat(sample[100]).isEqualTo(train[1234 * 3073 + 1 + 100] & 0xff);
    }

    @Test
    void cifar_truncatedFile_isRefused() {
        List<Path> files = cifarFiles(Arrays.copyOf(TestFiles.cifar(1), 5_000_000), TestFiles.cifar(2));

        assertRefused(
                () -> Cifar10.read(files),
                files.getFirst() + ": at byte 5000000 expected 30730000 bytes in all (10000 records of 3073 bytes), but"
                        + " found the end: the file is truncated" + CIFAR_REMEDY);
    }

    @Test
    void cifar_oversizedFile_isRefused() {
        List<Path> files = cifarFiles(TestFiles.cifar(1), Arrays.copyOf(TestFiles.cifar(2), 30_730_001));

        assertRefused(
                () -> Cifar10.read(files),
                files.getLast()
                        + ": at byte 30730000 expected the end (10000 records of 3073 bytes), but found more bytes"
                        + CIFAR_REMEDY);
    }

    @Test
    void cifar_wrongLabel_isRefused() {
        byte[] train = TestFiles.cifar(1);
        train[77 * 3073] = 10;
        List<Path> files = cifarFiles(train, TestFiles.cifar(2));

        assertRefused(
                () -> Cifar10.read(files),
                files.getFirst() + ": at byte 236621 expected a label 0 to 9 (record 77), but found 10" + CIFAR_REMEDY);
    }

    @Test
    void cifar_missingFile_isRefused() {
        Path missing = folder.resolve("data_batch_2.bin");

        assertRefused(
                () -> Cifar10.read(List.of(missing, missing)),
                missing + ": expected a file, but it does not exist" + CIFAR_REMEDY);
    }

    private Dataset mnist(byte[] images, byte[] labels, String suffix) {
        return Idx.read(
                "mnist",
                List.of("zero", "one", "two"),
                TestFiles.write(folder.resolve("images" + suffix), images),
                TestFiles.write(folder.resolve("labels" + suffix), labels));
    }

    private Path images() {
        return folder.resolve("images");
    }

    private Path labels() {
        return folder.resolve("labels");
    }

    @Test
    void idx_plainAndCompressed_areEqual() {
        byte[] images = TestFiles.idxImages(3, 4, 5, 1);
        byte[] labels = TestFiles.idxLabels(2, 0, 1);

        Dataset plain = mnist(images, labels, "");
        Dataset compressed = mnist(TestFiles.gzip(images), TestFiles.gzip(labels), ".gz");

        assertThat(plain.shape()).isEqualTo(new FeatureShape(1, 4, 5));
        assertThat(plain.label(0)).isEqualTo(2);
        assertThat(compressed.sha256()).isEqualTo(plain.sha256());
    }

    @Test
    void idx_truncatedImages_areRefused() {
        byte[] images = Arrays.copyOf(TestFiles.idxImages(3, 4, 5, 1), 50);

        assertRefused(
                () -> mnist(images, TestFiles.idxLabels(2, 0, 1), ""),
                images() + ": at byte 50 expected 76 bytes in all, as its header says, but found the end: the file is"
                        + " truncated" + MNIST_REMEDY);
    }

    @Test
    void idx_truncatedHeader_isRefused() {
        assertRefused(
                () -> mnist(new byte[3], TestFiles.idxLabels(2, 0, 1), ""),
                images() + ": at byte 3 expected a header of 16 bytes, but found the end: the file is truncated"
                        + MNIST_REMEDY);
    }

    @Test
    void idx_bytesAfterTheLabels_areRefused() {
        byte[] labels = Arrays.copyOf(TestFiles.idxLabels(2, 0, 1), 12);

        assertRefused(
                () -> mnist(TestFiles.idxImages(3, 4, 5, 1), labels, ""),
                labels() + ": at byte 11 expected the end, as its header says, but found more bytes" + MNIST_REMEDY);
    }

    @Test
    void idx_imagesAndLabelsExchanged_areRefused() {
        assertRefused(
                () -> mnist(TestFiles.idxLabels(2, 0, 1, 1, 1, 1, 1, 1), TestFiles.idxImages(3, 4, 5, 1), ""),
                images()
                        + ": at byte 0 expected the magic number 2051 of IDX images, but found 2049; check that this is the"
                        + " file with the images");
    }

    @Test
    void idx_wrongLabel_isRefused() {
        assertRefused(
                () -> mnist(TestFiles.idxImages(3, 4, 5, 1), TestFiles.idxLabels(2, 3, 1), ""),
                labels() + ": at byte 9 expected a label 0 to 2 (sample 1), but found 3" + MNIST_REMEDY);
    }

    @Test
    void idx_otherNumberOfLabels_isRefused() {
        assertRefused(
                () -> mnist(TestFiles.idxImages(3, 4, 5, 1), TestFiles.idxLabels(2, 0), ""),
                labels() + ": expected 3 labels, one for each image of images, but found 2; use files that belong"
                        + " together");
    }

    @Test
    void idx_negativeExtent_isRefused() {
        byte[] images = TestFiles.idxImages(3, 4, 5, 1);
        images[4] = (byte) 0x80;

        assertRefused(
                () -> mnist(images, TestFiles.idxLabels(2, 0, 1), ""),
                images() + ": at byte 4 expected a positive number of images, but found -2147483645" + MNIST_REMEDY);
    }

    @Test
    void idx_noGzip_isRefused() {
        assertRefused(
                () -> mnist(TestFiles.idxImages(3, 4, 5, 1), TestFiles.gzip(TestFiles.idxLabels(2, 0, 1)), ".gz"),
                folder.resolve("images.gz") + ": at byte 0 expected gzip data (1f 8b), but found 00 00" + MNIST_REMEDY);
    }

    @Test
    void idx_truncatedGzip_isRefused() {
        byte[] images = TestFiles.gzip(TestFiles.idxImages(3, 4, 5, 1));

        assertRefused(
                () -> mnist(
                        Arrays.copyOf(images, images.length - 20), TestFiles.gzip(TestFiles.idxLabels(2, 0, 1)), ".gz"),
                folder.resolve("images.gz") + ": at byte " + (images.length - 20)
                        + " expected more gzip data, but found the end: the file is truncated" + MNIST_REMEDY);
    }

    @Test
    void idx_randomlyDamagedFiles_areRefusedOrValid() {
        Random random = new Random(20261123);
        int refused = 0;
        for (int round = 0; round < 2000; round++) {
            byte[] images = damaged(TestFiles.idxImages(3, 4, 5, 1), random);
            byte[] labels = damaged(TestFiles.idxLabels(2, 0, 1), random);
            boolean compressed = random.nextBoolean();
            if (compressed) {
                images = damaged(TestFiles.gzip(images), random);
                labels = TestFiles.gzip(labels);
            }
            try {
                Dataset data = mnist(images, labels, compressed ? ".gz" : "");
                assertThat(data.size()).isPositive();
            } catch (DataFormatException e) {
                assertThat(e).hasMessageContaining(folder.toString());
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(1000);
    }

    private static byte[] damaged(byte[] content, Random random) {
        byte[] copy =
                random.nextInt(4) == 0 ? Arrays.copyOf(content, random.nextInt(content.length + 3)) : content.clone();
        for (int i = random.nextInt(3); i > 0 && copy.length > 0; i--) {
            copy[random.nextInt(copy.length)] = (byte) random.nextInt();
        }
        return copy;
    }

    @Test
    void idx_imagesOfAnotherSize_areRefused() {
        Path images = TestFiles.write(images(), TestFiles.idxImages(3, 4, 5, 1));
        Path labels = TestFiles.write(labels(), TestFiles.idxLabels(2, 0, 1));

        assertRefused(
                () -> Idx.readTrainingAndTest(
                        "mnist",
                        new FeatureShape(1, 28, 28),
                        List.of("zero", "one", "two"),
                        List.of(images, labels, images, labels)),
                images + ": at byte 8 expected images of 28 x 28, but found 4 x 5" + MNIST_REMEDY);
    }

    @Test
    void digits_embedded_haveTheirKnownCountsAndRange() {
        TrainingAndTest digits = Digits.read();

        assertThat(digits.training().size()).isEqualTo(1437);
        assertThat(digits.test().size()).isEqualTo(360);
        float[] sample = new float[64];
        float most = 0;
        for (int i = 0; i < digits.training().size(); i++) {
            digits.training().copyFeatures(i, sample, 0);
            for (float value : sample) {
                most = Math.max(most, value);
            }
        }
        assertThat(most).isEqualTo(255);
        assertThat(digits.training().sha256())
                .isEqualTo(Digits.read().training().sha256());
    }

    @Test
    void load_nameAlone_isTheEmbeddedDataSet() {
        assertThat(Datasets.load("digits").test().sha256())
                .isEqualTo(Digits.read().test().sha256());
        assertThatThrownBy(() -> Datasets.load("digit"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("data set: there is none called digit; did you mean digits?");
    }

    @Test
    void features_ofASample_areACopy() {
        Dataset digits = Digits.read().test();
        float[] expected = new float[64];
        digits.copyFeatures(3, expected, 0);

        digits.features(3)[0] = 1000;

        assertThat(digits.features(3)).isEqualTo(expected);
    }

    @Test
    void reader_noFileIsLeftOpen() throws IOException {
        mnist(TestFiles.idxImages(3, 4, 5, 1), TestFiles.idxLabels(2, 0, 1), "");

        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file); // fails on Windows while a file is open
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        assertThat(folder).isEmptyDirectory();
    }
}
