package org.myelin.runs.report;

import static org.myelin.runs.report.ReportTexts.TEXTS;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.myelin.flow.GradientFlow;
import org.myelin.flow.LayerFlow;
import org.myelin.nn.Activation;
import org.myelin.text.Text;
import org.myelin.view.figure.ColourScale;
import org.myelin.view.figure.LinearAxis;
import org.myelin.view.figure.LogarithmicAxis;
import org.myelin.view.figure.Paint;
import org.myelin.view.figure.Strips;

/** The gradient flow of a run as figures: a strip for each layer, along the epochs. */
final class FlowFigures {
    /** More would be narrower than what the eye takes in. */
    private static final int MAX_PARTS = 60;

    private final List<ObservedStep> steps;
    private final List<LayerFlow> layers;
    private final double end;

    private FlowFigures(List<ObservedStep> steps, int epochs) {
        this.steps = steps;
        end = Math.max(epochs, steps.getLast().time());
        // an observation lacks the layers that were left out of its step
        layers = steps.stream()
                .map(step -> step.flow().layers())
                .max(Comparator.comparingInt(List::size))
                .orElseThrow();
    }

    /**
     * A figure for each quantity, under the key of its caption; none where there are fewer than two observed steps.
     *
     * @param steps in order of time
     * @param epochs number of epochs of the run
     */
    static Map<String, Strips> of(List<ObservedStep> steps, int epochs) {
        Map<String, Strips> figures = new LinkedHashMap<>();
        if (steps.size() < 2) {
            return figures;
        }
        FlowFigures flow = new FlowFigures(thinned(steps), epochs);
        figures.put("flowSensitivity", flow.sensitivity());
        figures.put("flowUpdate", flow.update());
        flow.neurons(figures);
        return figures;
    }

    /** At most one for each of 60 parts of the run: the last. */
    private static List<ObservedStep> thinned(List<ObservedStep> steps) {
        double part = steps.getLast().time() / MAX_PARTS;
        Map<Long, ObservedStep> chosen = new TreeMap<>();
        steps.forEach(step -> chosen.put((long) Math.ceil(step.time() / part), step));
        return List.copyOf(chosen.values());
    }

    /** How |δˡ| compares with |δ^L|: at 1 the colour of paper, below blue, above orange. */
    private Strips sensitivity() {
        List<List<Double>> values = values(
                layers,
                (flow, layer) -> layer.sensitivity() / flow.layers().getLast().sensitivity());
        int extent = values.stream()
                .flatMap(List::stream)
                .filter(value -> value > 0 && Double.isFinite(value))
                .mapToInt(value -> (int) Math.ceil(Math.abs(Math.log10(value))))
                .max()
                .orElse(1);
        LogarithmicAxis axis = new LogarithmicAxis(-Math.max(1, extent), Math.max(1, extent));
        return strips(
                layers,
                values,
                new ColourScale(axis, Paint.NEGATIVE, Paint.PAPER, Paint.POSITIVE),
                "flowSensitivityMeaning");
    }

    private Strips update() {
        List<List<Double>> values = values(layers, (_, layer) -> layer.relativeUpdate());
        List<Double> positive = values.stream()
                .flatMap(List::stream)
                .filter(value -> value > 0 && Double.isFinite(value))
                .sorted()
                .toList();
        LogarithmicAxis axis = positive.isEmpty()
                ? new LogarithmicAxis(-4, -2)
                : LogarithmicAxis.covering(positive.getFirst(), positive.getLast());
        return strips(layers, values, ColourScale.sequential(axis), "flowUpdateMeaning");
    }

    /** What there are neurons for: dead ReLU, saturated sigmoid and tanh. */
    private void neurons(Map<String, Strips> figures) {
        ColourScale share = ColourScale.sequential(new LinearAxis(0, 1, 0.2));
        List<LayerFlow> mortal = with(Activation::canDie);
        if (!mortal.isEmpty()) {
            figures.put(
                    "flowDead", strips(mortal, values(mortal, (_, layer) -> layer.dead()), share, "flowDeadMeaning"));
        }
        List<LayerFlow> flat = with(f -> f.relativeSlope().isPresent());
        if (!flat.isEmpty()) {
            figures.put(
                    "flowSaturated",
                    strips(flat, values(flat, (_, layer) -> layer.saturated()), share, "flowSaturatedMeaning"));
        }
    }

    private List<LayerFlow> with(Predicate<Activation> property) {
        return layers.stream()
                .filter(layer -> property.test(layer.activation()))
                .toList();
    }

    /** A number of one layer in one step. */
    @FunctionalInterface
    private interface Quantity {
        double of(GradientFlow flow, LayerFlow layer);
    }

    private List<List<Double>> values(List<LayerFlow> rows, Quantity quantity) {
        return rows.stream()
                .map(row -> steps.stream()
                        .map(step -> step.flow().layers().stream()
                                .filter(layer -> layer.label().equals(row.label()))
                                .findFirst()
                                .map(layer -> quantity.of(step.flow(), layer))
                                .orElse(Double.NaN))
                        .toList())
                .toList();
    }

    private Strips strips(List<LayerFlow> rows, List<List<Double>> values, ColourScale scale, String meaning) {
        List<Double> bounds =
                new ArrayList<>(steps.stream().map(ObservedStep::time).toList());
        bounds.add(Math.max(end, bounds.getLast()));
        return new Strips(
                rows.stream().map(FlowFigures::name).toList(),
                LinearAxis.covering(0, end),
                TEXTS.text("epochAxis"),
                bounds,
                values,
                scale,
                TEXTS.text(meaning));
    }

    private static Text name(LayerFlow layer) {
        return TEXTS.text("flowLayer", Map.of("layer", layer.label(), "activation", layer.activation()));
    }
}
