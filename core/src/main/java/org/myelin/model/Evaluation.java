package org.myelin.model;

import java.util.List;

/**
 * How a network does on labelled data.
 *
 * @param loss mean of the network's loss over the samples
 * @param confusion how often each class was taken for each class
 * @param mistakes wrong answers, the most confident first, and of equals the first in the data; at most {@value
 *     #MAX_MISTAKES} are kept
 */
public record Evaluation(double loss, ConfusionMatrix confusion, List<Mistake> mistakes) {
    /** The largest number of mistakes that are kept. */
    public static final int MAX_MISTAKES = 1000;

    /** Takes a copy of the list. */
    public Evaluation {
        mistakes = List.copyOf(mistakes);
    }

    /** Number of samples. */
    public long samples() {
        return confusion.total();
    }

    /** Number of right answers. */
    public long correct() {
        return confusion.correct();
    }

    /** Share of right answers, 0 … 1. */
    public double accuracy() {
        return (double) correct() / samples();
    }

    /** Where the accuracy on all data of this kind lies with 95 % confidence. */
    public WilsonInterval accuracyInterval() {
        return WilsonInterval.of(correct(), samples());
    }

    /** Precision, recall, F1 and support of every class. */
    public List<ClassMetrics> classMetrics() {
        return confusion.classMetrics();
    }

    /** The means of {@link #classMetrics} over the classes. */
    public MacroAverage macroAverage() {
        return MacroAverage.of(classMetrics());
    }

    /** The first {@code count} of {@link #mistakes}, or all when there are fewer. */
    public List<Mistake> mostConfidentMistakes(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("mistakes: cannot list " + count + " of them; ask for 0 or more");
        }
        return mistakes.subList(0, Math.min(count, mistakes.size()));
    }
}
