package org.myelin.labs.neuron;

import org.myelin.labs.formula.FunctionText;
import org.myelin.text.Numbers;
import org.myelin.text.Text;
import org.myelin.view.figure.Anchor;
import org.myelin.view.figure.Drawing;
import org.myelin.view.figure.Paint;
import org.myelin.view.figure.ShapeStyle;
import org.myelin.view.figure.Svg;
import org.myelin.view.figure.TextStyle;

/** A neuron with its inputs at the left and its output at the right. */
record NeuronDrawing(NeuronLab lab, double z) implements Drawing {
    private static final int ROW = 66;
    private static final int TOP = 40;
    private static final double INPUT = 70;
    private static final double SUM = 340;
    private static final double FUNCTION = 490;
    private static final double RADIUS = 25;
    private static final double BODY = 44;

    @Override
    public int width() {
        return 680;
    }

    @Override
    public int height() {
        return TOP + Math.max(2, rows()) * ROW;
    }

    /** The inputs, and the 1 that a bias is the weight of. */
    private int rows() {
        return lab.x().size() + (lab.bias() == 0 ? 0 : 1);
    }

    @Override
    public void draw(Svg svg) {
        double middle = TOP + Math.max(2, rows()) * ROW / 2.0 - 8;
        svg.text(INPUT, 20, Anchor.MIDDLE, TextStyle.TICK, NeuronLab.TEXTS.text("inputs"));
        svg.text((INPUT + SUM) / 2 - 10, 20, Anchor.MIDDLE, TextStyle.TICK, NeuronLab.TEXTS.text("weights"));
        for (int i = 0; i < rows(); i++) {
            double y = middle + (i - (rows() - 1) / 2.0) * ROW;
            boolean isInput = i < lab.x().size();
            connection(svg, y, middle, isInput ? lab.w().get(i) : lab.bias());
            String index = Numbers.subscript(i + 1);
            number(
                    svg,
                    INPUT,
                    y,
                    RADIUS,
                    isInput ? "x" + index : "",
                    isInput ? lab.x().get(i) : 1);
        }
        svg.line(SUM, middle, FUNCTION, middle, ShapeStyle.stroke(Paint.INK, 1.6));
        svg.line(FUNCTION, middle, width() - 92, middle, ShapeStyle.stroke(Paint.INK, 1.6));
        number(svg, SUM, middle, BODY, lab.bias() == 0 ? "Σ wᵢxᵢ = z" : "Σ wᵢxᵢ + b", z);
        number(svg, FUNCTION, middle, BODY, "f(z)", lab.f().f(z));
        svg.text(FUNCTION, middle + BODY + 20, Anchor.MIDDLE, TextStyle.TICK, new FunctionText(lab.f()).name());
        svg.text(
                width() - 84,
                middle + 5,
                Anchor.START,
                TextStyle.LABEL.asBold(),
                "a = " + Numbers.text(lab.f().f(z), 3));
    }

    private static void connection(Svg svg, double y, double middle, double weight) {
        Paint paint = weight < 0 ? Paint.NEGATIVE : Paint.POSITIVE;
        svg.line(INPUT, y, SUM, middle, ShapeStyle.stroke(paint, 2));
        double x = INPUT + 0.42 * (SUM - INPUT);
        double at = y + 0.42 * (middle - y);
        String text = Numbers.text(weight, 3);
        double width = TextStyle.LABEL.width(Text.same(text)) + 8;
        svg.rect(x - width / 2, at - 10, width, 19, ShapeStyle.fill(Paint.PAPER));
        svg.text(x, at + 5, Anchor.MIDDLE, TextStyle.LABEL, text);
    }

    private static void number(Svg svg, double x, double y, double radius, String symbol, double value) {
        svg.circle(x, y, radius, ShapeStyle.fill(Paint.PAPER).outlined(Paint.INK, 1.6));
        svg.text(x, y - 6, Anchor.MIDDLE, TextStyle.TICK, symbol);
        svg.text(x, y + 13, Anchor.MIDDLE, TextStyle.LABEL.asBold(), Numbers.text(value, 3));
    }
}
