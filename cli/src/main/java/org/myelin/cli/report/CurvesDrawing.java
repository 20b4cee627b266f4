package org.myelin.cli.report;

import java.util.List;
import java.util.Locale;
import org.myelin.cli.figure.LinearAxis;
import org.myelin.cli.report.Curves.Quantity;
import org.myelin.cli.text.Resources;

/**
 * The curves as SVG. In the report the colours are CSS variables, so that dark mode and print work, and every label
 * exists in both languages; {@link #standalone} is a picture for a document, in English.
 */
final class CurvesDrawing {
    private static final int WIDTH = 560;
    private static final int HEIGHT = 360;
    private static final int LEFT = 56;
    private static final int RIGHT = 18;
    private static final int TOP = 36;
    private static final int BOTTOM = 46;

    private final Curves curves;
    private final Quantity quantity;
    private final LinearAxis horizontal;
    private final LinearAxis vertical;
    private final StringBuilder svg = new StringBuilder();

    private CurvesDrawing(Curves curves, Quantity quantity) {
        this.curves = curves;
        this.quantity = quantity;
        horizontal = LinearAxis.ofEpochs(curves.history().getLast().epoch());
        vertical = curves.axis(quantity);
    }

    /** One diagram for the report. */
    static String inline(Curves curves, Quantity quantity) {
        CurvesDrawing drawing = new CurvesDrawing(curves, quantity);
        drawing.add(
                "<svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\" data-left=\"%d\" data-right=\"%d\">",
                WIDTH,
                HEIGHT,
                Texts.ENGLISH.get(quantity == Quantity.LOSS ? "lossTitle" : "accuracyTitle"),
                LEFT,
                WIDTH - RIGHT);
        drawing.draw();
        drawing.svg
                .append("<g class=\"cursor\" visibility=\"hidden\"><line y1=\"")
                .append(TOP)
                .append("\" y2=\"")
                .append(HEIGHT - BOTTOM)
                .append("\"/></g></svg>");
        return drawing.svg.toString();
    }

    /** Both diagrams side by side as a file of their own. */
    static String standalone(Curves curves) {
        StringBuilder file = new StringBuilder();
        file.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\">%n<style>%s</style>%n"
                        + "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>%n",
                2 * WIDTH,
                HEIGHT + 24,
                Resources.text(CurvesDrawing.class, "curves.css")));
        int x = 0;
        for (Quantity quantity : Quantity.values()) {
            CurvesDrawing drawing = new CurvesDrawing(curves, quantity);
            drawing.draw();
            file.append(String.format(Locale.ROOT, "<g transform=\"translate(%d 24)\">", x))
                    .append(String.format(
                            Locale.ROOT,
                            "<text class=\"title\" x=\"%d\" y=\"0\">%s</text>%n",
                            LEFT,
                            Texts.ENGLISH.get(quantity == Quantity.LOSS ? "lossTitle" : "accuracyTitle")))
                    .append(drawing.svg.toString().replaceAll("<text[^>]*lang=\"zh\"[^>]*>[^<]*</text>", ""))
                    .append("</g>\n");
            x += WIDTH;
        }
        return file.append("</svg>\n").toString();
    }

    private void draw() {
        grid();
        series("train", curves.training(quantity));
        series("validation", curves.validation(quantity));
        chosen();
        legend();
    }

    private void grid() {
        for (double tick : vertical.ticks()) {
            double y = y(tick);
            add("<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>", LEFT, WIDTH - RIGHT, y, y);
            add("<text class=\"tick\" x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>", LEFT - 8, y + 4, label(tick));
        }
        for (double tick : horizontal.ticks()) {
            add(
                    "<text class=\"tick\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%.0f</text>",
                    x(tick), HEIGHT - BOTTOM + 18, tick);
        }
        add(
                "<line class=\"axis\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>",
                LEFT, WIDTH - RIGHT, HEIGHT - BOTTOM, HEIGHT - BOTTOM);
        bilingual("label", (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 8.0, "middle", "epochAxis");
    }

    private String label(double tick) {
        return quantity == Quantity.LOSS
                ? String.format(Locale.ROOT, "%." + vertical.decimals() + "f", tick)
                : String.format(Locale.ROOT, "%." + Math.max(0, vertical.decimals() - 2) + "f %%", 100 * tick);
    }

    private void series(String name, List<Double> values) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            points.append(
                    String.format(Locale.ROOT, "%.1f,%.1f ", x(curves.epochs().get(i)), y(values.get(i))));
        }
        add(
                "<polyline class=\"series %s\" points=\"%s\"/>",
                name, points.toString().strip());
        if (values.size() == 1) {
            add(
                    "<circle class=\"dot %s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"/>",
                    name, x(curves.epochs().getFirst()), y(values.getFirst()));
        }
    }

    private void chosen() {
        double x = x(curves.best().epoch());
        add("<line class=\"chosen\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>", x, x, TOP, HEIGHT - BOTTOM);
        add(
                "<circle class=\"dot validation\" cx=\"%.1f\" cy=\"%.1f\" r=\"5\"/>",
                x, y(curves.bestValidation(quantity)));
    }

    /** In a row above the plot, where no curve can be. */
    private void legend() {
        String chosen = String.format(Locale.ROOT, "%d", curves.best().epoch());
        legendEntry(LEFT, "series train", "training");
        legendEntry(LEFT + 110, "series validation", "validation");
        legendEntry(LEFT + 230, "chosen", "chosenEpoch", chosen);
    }

    private void legendEntry(int x, String style, String key, Object... values) {
        add("<line class=\"%s\" x1=\"%d\" x2=\"%d\" y1=\"14\" y2=\"14\"/>", style, x, x + 24);
        bilingual("label", x + 32, 18, "start", key, values);
    }

    private void bilingual(String style, double x, double y, String anchor, String key, Object... values) {
        for (Texts texts : Texts.ALL) {
            add(
                    "<text class=\"%s\" lang=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
                    style, texts.language(), x, y, anchor, texts.get(key, values));
        }
    }

    private double x(double epoch) {
        return LEFT + horizontal.position(epoch) * (WIDTH - LEFT - RIGHT);
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - vertical.position(value) * (HEIGHT - TOP - BOTTOM);
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation would be one more dependency
    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
