package org.myelin.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myelin.format.FormatException;
import org.myelin.format.Safetensors;
import org.myelin.format.Tensor;
import org.myelin.format.TensorFile;
import org.myelin.random.CounterRandom;

/** Whatever happens to a model file, loading gives a valid model or a {@link ModelFormatException}, nothing else. */
class ModelDamageTest {
    private static final long SEED = 20261123;

    @TempDir
    Path folder = Path.of("");

    private final Model model = Models.lecture();
    private Path file = Path.of("");

    @BeforeEach
    void save() {
        file = folder.resolve("m.safetensors");
        model.save(file);
    }

    @Test
    void load_anyByteChanged_isRefusedOrTheSameModel() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) (1 + CounterRandom.of(SEED, at).nextInt(255));
            Files.write(file, damaged);

            loaded().ifPresent(read -> ModelFileTest.assertSame(read, model));
        }
    }

    @Test
    void load_anyTruncation_isRefused() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += 1 + length / 100) {
            Files.write(file, Arrays.copyOf(whole, length));

            assertThat(loaded()).as("first %d bytes", length).isEmpty();
        }
    }

    /** The checksum fits here, so that the checks behind it have to find what is wrong. */
    @Test
    void load_editedTextWithValidChecksum_isRefusedOrAModelThatCanBeSaved() throws FormatException {
        TensorFile whole = Safetensors.read(file);
        List<String> keys = new ArrayList<>(whole.metadata().keySet());
        for (int attempt = 0; attempt < 500; attempt++) {
            CounterRandom random = CounterRandom.of(SEED, 1, attempt);
            SequencedMap<String, String> metadata = new LinkedHashMap<>(whole.metadata());
            metadata.compute(keys.get(random.nextInt(keys.size())), (key, text) -> edit(String.valueOf(text), random));
            Safetensors.write(file, whole.tensors(), metadata);

            loaded().ifPresent(this::assertUsable);
        }
    }

    @Test
    void load_editedTensorsWithValidChecksum_isRefusedOrAModelThatCanBeSaved() throws FormatException {
        TensorFile whole = Safetensors.read(file);
        List<String> names = new ArrayList<>(whole.tensors().keySet());
        for (int attempt = 0; attempt < 200; attempt++) {
            CounterRandom random = CounterRandom.of(SEED, 2, attempt);
            SequencedMap<String, Tensor> tensors = new LinkedHashMap<>(whole.tensors());
            String name = names.get(random.nextInt(names.size()));
            switch (random.nextInt(4)) {
                case 0 -> tensors.remove(name);
                case 1 -> tensors.put(name, Tensor.vector(new float[random.nextInt(40)]));
                case 2 -> tensors.put(name + random.nextInt(10), Tensor.vector(new float[1]));
                default -> tensors.compute(name, (key, tensor) -> withRandomValue(tensor, random));
            }
            Safetensors.write(file, tensors, whole.metadata());

            loaded().ifPresent(this::assertUsable);
        }
    }

    private static Tensor withRandomValue(Tensor tensor, CounterRandom random) {
        float[] data = tensor.data().clone();
        data[random.nextInt(data.length)] = Float.intBitsToFloat(random.nextInt());
        return new Tensor(tensor.shape(), data);
    }

    private static String edit(String text, CounterRandom random) {
        int at = random.nextInt(text.length());
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(0, at) + (char) (' ' + random.nextInt(95)) + text.substring(at + 1);
            case 2 -> text.substring(0, at) + text.substring(at + 1);
            default -> text.substring(0, at) + random.nextInt(1000) + text.substring(at);
        };
    }

    private Optional<Model> loaded() {
        try {
            return Optional.of(Model.load(file));
        } catch (ModelFormatException e) {
            assertThat(e).hasMessageStartingWith(file + ": ");
            return Optional.empty();
        }
    }

    private void assertUsable(Model read) {
        read.save(file);
        ModelFileTest.assertSame(Model.load(file), read);
    }
}
