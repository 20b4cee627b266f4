package org.myelin.view.figure;

import java.util.List;
import org.myelin.text.Text;

/**
 * Maps of functions of two variables, side by side: bands of colour between levels, with marks over them.
 *
 * @param panels from left to right, at least one
 * @param size of the area of each, in CSS pixels
 * @param levels the bands, the same for all panels
 * @param horizontalName of the axis below
 * @param verticalName of the axis at the left
 * @param legend what the marks mean
 */
public record FieldMap(
        List<Panel> panels, int size, Levels levels, Text horizontalName, Text verticalName, Legend legend)
        implements Drawing {
    private static final int MARGIN = 14;
    private static final int TITLE = 26;
    private static final int NOTE = 19;
    private static final int LEGEND = 34;

    /**
     * One map.
     *
     * @param title a few words
     * @param notes a line each, below the title
     * @param field the function
     * @param marks over it, from below to above
     */
    public record Panel(Text title, List<Text> notes, Field field, List<Mark> marks) {
        /** Takes copies of the lists. */
        public Panel {
            notes = List.copyOf(notes);
            marks = List.copyOf(marks);
        }
    }

    /** Takes a copy of the list. */
    public FieldMap {
        panels = List.copyOf(panels);
    }

    @Override
    public int width() {
        double below = Frame.LEFT + Math.max(levels.width(), legend.width());
        return (int) Math.max(panels.size() * panelWidth(), below) + MARGIN;
    }

    private double panelWidth() {
        return Frame.LEFT + size + MARGIN;
    }

    @Override
    public int height() {
        return (int) (top() + size + Frame.BOTTOM) + LEGEND + Levels.HEIGHT + MARGIN;
    }

    private double top() {
        int notes =
                panels.stream().mapToInt(panel -> panel.notes().size()).max().orElse(0);
        return TITLE + notes * NOTE + MARGIN;
    }

    @Override
    public void draw(Svg svg) {
        for (int k = 0; k < panels.size(); k++) {
            panel(svg, panels.get(k), k * panelWidth() + Frame.LEFT);
        }
        double y = top() + size + Frame.BOTTOM + 22;
        legend.draw(svg, Frame.LEFT, y);
        levels.draw(svg, Frame.LEFT, y + 18);
    }

    private void panel(Svg svg, Panel panel, double left) {
        svg.text(left, TITLE - 6, Anchor.START, TextStyle.TITLE, panel.title());
        for (int k = 0; k < panel.notes().size(); k++) {
            svg.text(
                    left,
                    TITLE + (k + 0.7) * NOTE,
                    Anchor.START,
                    TextStyle.LABEL,
                    panel.notes().get(k));
        }
        Field field = panel.field();
        Frame frame = new Frame(left, top(), size, size, field.horizontal(), field.vertical());
        svg.rect(left, top(), size, size, ShapeStyle.fill(levels.paint(0)));
        for (int k = 0; k < levels.borders().size(); k++) {
            List<List<Point>> areas = field.areasFrom(levels.borders().get(k)).stream()
                    .map(ring -> ring.stream().map(frame::at).toList())
                    .toList();
            svg.areas(areas, ShapeStyle.fill(levels.paint(k + 1)));
        }
        frame.draw(svg, horizontalName, verticalName);
        panel.marks().forEach(mark -> mark.draw(svg, frame));
    }
}
