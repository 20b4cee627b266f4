package org.myelin.nn;

import java.util.List;

/**
 * A residual block: F(x) + x instead of F(x) (lecture 17), F the layers of the branch. Where F has another number of
 * outputs than inputs, x goes through a linear layer without bias: F(x) + Wₛ x. Source: He, Zhang, Ren and Sun, "Deep
 * residual learning for image recognition", CVPR 2016, equations 1 and 2.
 *
 * <p>With stochastic depth a branch is left out of a whole training step with probability p; prediction and evaluation
 * compute (1−p) F(x) + x. Source: Huang et al., "Deep networks with stochastic depth", ECCV 2016, equations 2 and 5.
 *
 * @param branch F, without blocks in it; the last layer is {@link Dense} and linear, so that the sum is not squashed on
 *     its way
 * @param dropProbability p, from 0 to below 1
 */
public record Residual(List<Layer> branch, double dropProbability) implements Layer {
    private static final LayerField<Residual, List<Layer>> BRANCH = LayerField.layers("branch", Residual::branch);
    private static final LayerField<Residual, Double> DROP_PROBABILITY =
            LayerField.number("drop_probability", Residual::dropProbability);

    /** Its form in model files. */
    public static final LayerFormat<Residual> FORMAT = LayerFormat.of(
            "residual",
            Residual.class,
            values -> new Residual(values.get(BRANCH), values.get(DROP_PROBABILITY)),
            List.of(BRANCH, DROP_PROBABILITY));

    /** Checks the branch. */
    public Residual {
        branch = List.copyOf(branch);
        if (branch.isEmpty() || !(branch.getLast() instanceof Dense dense) || dense.activation() != Activation.LINEAR) {
            throw new IllegalArgumentException("residual: the branch must end with a linear dense layer, but "
                    + (branch.isEmpty() ? "it is empty" : "ends with " + branch.getLast()));
        }
        for (Layer layer : branch) {
            if (!layer.fitsBranch()) {
                throw new IllegalArgumentException("residual: the branch cannot hold a layer of type "
                        + layer.format().id() + ", but holds " + layer);
            }
        }
        if (!(dropProbability >= 0 && dropProbability < 1)) {
            throw new IllegalArgumentException(
                    "residual: the drop probability must be at least 0 and below 1, but is " + dropProbability);
        }
    }

    /** A block that is never left out. */
    public Residual(List<Layer> branch) {
        this(branch, 0);
    }

    @Override
    public LayerFormat<Residual> format() {
        return FORMAT;
    }

    @Override
    public int outputs(int inputs) {
        return branch.getLast().outputs(inputs);
    }

    /** Whether x needs a linear layer to be added to F(x). */
    public boolean needsProjection(int inputs) {
        return outputs(inputs) != inputs;
    }

    /** Wₛ, where {@link #needsProjection}. */
    public Dense projection(int inputs) {
        return new Dense(outputs(inputs), Activation.LINEAR, false, new Initializer.Xavier());
    }

    /** None of its own: they belong to the branch and the projection. */
    @Override
    public List<ParameterSpec> parameters(int inputs) {
        return List.of();
    }

    @Override
    public long parameterCount(int inputs) {
        long count = needsProjection(inputs) ? projection(inputs).parameterCount(inputs) : 0;
        int before = inputs;
        for (Layer layer : branch) {
            count += layer.parameterCount(before);
            before = layer.outputs(before);
        }
        return count;
    }

    @Override
    public boolean hasNeurons() {
        return true;
    }

    @Override
    public String detail(int inputs) {
        return (needsProjection(inputs) ? "F(x) + Wx" : "F(x) + x")
                + (dropProbability > 0 ? ", p = " + dropProbability : "");
    }

    @Override
    public boolean fitsBranch() {
        return false;
    }

    @Override
    public Residual withoutRandomness() {
        return new Residual(branch.stream().map(Layer::withoutRandomness).toList());
    }
}
