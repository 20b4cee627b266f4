package org.myelin.labs.activations;

import java.util.List;
import org.myelin.labs.definition.LabKinds;
import org.myelin.labs.definition.LabParameters;
import org.myelin.setting.Setting;
import org.myelin.text.Texts;

/** The parameters of {@link ActivationsLab}. */
public final class ActivationsParameters {
    private static final Setting<List<Double>> Z = Setting.of(
            "z", LabKinds.numbers(1, ActivationsLab.MAX_VALUES), List.of(1.0, -4.0, -2.0, -1.0, 0.0, 2.0, 4.0));

    /** The declaration. */
    public static final LabParameters DECLARED = LabParameters.of(
            Texts.of("parameters", ActivationsParameters.class::getResourceAsStream),
            (values, context) -> new ActivationsLab(values.get(Z)),
            Z);

    private ActivationsParameters() {}
}
