package org.myelin.doctor;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.myelin.text.Text;
import org.myelin.text.Texts;

/**
 * What is wrong, where, and by what evidence. Immutable.
 *
 * @param illness what is wrong
 * @param layer which layer, from 1, as in summary tables; empty when it is no single one
 * @param evidence what shows it, by the names that the texts of the illness use, sorted: counts as {@link Long}, other
 *     numbers as {@link Double}, names as {@link String}
 */
public record Diagnosis(Illness illness, Optional<String> layer, Map<String, Object> evidence) {
    private static final Texts TEXTS = Texts.of("diagnoses", Diagnosis.class::getResourceAsStream);

    /**
     * Takes a copy of the evidence.
     *
     * @throws IllegalArgumentException if the evidence is not what the texts of the illness need
     */
    public Diagnosis {
        Map<String, Object> copy = new TreeMap<>();
        evidence.forEach((name, value) -> copy.put(name, normalized(value)));
        Set<String> wanted = namesOf(illness);
        if (!copy.keySet().equals(wanted)) {
            throw new IllegalArgumentException(
                    illness + " is shown by " + wanted + ", but the evidence is " + copy.keySet());
        }
        evidence = Collections.unmodifiableMap(copy);
    }

    private static Object normalized(Object value) {
        return switch (value) {
            case Integer count -> count.longValue();
            case Float number -> number.doubleValue();
            case Long _, Double _, String _ -> value;
            default -> value.toString();
        };
    }

    /** The names of the evidence for an illness, sorted. */
    private static Set<String> namesOf(Illness illness) {
        return Stream.of(".title", ".finding", ".advice")
                .flatMap(part -> TEXTS.arguments(illness + part).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The name of the illness for people, for example "dead neurons". */
    public Text title() {
        return text(".title");
    }

    /** What is wrong and where, with the evidence, in plain words. */
    public Text finding() {
        return text(".finding");
    }

    /** What to try. */
    public Text advice() {
        return text(".advice");
    }

    /**
     * Whether this repeats what was reported before: the same illness, and for neurons in the same layer. A gradient
     * that vanishes up to layer 5 now may do so up to layer 6 later; that is the same illness.
     */
    public boolean repeats(Diagnosis earlier) {
        boolean ofOneLayer = illness == Illness.DEAD_NEURONS || illness == Illness.SATURATED_NEURONS;
        return illness == earlier.illness && (!ofOneLayer || layer.equals(earlier.layer));
    }

    private Text text(String part) {
        Map<String, Object> arguments = new TreeMap<>(evidence);
        arguments.keySet().retainAll(TEXTS.arguments(illness + part));
        return TEXTS.text(illness + part, arguments);
    }

    /** Title, finding and advice in English. */
    @Override
    public String toString() {
        return title().english() + ": " + finding().english() + " " + advice().english();
    }
}
