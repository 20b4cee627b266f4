package org.myelin.labs;

import java.util.List;
import java.util.Optional;
import org.myelin.labs.definition.LabDefinition;
import org.myelin.text.Texts;

/** All labs. */
public final class Labs {
    private static final Texts TEXTS = Texts.of("labs", Labs.class::getResourceAsStream);

    private static final List<LabDefinition> ALL = List.of(
            lab("neuron", "1"),
            lab("forward", "3-5"),
            lab("activations", "6"),
            lab("fit", "7"),
            lab("onehot", "8"),
            lab("loss", "9"),
            lab("sgd", "10"),
            lab("backprop", "9, 11-14"),
            lab("gradient-check", "11-14"),
            lab("vanishing", "15-17"),
            lab("depth", "17"));

    private Labs() {}

    private static LabDefinition lab(String name, String lectures) {
        return new LabDefinition(name, lectures, TEXTS.text(name));
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
