package org.myelin.model;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.myelin.data.FeatureShape;
import org.myelin.data.Normalization;
import org.myelin.data.Normalizer;
import org.myelin.format.FormatException;
import org.myelin.format.Json;
import org.myelin.format.JsonCursor;
import org.myelin.format.Safetensors;
import org.myelin.format.Tensor;
import org.myelin.format.TensorFile;
import org.myelin.nn.Architecture;
import org.myelin.nn.ParameterSlot;
import org.myelin.nn.Parameters;

/**
 * The file of a model, in {@link Safetensors} format, version {@value #VERSION}.
 *
 * <p>Tensors: for each layer l from 0 {@code layers.l.weight} of outputs × inputs and, where it has a bias, {@code
 * layers.l.bias}; in residual blocks {@code layers.l.branch.k.weight} and {@code layers.l.shortcut.weight} (see {@link
 * org.myelin.nn.ParameterLayout}); {@code normalizer.mean} and {@code normalizer.standard_deviation}. Texts: {@code
 * format_version}, {@code architecture} ({@link ArchitectureJson}), {@code class_names}, {@code feature_shape}
 * ([channels, height, width]), {@code normalization}, {@code provenance}.
 */
final class ModelFile {
    static final int VERSION = 1;

    private static final String MEAN = "normalizer.mean";
    private static final String DEVIATION = "normalizer.standard_deviation";

    private final Map<String, String> metadata;
    private final SequencedMap<String, Tensor> remaining;

    private ModelFile(TensorFile content) {
        metadata = content.metadata();
        remaining = new LinkedHashMap<>(content.tensors());
    }

    static void write(Model model, Path file) {
        Architecture architecture = model.architecture();
        Parameters parameters = model.parameters();
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        for (ParameterSlot slot : parameters.layout().slots()) {
            float[] values = parameters.values(slot);
            tensors.put(
                    slot.name(),
                    slot.isMatrix() ? Tensor.matrix(slot.outputs(), slot.inputs(), values) : Tensor.vector(values));
        }
        Normalizer normalizer = model.normalizer();
        tensors.put(MEAN, Tensor.vector(normalizer.mean()));
        tensors.put(DEVIATION, Tensor.vector(normalizer.standardDeviation()));
        FeatureShape shape = model.shape();
        SequencedMap<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format_version", Integer.toString(VERSION));
        metadata.put("architecture", ArchitectureJson.write(architecture));
        metadata.put("class_names", Json.texts(model.classNames()).text());
        metadata.put(
                "feature_shape",
                Json.integers(List.of(shape.channels(), shape.height(), shape.width()))
                        .text());
        metadata.put("normalization", normalizer.kind().toString());
        metadata.put("provenance", ProvenanceJson.write(model.provenance()));
        Safetensors.write(file, tensors, metadata);
    }

    static Model read(Path file) {
        try {
            return readChecked(file);
        } catch (FormatException e) {
            throw new ModelFormatException(e.getMessage(), e);
        }
    }

    private static Model readChecked(Path file) throws FormatException {
        TensorFile content = Safetensors.read(file);
        try {
            return new ModelFile(content).model();
        } catch (FormatException | IllegalArgumentException e) {
            throw new FormatException(file + ": " + e.getMessage(), e);
        }
    }

    private Model model() throws FormatException {
        requireVersion();
        Architecture architecture = ArchitectureJson.parse(text("architecture"));
        List<String> classNames =
                JsonCursor.parse("class_names", text("class_names")).texts();
        Normalizer normalizer = normalizer(architecture.inputs());
        Provenance provenance = ProvenanceJson.parse(text("provenance"));
        Map<ParameterSlot, float[]> values = new LinkedHashMap<>();
        for (ParameterSlot slot : Parameters.slots(architecture)) {
            List<Integer> shape = slot.isMatrix() ? List.of(slot.outputs(), slot.inputs()) : List.of(slot.outputs());
            values.put(slot, tensor(slot.name(), shape));
        }
        if (!remaining.isEmpty()) {
            throw new FormatException("unknown tensor " + remaining.firstEntry().getKey() + "; a network of layers "
                    + architecture.sizes() + " has no such tensor");
        }
        // only now, when the file is known to hold as many values, is memory taken for them
        Parameters parameters = Parameters.zeros(architecture);
        values.forEach(parameters::setValues);
        return new Model(parameters, normalizer, classNames, provenance);
    }

    private void requireVersion() throws FormatException {
        String found = text("format_version");
        if (!found.equals(Integer.toString(VERSION))) {
            throw new FormatException("format_version: this version of Myelin reads " + VERSION + ", but found " + found
                    + "; use the version of Myelin that wrote the file, or a newer one");
        }
    }

    private Normalizer normalizer(int inputs) throws FormatException {
        List<JsonCursor> extents =
                JsonCursor.parse("feature_shape", text("feature_shape")).elements();
        if (extents.size() != 3) {
            throw new FormatException("feature_shape: expected 3 extents, channels, height and width, but found "
                    + text("feature_shape"));
        }
        int channels = extents.get(0).integer(1);
        int height = extents.get(1).integer(1);
        int width = extents.get(2).integer(1);
        long plane = (long) height * width;
        if (plane > inputs || plane * channels != inputs) {
            throw new FormatException("feature_shape: expected extents with the product " + inputs
                    + ", the number of inputs of the network, but found " + text("feature_shape"));
        }
        FeatureShape shape = new FeatureShape(channels, height, width);
        return new Normalizer(normalization(text("normalization")), shape, tensor(MEAN), tensor(DEVIATION));
    }

    private static Normalization normalization(String id) throws FormatException {
        for (Normalization kind : Normalization.values()) {
            if (kind.toString().equals(id)) {
                return kind;
            }
        }
        throw new FormatException(
                "normalization: expected one of " + List.of(Normalization.values()) + ", but found " + id);
    }

    private String text(String key) throws FormatException {
        String text = metadata.get(key);
        if (text == null) {
            throw new FormatException("the metadata entry \"" + key + "\" is missing; the file is not a Myelin model");
        }
        return text;
    }

    private float[] tensor(String name) throws FormatException {
        Tensor tensor = remaining.remove(name);
        if (tensor == null) {
            throw new FormatException("tensor " + name + " is missing");
        }
        return tensor.data();
    }

    private float[] tensor(String name, List<Integer> shape) throws FormatException {
        Tensor tensor = remaining.get(name);
        if (tensor != null && !tensor.shape().equals(shape)) {
            throw new FormatException(
                    "tensor " + name + ": the architecture expects shape " + shape + ", but found " + tensor.shape());
        }
        return tensor(name);
    }
}
