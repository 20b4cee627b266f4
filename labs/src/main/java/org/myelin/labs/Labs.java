package org.myelin.labs;

import java.util.List;
import java.util.Optional;
import org.myelin.labs.activations.ActivationsParameters;
import org.myelin.labs.definition.LabDefinition;
import org.myelin.labs.definition.LabParameters;
import org.myelin.labs.depth.DepthParameters;
import org.myelin.labs.fit.FitParameters;
import org.myelin.labs.gradientcheck.GradientCheckParameters;
import org.myelin.labs.network.NetworkParameters;
import org.myelin.labs.neuron.NeuronParameters;
import org.myelin.labs.onehot.OneHotParameters;
import org.myelin.labs.surface.SurfaceParameters;
import org.myelin.labs.vanishing.VanishingParameters;
import org.myelin.text.Texts;

/** All labs. */
public final class Labs {
    private static final Texts TEXTS = Texts.of("labs", Labs.class::getResourceAsStream);

    private static final List<LabDefinition> ALL = List.of(
            lab("neuron", "1", NeuronParameters.DECLARED),
            lab("forward", "3-5", NetworkParameters.FORWARD),
            lab("activations", "6", ActivationsParameters.DECLARED),
            lab("fit", "7", FitParameters.DECLARED),
            lab("onehot", "8", OneHotParameters.DECLARED),
            lab("loss", "9", SurfaceParameters.LOSS),
            lab("sgd", "10", SurfaceParameters.SGD),
            lab("backprop", "9, 11-14", NetworkParameters.BACKPROP),
            lab("gradient-check", "11-14", GradientCheckParameters.DECLARED),
            lab("vanishing", "15-17", VanishingParameters.DECLARED),
            lab("depth", "17", DepthParameters.DECLARED));

    private Labs() {}

    private static LabDefinition lab(String name, String lectures, LabParameters parameters) {
        return new LabDefinition(name, lectures, TEXTS.text(name), parameters);
    }

    /** The labs in the order of the lecture. */
    public static List<LabDefinition> all() {
        return ALL;
    }

    /** The lab of a name, if there is one. */
    public static Optional<LabDefinition> find(String name) {
        return ALL.stream().filter(lab -> lab.name().equals(name)).findFirst();
    }

    /** The lab that follows in the lecture; empty after the last. */
    public static Optional<LabDefinition> after(String name) {
        return ALL.stream().dropWhile(lab -> !lab.name().equals(name)).skip(1).findFirst();
    }
}
