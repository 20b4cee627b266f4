package org.myelin.nn;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.myelin.random.CounterRandom;

/**
 * The learnable values of one {@link Architecture}: a weight matrix W and a bias vector b for each layer, in one flat
 * buffer of 32-bit floats.
 *
 * <p>Layers, outputs and inputs are counted from 0 here. Outside the engine weights are row-major, {@code
 * W[output][input]}, as in the lecture (2) and in PyTorch. Mutable; several threads may read, a writer must be alone.
 */
public final class Parameters {
    private static final long STREAM = 0x696e6974; // "init"

    private final Architecture architecture;
    private final ParameterLayout layout;
    private final float[] storage;

    private Parameters(Architecture architecture, ParameterLayout layout, float[] storage) {
        this.architecture = architecture;
        this.layout = layout;
        this.storage = storage;
    }

    /** Parameters that are all zero, to be filled with {@link #setWeights} and {@link #setBiases}. */
    public static Parameters zeros(Architecture architecture) {
        ParameterLayout layout = new ParameterLayout(architecture);
        return new Parameters(architecture, layout, new float[layout.size()]);
    }

    /**
     * Random weights as each layer's {@link Initializer} says, biases zero (lecture 10, step 2). The same seed gives the
     * same bits on every machine.
     */
    public static Parameters initialize(Architecture architecture, long seed) {
        Parameters parameters = zeros(architecture);
        for (int l = 0; l < parameters.layout.depth(); l++) {
            Dense dense = parameters.layout.layer(l);
            int inputs = parameters.layout.inputs(l);
            double bound = dense.initializer().bound(inputs, dense.outputs());
            CounterRandom random = CounterRandom.of(seed, STREAM, l);
            for (int o = 0; o < dense.outputs(); o++) {
                for (int i = 0; i < inputs; i++) {
                    double unit = 2 * random.nextDouble() - 1;
                    parameters.storage[parameters.layout.weightAt(l, o, i)] = (float) (unit * bound);
                }
            }
        }
        return parameters;
    }

    /** What the parameters belong to. */
    public Architecture architecture() {
        return architecture;
    }

    /** Where each layer's values lie in {@link #storage()}. */
    public ParameterLayout layout() {
        return layout;
    }

    /**
     * The live buffer in storage order, for optimisers and checkpoints; {@link #weights} and {@link #biases} are the
     * readable form.
     */
    public float[] storage() {
        return storage;
    }

    /** W of a layer, a copy: outputs × inputs values, row by row. */
    public float[] weights(int layer) {
        int outputs = layout.layer(layer).outputs();
        int inputs = layout.inputs(layer);
        float[] weights = new float[Math.multiplyExact(outputs, inputs)];
        for (int o = 0; o < outputs; o++) {
            for (int i = 0; i < inputs; i++) {
                weights[o * inputs + i] = storage[layout.weightAt(layer, o, i)];
            }
        }
        return weights;
    }

    /** b of a layer, a copy: one value for each output, or none when the layer has no bias. */
    public float[] biases(int layer) {
        Dense dense = layout.layer(layer);
        float[] biases = new float[dense.bias() ? dense.outputs() : 0];
        System.arraycopy(storage, layout.biasesAt(layer), biases, 0, biases.length);
        return biases;
    }

    /**
     * Sets W of a layer.
     *
     * @param rowMajor outputs × inputs values, row by row
     * @throws ShapeMismatchException if the number of values is another
     */
    public void setWeights(int layer, float[] rowMajor) {
        int outputs = layout.layer(layer).outputs();
        int inputs = layout.inputs(layer);
        requireLength("weights", layer, (long) outputs * inputs, rowMajor.length);
        for (int o = 0; o < outputs; o++) {
            for (int i = 0; i < inputs; i++) {
                storage[layout.weightAt(layer, o, i)] = rowMajor[o * inputs + i];
            }
        }
    }

    /**
     * Sets b of a layer.
     *
     * @param values one for each output; none when the layer has no bias
     * @throws ShapeMismatchException if the number of values is another
     */
    public void setBiases(int layer, float[] values) {
        Dense dense = layout.layer(layer);
        requireLength("biases", layer, dense.bias() ? dense.outputs() : 0, values.length);
        System.arraycopy(values, 0, storage, layout.biasesAt(layer), values.length);
    }

    /** Whether no value is infinite or not a number. */
    public boolean areFinite() {
        for (float value : storage) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    /** Independent parameters with the same values. */
    public Parameters copy() {
        return new Parameters(architecture, layout, storage.clone());
    }

    /**
     * Takes over all values of {@code other}.
     *
     * @throws IllegalArgumentException if it belongs to another architecture
     */
    public void copyFrom(Parameters other) {
        if (!other.architecture.equals(architecture)) {
            throw new IllegalArgumentException("parameters: cannot copy those of " + other.architecture.sizes()
                    + " into a network of " + architecture.sizes() + "; both need the same architecture");
        }
        System.arraycopy(other.storage, 0, storage, 0, storage.length);
    }

    /**
     * SHA-256 over all values as little-endian 32-bit floats, layer by layer, weights row by row and then biases, in
     * lower-case hexadecimal: equal exactly when all bits are equal.
     */
    public String sha256() {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        for (int l = 0; l < layout.depth(); l++) {
            update(digest, weights(l));
            update(digest, biases(l));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * Math.min(values.length, 1 << 16));
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
            if (!bytes.hasRemaining()) {
                digest.update(bytes.flip());
                bytes.clear();
            }
        }
        digest.update(bytes.flip());
    }

    private static void requireLength(String what, int layer, long expected, int received) {
        if (received != expected) {
            throw new ShapeMismatchException("parameters: " + what + " of layer " + (layer + 1) + " are " + expected
                    + " values, but " + received + " were given");
        }
    }
}
