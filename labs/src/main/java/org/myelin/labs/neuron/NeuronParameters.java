package org.myelin.labs.neuron;

import java.util.List;
import org.myelin.labs.definition.LabKinds;
import org.myelin.labs.definition.LabParameters;
import org.myelin.lecture.ElementWise;
import org.myelin.setting.Setting;
import org.myelin.text.Texts;

/** The parameters of {@link NeuronLab}. */
public final class NeuronParameters {
    private static final Setting<List<Double>> X =
            Setting.of("x", LabKinds.numbers(1, NeuronLab.MAX_INPUTS), List.of(1.0, 0.5, -1.0));
    private static final Setting<List<Double>> W =
            Setting.of("w", LabKinds.numbers(1, NeuronLab.MAX_INPUTS), List.of(0.4, -0.6, 0.3));
    private static final Setting<Double> BIAS = Setting.of("bias", LabKinds.NUMBER, 0.0);
    private static final Setting<ElementWise> ACTIVATION =
            Setting.of("activation", LabKinds.ACTIVATION, ElementWise.SIGMOID);

    /** The declaration. */
    public static final LabParameters DECLARED = LabParameters.of(
            Texts.of("parameters", NeuronParameters.class::getResourceAsStream),
            (values, context) -> new NeuronLab(values.get(X), values.get(W), values.get(BIAS), values.get(ACTIVATION)),
            X,
            W,
            BIAS,
            ACTIVATION);

    private NeuronParameters() {}
}
