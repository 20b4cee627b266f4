package org.myelin.model;

import java.nio.file.Path;
import java.util.List;
import org.myelin.data.Dataset;
import org.myelin.data.FeatureShape;
import org.myelin.data.Normalizer;
import org.myelin.nn.Architecture;
import org.myelin.nn.ArchitectureSummary;
import org.myelin.nn.ParameterSlot;
import org.myelin.nn.Parameters;
import org.myelin.nn.ShapeMismatchException;

/**
 * A trained network and all it takes to use it: parameters, normaliser, class names, provenance. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * Model model = Model.load(Path.of("best.safetensors"));
 * Candidate best = model.predictor().predict(pixels).best();
 * }</pre>
 */
public final class Model {
    private final Parameters parameters;
    private final Normalizer normalizer;
    private final List<String> classNames;
    private final Provenance provenance;

    /**
     * Joins the parts; takes a copy of the parameters.
     *
     * @param normalizer maps raw features to what the network takes
     * @param classNames one different name for each output
     * @throws ShapeMismatchException if the parts do not fit
     * @throws IllegalArgumentException if two classes have one name or a parameter is not finite
     */
    public Model(Parameters parameters, Normalizer normalizer, List<String> classNames, Provenance provenance) {
        this.parameters = parameters.copy();
        this.normalizer = normalizer;
        this.classNames = List.copyOf(classNames);
        this.provenance = provenance;
        Architecture architecture = architecture();
        if (normalizer.shape().features() != architecture.inputs()) {
            throw new ShapeMismatchException("model: the network has " + architecture.inputs()
                    + " inputs, but the normalizer is for samples of "
                    + normalizer.shape().features() + " features (" + normalizer.shape() + ")");
        }
        if (this.classNames.size() != architecture.outputs()) {
            throw new ShapeMismatchException(
                    "model: the network has " + architecture.outputs() + " outputs, but there are "
                            + this.classNames.size() + " class names; it needs one for each output");
        }
        if (this.classNames.stream().distinct().count() != this.classNames.size()) {
            throw new IllegalArgumentException("model: two classes have the same name in " + this.classNames);
        }
        requireFinite();
    }

    private void requireFinite() {
        if (parameters.areFinite()) {
            return;
        }
        for (ParameterSlot slot : parameters.layout().slots()) {
            requireFinite(slot.name(), parameters.values(slot));
        }
    }

    private static void requireFinite(String name, float[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException("model: value " + i + " of " + name + " is " + values[i]
                        + ", but every parameter must be finite; training has diverged");
            }
        }
    }

    /**
     * Reads a model that {@link #save} has written, now or with an older version of Myelin.
     *
     * @throws ModelFormatException if the file is not a whole and consistent model; the message names file and place
     * @throws java.io.UncheckedIOException if the device fails while reading
     */
    public static Model load(Path file) {
        return ModelFile.read(file);
    }

    /**
     * Writes the model to one file in safetensors format. At every moment the file is either the old one or the whole
     * new one.
     *
     * @throws java.io.UncheckedIOException if it cannot be written; an old file is then unchanged
     */
    public void save(Path file) {
        ModelFile.write(this, file);
    }

    /** What the network is. */
    public Architecture architecture() {
        return parameters.architecture();
    }

    /** The learned values, a copy. */
    public Parameters parameters() {
        return parameters.copy();
    }

    /** What maps raw features to those that the network takes. */
    public Normalizer normalizer() {
        return normalizer;
    }

    /** Arrangement of the features of a sample. */
    public FeatureShape shape() {
        return normalizer.shape();
    }

    /** The layers of the network with their sizes, as records and as a table. */
    public ArchitectureSummary summary() {
        return ArchitectureSummary.of(architecture());
    }

    /** Names of the classes, output by output. */
    public List<String> classNames() {
        return classNames;
    }

    /** Where the model comes from. */
    public Provenance provenance() {
        return provenance;
    }

    /**
     * Classifies samples; thread-safe, to be kept and shared. It has no threads of its own, because callers on many
     * threads, as in a server, are served fastest so.
     */
    public Predictor predictor() {
        return predictor(1);
    }

    /**
     * Classifies samples; thread-safe, to be kept and shared.
     *
     * @param threads number of threads that share the work of a single sample, at least 1; it does not change the
     *     result. More than one shortens the latency of a single caller; with many callers, one thread each is best.
     *     Close the predictor to end them.
     */
    public Predictor predictor(int threads) {
        return new Predictor(parameters, normalizer, classNames, threads);
    }

    /**
     * Evaluates the model on labelled data, by one thread for each processor.
     *
     * @throws ShapeMismatchException if samples have another shape, or other classes or in another order
     */
    public Evaluation evaluate(Dataset data) {
        return evaluate(data, EvaluationOptions.defaults());
    }

    /**
     * Evaluates the model on labelled data.
     *
     * @throws ShapeMismatchException if samples have another shape, or other classes or in another order
     * @throws IllegalArgumentException if there are several views of samples that are no images
     */
    public Evaluation evaluate(Dataset data, EvaluationOptions options) {
        if (!data.classNames().equals(classNames)) {
            throw new ShapeMismatchException("evaluate: the model knows the classes " + classNames + ", but data set "
                    + data.name() + " has " + data.classNames() + "; both need the same names in the same order");
        }
        try (Evaluator evaluator = new Evaluator(parameters, normalizer, options.threads())) {
            return evaluator.evaluate(data, options.views());
        }
    }
}
