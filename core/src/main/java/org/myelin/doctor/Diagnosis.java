package org.myelin.doctor;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * What is wrong, where, and by what evidence. Immutable. Texts exist in English and Chinese; other languages get English.
 *
 * @param illness what is wrong
 * @param layer which layer, from 1, as in summary tables; empty when it is no single one
 * @param evidence the figures that show it, as text, in the order in which {@link #finding} names them
 */
public record Diagnosis(Illness illness, Optional<String> layer, List<String> evidence) {
    private static final String BUNDLE = "org.myelin.doctor.diagnoses";

    /** Takes a copy of the list. */
    public Diagnosis {
        evidence = List.copyOf(evidence);
    }

    /** The name of the illness for people, for example "dead neurons". */
    public String title(Locale locale) {
        return text("title", locale);
    }

    /** What is wrong and where, with the evidence, in plain words. */
    public String finding(Locale locale) {
        return text("finding", locale);
    }

    /** What to try. */
    public String advice(Locale locale) {
        return text("advice", locale);
    }

    /**
     * Whether this says again what was said before: the same illness, and for neurons in the same layer. A gradient that vanishes
     * up to layer 5 now may do so up to layer 6 later; that is the same illness.
     */
    public boolean repeats(Diagnosis earlier) {
        boolean ofOneLayer = illness == Illness.DEAD_NEURONS || illness == Illness.SATURATED_NEURONS;
        return illness == earlier.illness && (!ofOneLayer || layer.equals(earlier.layer));
    }

    private String text(String part, Locale locale) {
        boolean chinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
        ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, chinese ? Locale.CHINESE : Locale.ENGLISH);
        return new MessageFormat(bundle.getString(illness + "." + part), Locale.ROOT).format(evidence.toArray());
    }

    /** Title, finding and advice in English. */
    @Override
    public String toString() {
        return title(Locale.ENGLISH) + ": " + finding(Locale.ENGLISH) + " " + advice(Locale.ENGLISH);
    }
}
