package org.myelin.nn;

import java.util.List;

/**
 * A learned scaling per feature: yᵢ = sᵢ xᵢ. s starts at 1; weight decay does not apply to it. As the first layer of a
 * network for tables it lets training weaken features that do not help. Source: Holzmüller, Grinsztajn and Steinwart,
 * "Better by default", NeurIPS 2024.
 */
public record Scale() implements Layer {
    /** Its form in model files. */
    public static final LayerFormat<Scale> FORMAT = LayerFormat.of("scale", Scale.class, _ -> new Scale(), List.of());

    @Override
    public LayerFormat<Scale> format() {
        return FORMAT;
    }

    @Override
    public int outputs(int inputs) {
        return inputs;
    }

    @Override
    public List<ParameterSpec> parameters(int inputs) {
        return List.of(ParameterSpec.vector(ParameterSpec.WEIGHT, inputs, 1));
    }
}
