package org.myelin.labs.surface;

import java.util.List;
import org.myelin.labs.formula.FormulaText;
import org.myelin.text.Numbers;
import org.myelin.view.figure.ColourScale;
import org.myelin.view.figure.Field;
import org.myelin.view.figure.FieldMap;
import org.myelin.view.figure.Legend;
import org.myelin.view.figure.Levels;
import org.myelin.view.figure.LinearAxis;
import org.myelin.view.figure.Mark;
import org.myelin.view.figure.Paint;
import org.myelin.view.figure.Point;
import org.myelin.view.figure.ShapeStyle;

/**
 * How the labs draw a loss surface.
 *
 * @param surface the surface
 * @param range of both weights, −range … range
 * @param minimum where J is smallest in that range
 */
record SurfaceMap(TwoWeights surface, double range, Weights minimum) {
    private static final int CELLS = 80;
    private static final int BORDERS = 9;
    private static final ShapeStyle MINIMUM = ShapeStyle.stroke(Paint.INK, 2.4);

    /** J on a grid. */
    Field field() {
        LinearAxis axis =
                new LinearAxis(-range, range, LinearAxis.covering(-range, range).step());
        return Field.of((first, second) -> surface.loss(new Weights(first, second)), axis, axis, CELLS);
    }

    /** The map, with a cross at the minimum. */
    FieldMap map(List<FieldMap.Panel> panels, int size, List<Legend.Entry> entries) {
        Field field = panels.getFirst().field();
        Levels levels = new Levels(
                Levels.overMinimum(surface.loss(minimum), field.most(), BORDERS),
                ColourScale.sequential(new LinearAxis(0, 1, 1)),
                loss -> Numbers.text(loss, 2),
                FormulaText.plain(LossLab.TEXTS.text("axis.loss")));
        return new FieldMap(
                panels,
                size,
                levels,
                FormulaText.plain(FormulaText.text("w_1")),
                FormulaText.plain(FormulaText.text("w_2")),
                new Legend(entries));
    }

    /** The cross. */
    Mark minimumMark() {
        return Mark.cross(new Point(minimum.first(), minimum.second()), 8, MINIMUM);
    }

    /** What the cross means. */
    static Legend.Entry minimumEntry() {
        return new Legend.Entry(Legend.Sign.CROSS, MINIMUM, LossLab.TEXTS.text("minimum.mark"));
    }

    /** A pair of weights as people write it. */
    static String text(Weights w) {
        return "(" + Numbers.text(w.first()) + ", " + Numbers.text(w.second()) + ")";
    }
}
