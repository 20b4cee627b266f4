package org.myelin.nn;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.myelin.random.CounterRandom;

/**
 * The learnable values of one {@link Architecture}: a weight matrix W and a bias vector b for each layer, in one flat
 * buffer of 32-bit floats.
 *
 * <p>Leaves, outputs and inputs are counted from 0 here. Outside the engine weights are row-major, {@code
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

    /**
     * Parameters that are all zero, to be filled with {@link #setWeights} and {@link #setBiases}, or {@link
     * #setValues}.
     */
    public static Parameters zeros(Architecture architecture) {
        ParameterLayout layout = new ParameterLayout(architecture.inputs(), architecture.layers());
        return new Parameters(architecture, layout, new float[layout.size()]);
    }

    /** The places of all matrices and vectors of an architecture, without taking memory for them. */
    public static List<ParameterSlot> slots(Architecture architecture) {
        return new ParameterLayout(architecture.inputs(), architecture.layers()).slots();
    }

    /**
     * Values as each layer {@linkplain ParameterSpec#start declares} them: random weights, biases zero (lecture 10,
     * step 2). The same seed gives the same bits on every machine.
     */
    public static Parameters initialize(Architecture architecture, long seed) {
        Parameters parameters = zeros(architecture);
        List<Leaf> leaves = parameters.layout.leaves();
        for (int l = 0; l < leaves.size(); l++) {
            CounterRandom random = CounterRandom.of(seed, STREAM, l);
            for (ParameterSpec spec :
                    leaves.get(l).layer().parameters(leaves.get(l).inputs())) {
                parameters.initialize(parameters.layout.slot(l, spec.name()), spec.start(), random);
            }
        }
        return parameters;
    }

    private void initialize(ParameterSlot slot, ParameterSpec.Start start, CounterRandom random) {
        float[] values = new float[slot.count()];
        switch (start) {
            case ParameterSpec.Start.Constant(float value) -> Arrays.fill(values, value);
            case ParameterSpec.Start.Random(Initializer initializer) -> {
                double bound = initializer.bound(slot.inputs(), slot.outputs());
                for (int i = 0; i < values.length; i++) {
                    double unit = 2 * random.nextDouble() - 1;
                    values[i] = (float) (unit * bound);
                }
            }
        }
        setValues(slot, values);
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

    /** The values of a matrix, row by row, or of a vector: a copy. */
    public float[] values(ParameterSlot slot) {
        float[] values = new float[slot.count()];
        for (int o = 0; o < slot.outputs(); o++) {
            for (int i = 0; i < slot.inputs(); i++) {
                values[o * slot.inputs() + i] = storage[slot.index(o, i)];
            }
        }
        return values;
    }

    /**
     * Sets a matrix, row by row, or a vector.
     *
     * @throws ShapeMismatchException if the number of values is another
     */
    public void setValues(ParameterSlot slot, float[] values) {
        requireLength(slot.name(), slot.leaf(), slot.count(), values.length);
        for (int o = 0; o < slot.outputs(); o++) {
            for (int i = 0; i < slot.inputs(); i++) {
                storage[slot.index(o, i)] = values[o * slot.inputs() + i];
            }
        }
    }

    /**
     * W of a leaf, a copy: outputs × inputs values, row by row; for a normalisation γ, for a scaling s, and nothing
     * where there are no weights. Without residual blocks, leaves are layers.
     */
    public float[] weights(int leaf) {
        return layout.find(leaf, ParameterSpec.WEIGHT).map(this::values).orElse(new float[0]);
    }

    /** b of a leaf, a copy: one value for each output, or none when the layer has no bias. */
    public float[] biases(int leaf) {
        return layout.find(leaf, ParameterSpec.BIAS).map(this::values).orElse(new float[0]);
    }

    /**
     * Sets W of a leaf.
     *
     * @param rowMajor outputs × inputs values, row by row
     * @throws ShapeMismatchException if the number of values is another
     */
    public void setWeights(int leaf, float[] rowMajor) {
        set("weights", leaf, ParameterSpec.WEIGHT, rowMajor);
    }

    /**
     * Sets b of a leaf.
     *
     * @param values one for each output; none when the layer has no bias
     * @throws ShapeMismatchException if the number of values is another
     */
    public void setBiases(int leaf, float[] values) {
        set("biases", leaf, ParameterSpec.BIAS, values);
    }

    private void set(String what, int leaf, String name, float[] values) {
        Optional<ParameterSlot> slot = layout.find(leaf, name);
        requireLength(what, leaf, slot.map(ParameterSlot::count).orElse(0), values.length);
        slot.ifPresent(found -> setValues(found, values));
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
     * SHA-256 over all values as little-endian 32-bit floats, leaf by leaf, weights row by row and then biases, in
     * lower-case hexadecimal: equal exactly when all bits are equal.
     */
    public String sha256() {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
        for (ParameterSlot slot : layout.slots()) {
            update(digest, values(slot));
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

    private static void requireLength(String what, int leaf, long expected, int received) {
        if (received != expected) {
            throw new ShapeMismatchException("parameters: " + what + " of layer " + (leaf + 1) + " are " + expected
                    + " values, but " + received + " were given");
        }
    }
}
