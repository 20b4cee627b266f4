package org.myelin.labs.network;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.myelin.labs.definition.Requirement;
import org.myelin.labs.formula.Formula;
import org.myelin.labs.formula.FunctionText;
import org.myelin.labs.formula.Notation;
import org.myelin.labs.page.Block;
import org.myelin.lecture.ElementWise;
import org.myelin.lecture.Layer;
import org.myelin.lecture.Matrix;
import org.myelin.lecture.MeanSquaredError;
import org.myelin.lecture.Network;
import org.myelin.lecture.Vector;
import org.myelin.text.Text;
import org.myelin.text.Texts;
import org.myelin.view.figure.NetworkDiagram;

/**
 * A network that fits on a page, with an input: no bias, as in the lecture, and random weights with two decimal
 * places, so that every number can be computed again by hand.
 *
 * @param network layers 1 to L and the loss (9)
 * @param x the input, n₁ components
 * @param f the activation function of every layer
 */
record SmallNetwork(Network network, Vector x, ElementWise f) {
    static final Texts TEXTS = Texts.of("network", SmallNetwork.class::getResourceAsStream);

    static final int MAX_LAYERS = 6;
    static final int MAX_NEURONS = 8;

    /**
     * Draws the weights, and the input where none is given.
     *
     * @param lab who asks, for messages
     */
    static SmallNetwork of(String lab, NetworkOptions options) {
        List<Integer> sizes = options.sizes();
        if (sizes.size() < 2
                || sizes.size() > MAX_LAYERS
                || sizes.stream().anyMatch(size -> size < 1 || size > MAX_NEURONS)) {
            throw new IllegalArgumentException(lab + ": --sizes must be 2 to " + MAX_LAYERS + " layers of 1 to "
                    + MAX_NEURONS + " neurons, but is " + sizes);
        }
        Random random = new Random(options.seed());
        Network.Builder shape = Network.builder(sizes.getFirst());
        sizes.subList(1, sizes.size()).forEach(size -> shape.layer(size, options.activation()));
        Network drawn = shape.build(new MeanSquaredError()).randomized(random);
        List<Layer> layers = drawn.layers().stream()
                .map(layer -> new Layer(
                        Matrix.build(
                                layer.outputs(),
                                layer.inputs(),
                                (j, i) -> rounded(layer.weights().at(j, i), 100)),
                        layer.activation()))
                .toList();
        int inputs = sizes.getFirst();
        Vector x = options.x().isEmpty()
                ? Vector.build(inputs, i -> rounded(0.1 + 0.9 * random.nextDouble(), 10))
                : Notation.vector(Requirement.finite(lab, "--x", options.x(), MAX_NEURONS));
        if (x.size() != inputs) {
            throw new IllegalArgumentException(
                    lab + ": the network has " + inputs + " inputs, but --x has " + x.size() + " values");
        }
        return new SmallNetwork(new Network(layers, drawn.loss()), x, options.activation());
    }

    private static double rounded(double value, int steps) {
        return Math.rint(value * steps) / steps;
    }

    /** L, the number of layers with the input. */
    int depth() {
        return network.depth();
    }

    /**
     * The network with a number in each neuron.
     *
     * @param symbol of these numbers
     * @param values of each layer from the first that has any to layer L
     */
    NetworkDiagram diagram(Text title, String symbol, List<Vector> values) {
        int first = depth() - values.size() + 1;
        List<NetworkDiagram.Layer> layers = IntStream.rangeClosed(first, depth())
                .mapToObj(l -> new NetworkDiagram.Layer(layerName(l), neurons(symbol, l, values.get(l - first))))
                .toList();
        return new NetworkDiagram(
                title,
                layers,
                IntStream.range(first, depth())
                        .mapToObj(l -> Notation.rows(network.weights(l)))
                        .toList());
    }

    private static List<NetworkDiagram.Neuron> neurons(String symbol, int l, Vector values) {
        return IntStream.rangeClosed(1, values.size())
                .mapToObj(i -> new NetworkDiagram.Neuron(new Formula(Notation.of(symbol, i, l)).plain(), values.at(i)))
                .toList();
    }

    private Text layerName(int l) {
        String key = l == 1 ? "layer.input" : l == depth() ? "layer.output" : "layer";
        return TEXTS.text(key, "layer", l);
    }

    /** Sizes and activation function, for a summary. */
    Text description() {
        String sizes = String.join(
                "-",
                IntStream.rangeClosed(1, depth())
                        .mapToObj(l -> Integer.toString(network.size(l)))
                        .toList());
        return TEXTS.text("description", Map.of("sizes", sizes, "function", new FunctionText(f).name()));
    }

    /** The matrices of the weights, for reference. */
    List<Block> matrices() {
        return IntStream.range(1, depth())
                .<Block>mapToObj(
                        l -> new Block.Equation(Notation.of("W", l), Notation.matrix(network.weights(l)), "", "2"))
                .toList();
    }
}
