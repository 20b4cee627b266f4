package org.myelin.view.figure;

import java.util.List;
import org.myelin.text.Numbers;
import org.myelin.text.Text;

/**
 * A fully connected network: a circle with a number for each neuron, and a line for each connection, orange for a
 * positive weight and blue for a negative one, the wider the larger.
 *
 * @param title above everything
 * @param layers from left to right
 * @param weights for each two layers, the right one's neurons, and the left one's neurons, in this order
 */
public record NetworkDiagram(Text title, List<Layer> layers, List<List<List<Double>>> weights) implements Drawing {
    private static final int COLUMN = 204;
    private static final int ROW = 86;
    private static final int HEAD = 62;
    private static final int MARGIN = 46;
    private static final double RADIUS = 33;

    /** With more connections than this between two layers, numbers on the lines would cover one another. */
    private static final int MAX_NUMBERS = 9;

    /**
     * Where the numbers of a neuron's lines stand, between 0 at the neuron and 1: by turns, so that they keep apart.
     */
    private static final double[] PLACES = {0.3, 0.66, 0.48};

    /**
     * A layer.
     *
     * @param name above it
     * @param neurons from top to bottom
     */
    public record Layer(Text name, List<Neuron> neurons) {
        /** Takes a copy of the list. */
        public Layer {
            neurons = List.copyOf(neurons);
        }
    }

    /**
     * A neuron.
     *
     * @param symbol of its number, for example {@code a₁²}
     * @param value its number
     */
    public record Neuron(String symbol, double value) {}

    /** Takes copies of the lists, and checks that there is a weight for each connection. */
    public NetworkDiagram {
        layers = List.copyOf(layers);
        weights = weights.stream()
                .map(matrix -> matrix.stream().map(List::copyOf).toList())
                .toList();
        for (int l = 0; l + 1 < layers.size(); l++) {
            int inputs = layers.get(l).neurons().size();
            int outputs = layers.get(l + 1).neurons().size();
            if (weights.get(l).size() != outputs || weights.get(l).stream().anyMatch(row -> row.size() != inputs)) {
                throw new IllegalArgumentException("network diagram: between layers " + (l + 1) + " and " + (l + 2)
                        + " needs " + outputs + " × " + inputs + " weights, but got " + weights.get(l));
            }
        }
    }

    @Override
    public int width() {
        return 2 * MARGIN + (int) (2 * RADIUS) + (layers.size() - 1) * COLUMN;
    }

    @Override
    public int height() {
        return HEAD + most() * ROW + 12;
    }

    private int most() {
        return layers.stream().mapToInt(layer -> layer.neurons().size()).max().orElse(1);
    }

    @Override
    public void draw(Svg svg) {
        svg.text(MARGIN, 22, Anchor.START, TextStyle.TITLE, title);
        for (int l = 0; l + 1 < layers.size(); l++) {
            lines(svg, l);
        }
        for (int l = 0; l + 1 < layers.size(); l++) {
            if (layers.get(l).neurons().size() * layers.get(l + 1).neurons().size() <= MAX_NUMBERS) {
                numbers(svg, l);
            }
        }
        double largest = layers.stream()
                .flatMap(layer -> layer.neurons().stream())
                .mapToDouble(neuron -> Math.abs(neuron.value()))
                .max()
                .orElse(1);
        ColourScale scale = ColourScale.diverging(1.4 * largest);
        for (int l = 0; l < layers.size(); l++) {
            Layer layer = layers.get(l);
            svg.text(x(l), HEAD - 14, Anchor.MIDDLE, TextStyle.TICK, layer.name());
            for (int i = 0; i < layer.neurons().size(); i++) {
                neuron(svg, x(l), y(l, i), layer.neurons().get(i), scale);
            }
        }
    }

    private double x(int layer) {
        return MARGIN + RADIUS + layer * COLUMN;
    }

    private double y(int layer, int neuron) {
        return HEAD + (most() - layers.get(layer).neurons().size()) * ROW / 2.0 + (neuron + 0.5) * ROW;
    }

    private static void neuron(Svg svg, double x, double y, Neuron neuron, ColourScale scale) {
        Paint paint = scale.of(neuron.value());
        svg.circle(x, y, RADIUS, ShapeStyle.fill(paint).outlined(Paint.INK, 1.4));
        svg.text(x, y - 7, Anchor.MIDDLE, TextStyle.TICK.in(paint.text()), neuron.symbol());
        String value = Numbers.text(neuron.value(), 3);
        TextStyle style = TextStyle.LABEL.of(12).asBold().in(paint.text());
        double room = 2 * RADIUS - 20;
        double width = style.width(Text.same(value));
        svg.text(x, y + 11, Anchor.MIDDLE, width > room ? style.of(12 * room / width) : style, value);
    }

    private void lines(Svg svg, int layer) {
        double largest = weights.get(layer).stream()
                .flatMap(List::stream)
                .mapToDouble(Math::abs)
                .max()
                .orElse(1);
        for (int j = 0; j < weights.get(layer).size(); j++) {
            for (int i = 0; i < weights.get(layer).get(j).size(); i++) {
                double w = weights.get(layer).get(j).get(i);
                Paint paint = w < 0 ? Paint.NEGATIVE : Paint.POSITIVE;
                double width = 0.8 + 3.2 * (largest == 0 ? 0 : Math.abs(w) / largest);
                svg.line(
                        x(layer),
                        y(layer, i),
                        x(layer + 1),
                        y(layer + 1, j),
                        ShapeStyle.stroke(paint, width).faded(0.75));
            }
        }
    }

    private void numbers(Svg svg, int layer) {
        for (int j = 0; j < weights.get(layer).size(); j++) {
            for (int i = 0; i < weights.get(layer).get(j).size(); i++) {
                double place = PLACES[i % PLACES.length];
                double x = x(layer) + place * COLUMN;
                double y = y(layer, i) + place * (y(layer + 1, j) - y(layer, i));
                String text = Numbers.text(weights.get(layer).get(j).get(i), 3);
                double width = TextStyle.TICK.width(Text.same(text)) + 6;
                svg.rect(
                        x - width / 2,
                        y - 9,
                        width,
                        17,
                        ShapeStyle.fill(Paint.PAPER).faded(0.88));
                svg.text(x, y + 4, Anchor.MIDDLE, TextStyle.TICK.in(Paint.INK), text);
            }
        }
    }
}
