package org.myelin.nn;

import java.util.List;

/**
 * Dropout: while training each value becomes 0 with probability p and is otherwise divided by 1 − p, independently in
 * each sample and step; prediction and evaluation change nothing. Which values go depends on the seed, the step and the
 * place alone, so a resumed run drops what the uninterrupted one would have dropped. Source: Srivastava et al.,
 * "Dropout", JMLR 2014, with the scaling while training.
 *
 * @param probability p, from 0 to below 1
 */
public record Dropout(double probability) implements Layer {
    private static final LayerField<Dropout, Double> PROBABILITY =
            LayerField.number("probability", Dropout::probability);

    /** Its form in model files. */
    public static final LayerFormat<Dropout> FORMAT = LayerFormat.of(
            "dropout", Dropout.class, values -> new Dropout(values.get(PROBABILITY)), List.of(PROBABILITY));

    /** Checks the range. */
    public Dropout {
        if (!(probability >= 0 && probability < 1)) {
            throw new IllegalArgumentException(
                    "dropout: the probability must be at least 0 and below 1, but is " + probability);
        }
    }

    @Override
    public LayerFormat<Dropout> format() {
        return FORMAT;
    }

    @Override
    public int outputs(int inputs) {
        return inputs;
    }

    @Override
    public List<ParameterSpec> parameters(int inputs) {
        return List.of();
    }

    @Override
    public String detail(int inputs) {
        return "p = " + probability;
    }

    @Override
    public Dropout withoutRandomness() {
        return new Dropout(0);
    }
}
