package org.myelin.labs.surface;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.myelin.lecture.Backpropagation;
import org.myelin.lecture.ElementWise;
import org.myelin.lecture.Gradients;
import org.myelin.lecture.Layer;
import org.myelin.lecture.Matrix;
import org.myelin.lecture.MeanSquaredError;
import org.myelin.lecture.Network;
import org.myelin.lecture.Sample;
import org.myelin.lecture.Vector;

/**
 * A network with two weights and its data: its mean loss J(w₁, w₂) is a surface over a plane (lecture 9).
 *
 * @param form how the two weights are connected
 * @param activation f of every neuron
 * @param data D, at least one sample; x has {@link Form#inputs} components, y one
 */
public record TwoWeights(Form form, ElementWise activation, List<Sample> data) {
    /** Half the distance of a central difference of gradients: its error is about the square of this. */
    private static final double DIFFERENCE = 1e-4;

    /** Until the steps of {@link #minimum} are below this share of the range: far below what a picture shows. */
    private static final double FINEST = 1e-10;

    private static final int START_GRID = 80;

    /** How two weights make a network. */
    public enum Form {
        /** One neuron with two inputs: a = f(w₁ x₁ + w₂ x₂) (lecture 1). */
        NEURON(2),
        /** Two neurons in a row: a = f(w₂ f(w₁ x)) (lecture 15). */
        CHAIN(1);

        private final int inputs;

        Form(int inputs) {
            this.inputs = inputs;
        }

        /** n₁, the number of inputs. */
        public int inputs() {
            return inputs;
        }

        /** The name on the command line, for example {@code chain}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Takes a copy of the list and checks it. */
    public TwoWeights {
        data = List.copyOf(data);
        if (data.isEmpty()) {
            throw new IllegalArgumentException("network of two weights: needs at least 1 sample, but got none");
        }
        for (Sample sample : data) {
            if (sample.x().size() != form.inputs() || sample.y().size() != 1) {
                throw new IllegalArgumentException("network of two weights: a " + form + " expects samples of "
                        + form.inputs() + " inputs and 1 output, but got "
                        + sample.x().size() + " and "
                        + sample.y().size());
            }
        }
    }

    /**
     * Data that a teacher makes, a network of the same form: xᵢ uniform between −2/i and 2/i, so that the surface is
     * steeper along w₁; y = the teacher's output + Gaussian noise. Without noise J is 0 at the teacher's weights.
     *
     * @param teacher w₁ and w₂ of the teacher
     * @param samples number of samples, at least 1
     * @param noise standard deviation, at least 0
     */
    public static TwoWeights taught(
            Form form, ElementWise activation, Weights teacher, int samples, double noise, long seed) {
        Random random = new Random(seed);
        List<Sample> data = new ArrayList<>();
        for (int k = 0; k < samples; k++) {
            Vector x = Vector.build(form.inputs(), i -> (4 * random.nextDouble() - 2) / i);
            Vector y = network(form, activation, teacher).output(x);
            data.add(new Sample(x, Vector.of(y.at(1) + noise * random.nextGaussian())));
        }
        return new TwoWeights(form, activation, data);
    }

    /** The network with the given weights. */
    public Network network(Weights w) {
        return network(form, activation, w);
    }

    private static Network network(Form form, ElementWise f, Weights w) {
        List<Layer> layers = switch (form) {
            case NEURON -> List.of(new Layer(Matrix.of(new double[][] {{w.first(), w.second()}}), f));
            case CHAIN ->
                List.of(
                        new Layer(Matrix.of(new double[][] {{w.first()}}), f),
                        new Layer(Matrix.of(new double[][] {{w.second()}}), f));
        };
        return new Network(layers, new MeanSquaredError());
    }

    /** J(w₁, w₂), the mean of ½ (a − y)² over the data (lecture 9). */
    public double loss(Weights w) {
        return network(w).meanLoss(data);
    }

    /** (∂J/∂w₁, ∂J/∂w₂), the mean over a batch (lecture 11). */
    public Weights gradient(Weights w, List<Sample> batch) {
        Gradients gradients = Backpropagation.mean(network(w), batch).gradients();
        return switch (form) {
            case NEURON ->
                new Weights(gradients.weights(1).at(1, 1), gradients.weights(1).at(1, 2));
            case CHAIN ->
                new Weights(gradients.weights(1).at(1, 1), gradients.weights(2).at(1, 1));
        };
    }

    /**
     * The largest curvature of J at a point, the larger eigenvalue λ of its second derivatives. Near a minimum gradient
     * descent over all data needs α &lt; 2/λ.
     */
    public double curvature(Weights w) {
        Weights alongFirst = slopeOfGradient(w, new Weights(DIFFERENCE, 0));
        Weights alongSecond = slopeOfGradient(w, new Weights(0, DIFFERENCE));
        double mixed = (alongFirst.second() + alongSecond.first()) / 2;
        double middle = (alongFirst.first() + alongSecond.second()) / 2;
        double half = (alongFirst.first() - alongSecond.second()) / 2;
        return middle + Math.hypot(half, mixed);
    }

    private Weights slopeOfGradient(Weights w, Weights h) {
        return gradient(w.plus(h), data)
                .plus(gradient(w.plus(h.times(-1)), data).times(-1))
                .times(1 / (2 * DIFFERENCE));
    }

    /**
     * The smallest J with both weights in −range … range: the best point of a grid, then steps along the axes that are
     * halved whenever none of them leads down.
     *
     * @param range above 0
     */
    public Weights minimum(double range) {
        Weights best = new Weights(0, 0);
        double step = 2 * range / START_GRID;
        for (int i = 0; i <= START_GRID; i++) {
            for (int j = 0; j <= START_GRID; j++) {
                best = better(best, new Weights(-range + i * step, -range + j * step), range);
            }
        }
        while (step > FINEST * range) {
            Weights before = best;
            for (Weights move : List.of(new Weights(step, 0), new Weights(0, step))) {
                best = better(best, before.plus(move), range);
                best = better(best, before.plus(move.times(-1)), range);
            }
            step = best.equals(before) ? step / 2 : step;
        }
        return best;
    }

    private Weights better(Weights best, Weights other, double range) {
        boolean inside = Math.abs(other.first()) <= range && Math.abs(other.second()) <= range;
        return inside && loss(other) < loss(best) ? other : best;
    }
}
