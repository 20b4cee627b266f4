package org.myelin.labs.fit;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.myelin.lecture.CrossEntropy;
import org.myelin.lecture.ElementWise;
import org.myelin.lecture.LogisticRegression;
import org.myelin.lecture.Network;
import org.myelin.lecture.OneHot;
import org.myelin.lecture.Sample;
import org.myelin.lecture.Softmax;
import org.myelin.lecture.StochasticGradientDescent;
import org.myelin.lecture.Vector;

/**
 * Three models trained on the same points of the plane: logistic regression, a network of one hidden layer, and one of
 * several (lecture 7).
 *
 * <p>All minimise J = −ln(probability of the right class), so that their losses can be compared: logistic regression
 * with one sigmoid output, the networks with two softmax outputs.
 *
 * @param points the samples; y has one component, the class 0 or 1
 * @param regression the one-neuron case
 * @param logistic how well it does
 * @param shallow the network of one hidden layer
 * @param deep the network of several hidden layers
 */
public record PlaneFits(List<Sample> points, LogisticRegression regression, Fit logistic, Fit shallow, Fit deep) {
    /** Where training ends before its last step: the points are as good as learned. */
    static final double LEARNED = 0.01;

    /** The probability of class 1 at a point. */
    @FunctionalInterface
    public interface Probability {
        /** From 0 to 1, for x of two components. */
        double at(Vector x);
    }

    /**
     * A trained model.
     *
     * @param sizes neurons of its layers, the two inputs first
     * @param parameters number of weights and biases
     * @param steps number of batches that it learned from
     * @param loss mean of J over the points
     * @param accuracy share of the points that it puts into the right class, 0 … 1
     * @param probability of class 1 anywhere in the plane
     */
    public record Fit(
            List<Integer> sizes, int parameters, int steps, double loss, double accuracy, Probability probability) {
        /** Takes a copy of the list. */
        public Fit {
            sizes = List.copyOf(sizes);
        }

        /** The sizes as people write them: {@code 2-8-2}. */
        public String shape() {
            return sizes.stream().map(String::valueOf).collect(Collectors.joining("-"));
        }
    }

    /** Takes a copy of the list. */
    public PlaneFits {
        points = List.copyOf(points);
    }

    /**
     * Trains the three.
     *
     * @param points at least b of them
     * @param activation f of all hidden layers
     * @param shallow neurons of the one hidden layer
     * @param deep neurons of each hidden layer of the deep network
     * @param descent α, b and the seed
     * @param steps most batches for each
     */
    public static PlaneFits train(
            List<Sample> points,
            ElementWise activation,
            int shallow,
            List<Integer> deep,
            StochasticGradientDescent descent,
            int steps) {
        LogisticRegression regression = LogisticRegression.train(points, descent, steps);
        return new PlaneFits(
                points,
                regression,
                logistic(points, regression, steps),
                network(points, activation, List.of(shallow), descent, steps),
                network(points, activation, deep, descent, steps));
    }

    private static Fit logistic(List<Sample> points, LogisticRegression model, int steps) {
        double loss = points.stream().mapToDouble(model::loss).sum() / points.size();
        return new Fit(List.of(2, 1), 3, steps, loss, accuracy(points, model::probability), model::probability);
    }

    private static Fit network(
            List<Sample> points,
            ElementWise activation,
            List<Integer> hidden,
            StochasticGradientDescent descent,
            int steps) {
        List<Sample> pairs = points.stream()
                .map(point -> new Sample(point.x(), OneHot.encode(label(point), 2)))
                .toList();
        Network.Builder shape = Network.builder(2);
        hidden.forEach(neurons -> shape.layerWithBias(neurons, activation));
        Network start = shape.layerWithBias(2, new Softmax()).build(new CrossEntropy());
        var result = descent.train(pairs, start, new StochasticGradientDescent.Goal(LEARNED, steps));
        Network network = result.network();
        Probability probability = x -> network.output(x).at(2);
        List<Integer> sizes =
                Stream.of(List.of(2), hidden, List.of(2)).flatMap(List::stream).toList();
        return new Fit(
                sizes,
                parameters(sizes),
                result.steps(),
                network.meanLoss(pairs),
                accuracy(points, probability),
                probability);
    }

    private static int parameters(List<Integer> sizes) {
        int count = 0;
        for (int l = 1; l < sizes.size(); l++) {
            count += sizes.get(l) * (sizes.get(l - 1) + 1);
        }
        return count;
    }

    private static double accuracy(List<Sample> points, Probability probability) {
        long right = points.stream()
                .filter(point -> (probability.at(point.x()) >= 0.5 ? 1 : 0) == label(point))
                .count();
        return (double) right / points.size();
    }

    /** The class of a point. */
    public static int label(Sample point) {
        return (int) point.y().at(1);
    }

    /** The models from the simplest to the most flexible. */
    public List<Fit> fits() {
        return List.of(logistic, shallow, deep);
    }
}
