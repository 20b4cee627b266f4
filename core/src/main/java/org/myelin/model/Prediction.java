package org.myelin.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** What a network answers for one sample. Immutable. */
public final class Prediction {
    private final List<String> classNames;
    private final float[] scores;
    private final boolean softmax;

    /**
     * Takes over the scores without a copy.
     *
     * @param scores the network's outputs, one for each class, all finite
     * @param softmax whether they are the outputs of a softmax layer
     */
    Prediction(List<String> classNames, float[] scores, boolean softmax) {
        this.classNames = classNames;
        this.scores = scores;
        this.softmax = softmax;
    }

    /** Names of all classes by class number. */
    public List<String> classNames() {
        return classNames;
    }

    /** The outputs a^L of the network, one for each class, as they are (a copy). */
    public float[] scores() {
        return scores.clone();
    }

    /**
     * How likely each class is: at least 0, sum 1 (a copy).
     *
     * <p>With softmax they are the {@link #scores}. With any other output layer they are an estimate from the scores: a
     * network that minimises the squared error to one-hot targets approximates the probability of each class (Richard
     * and Lippmann, "Neural network classifiers estimate Bayesian a posteriori probabilities", Neural Computation 3,
     * 1991), but its outputs can be negative and need not add up to 1; so negative ones are taken as 0 and all are
     * divided by their sum. If no score is positive, all classes are equally likely. The best class is always that of
     * the largest score.
     */
    public double[] probabilities() {
        return Outputs.probabilities(scores, softmax);
    }

    /** Whether {@link #probabilities} are the network's own, from softmax, and not an estimate. */
    public boolean isSoftmax() {
        return softmax;
    }

    /** The class with the largest score, the first of equals. */
    public Candidate best() {
        return top(1).getFirst();
    }

    /**
     * The best classes by descending score, of equals the one with the lower number first.
     *
     * @param count how many, at least 1; fewer when there are fewer classes
     */
    public List<Candidate> top(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("prediction: cannot list the best " + count + "; ask for 1 or more");
        }
        double[] probabilities = probabilities();
        List<Integer> order = new ArrayList<>();
        for (int c = 0; c < scores.length; c++) {
            order.add(c);
        }
        // adding 0 turns -0 into 0, which comparing would otherwise put first
        order.sort(Comparator.comparingDouble((Integer c) -> scores[c] + 0.0).reversed());
        return order.stream()
                .limit(count)
                .map(c -> new Candidate(c, classNames.get(c), probabilities[c]))
                .toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Prediction prediction
                && softmax == prediction.softmax
                && classNames.equals(prediction.classNames)
                && Arrays.equals(scores, prediction.scores);
    }

    @Override
    public int hashCode() {
        return 31 * classNames.hashCode() + Arrays.hashCode(scores);
    }

    @Override
    public String toString() {
        return "Prediction" + top(Math.min(3, scores.length));
    }
}
