package org.myelin.view.figure;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.myelin.text.Language;
import org.myelin.text.PlainNumbers;
import org.myelin.text.Text;
import org.myelin.view.page.PageParts;

/**
 * Writes one SVG figure, for a page or as a file of its own. In a page every text stands in both languages, marked by
 * {@code lang}, and every colour for light and dark paper; a file has one language and light paper. Not thread-safe.
 */
public final class Svg {
    private final StringBuilder body = new StringBuilder();
    private final Optional<Language> only;

    private Svg(Optional<Language> only) {
        this.only = only;
    }

    /**
     * A figure for a page.
     *
     * @param description what screen readers read out
     */
    public static String inline(Drawing drawing, Text description) {
        Svg svg = new Svg(Optional.empty());
        drawing.draw(svg);
        return "<svg class=\"figure\" viewBox=\"0 0 " + drawing.width() + " " + drawing.height()
                + "\" style=\"max-width:" + drawing.width() + "px\" role=\"img\" aria-label=\""
                + PageParts.escaped(
                        description.isSame()
                                ? description.english()
                                : description.english() + " / " + description.chinese())
                + "\">\n" + svg.body + "</svg>";
    }

    /** A figure for a file. */
    public static String standalone(Drawing drawing, Language language) {
        Svg svg = new Svg(Optional.of(language));
        svg.rect(0, 0, drawing.width(), drawing.height(), ShapeStyle.fill(Paint.PAPER));
        drawing.draw(svg);
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + drawing.width() + " " + drawing.height()
                + "\" width=\"" + drawing.width() + "\" height=\"" + drawing.height()
                + "\" font-family=\"sans-serif\">\n" + svg.body + "</svg>\n";
    }

    /** A rectangle by its upper left corner. */
    public void rect(double x, double y, double width, double height, ShapeStyle style) {
        body.append("<rect").append(at("x", x)).append(at("y", y)).append(at("width", width));
        body.append(at("height", height)).append(shown(style)).append("/>\n");
    }

    /** A line between two points. */
    public void line(double x1, double y1, double x2, double y2, ShapeStyle style) {
        body.append("<line")
                .append(at("x1", x1))
                .append(at("y1", y1))
                .append(at("x2", x2))
                .append(at("y2", y2));
        body.append(shown(style)).append("/>\n");
    }

    /** A circle by its middle. */
    public void circle(double x, double y, double radius, ShapeStyle style) {
        body.append("<circle").append(at("cx", x)).append(at("cy", y)).append(at("r", radius));
        body.append(shown(style)).append("/>\n");
    }

    /** A circle that says something under the pointer. */
    public void circle(double x, double y, double radius, ShapeStyle style, String hint) {
        body.append("<circle").append(at("cx", x)).append(at("cy", y)).append(at("r", radius));
        body.append(shown(style))
                .append("><title>")
                .append(PageParts.escaped(hint))
                .append("</title></circle>\n");
    }

    /** Lines from point to point, open. */
    public void polyline(List<Point> points, ShapeStyle style) {
        path("polyline", points, style);
    }

    /** An area between points. */
    public void polygon(List<Point> points, ShapeStyle style) {
        path("polygon", points, style);
    }

    /** The area inside closed rings; a ring inside another one is a hole. */
    public void areas(List<List<Point>> rings, ShapeStyle style) {
        body.append("<path fill-rule=\"evenodd\" d=\"");
        for (List<Point> ring : rings) {
            String command = "M";
            for (Point point : ring) {
                body.append(command).append(number(point.x())).append(' ').append(number(point.y()));
                command = "L";
            }
            body.append('Z');
        }
        body.append('"').append(shown(style)).append("/>\n");
    }

    private void path(String element, List<Point> points, ShapeStyle style) {
        body.append('<').append(element).append(" points=\"");
        points.forEach(point -> body.append(number(point.x()))
                .append(',')
                .append(number(point.y()))
                .append(' '));
        body.setLength(body.length() - (points.isEmpty() ? 0 : 1));
        body.append('"').append(shown(style)).append("/>\n");
    }

    /** A text whose base line is at y. */
    public void text(double x, double y, Anchor anchor, TextStyle style, Text words) {
        if (words.isSame()) {
            text(x, y, anchor, style, "", words.english());
            return;
        }
        for (Language language : Language.values()) {
            if (only.isEmpty()) {
                text(x, y, anchor, style, " lang=\"" + language.tag() + "\"", words.in(language));
            } else if (only.get() == language) {
                text(x, y, anchor, style, "", words.in(language));
            }
        }
    }

    /** A text that is the same in both languages. */
    public void text(double x, double y, Anchor anchor, TextStyle style, String text) {
        text(x, y, anchor, style, Text.same(text));
    }

    private void text(double x, double y, Anchor anchor, TextStyle style, String language, String text) {
        body.append("<text").append(language).append(at("x", x)).append(at("y", y));
        body.append(at("font-size", style.size())).append(style.bold() ? " font-weight=\"bold\"" : "");
        body.append(" text-anchor=\"")
                .append(anchor.name().toLowerCase(Locale.ROOT))
                .append('"');
        body.append(shown(ShapeStyle.fill(style.paint())))
                .append('>')
                .append(PageParts.escaped(text))
                .append("</text>\n");
    }

    /** Draws with the origin moved to (x, y). */
    public void group(double x, double y, Consumer<Svg> content) {
        body.append("<g transform=\"translate(")
                .append(number(x))
                .append(' ')
                .append(number(y))
                .append(")\">\n");
        content.accept(this);
        body.append("</g>\n");
    }

    /** Draws turned about (x, y), which becomes the origin; by degrees, clockwise. */
    public void turned(double x, double y, double degrees, Consumer<Svg> content) {
        body.append("<g transform=\"translate(").append(number(x)).append(' ').append(number(y));
        body.append(") rotate(").append(number(degrees)).append(")\">\n");
        content.accept(this);
        body.append("</g>\n");
    }

    /**
     * A colour as the attribute of light paper; in a page also as a style, which browsers without light-dark() skip.
     */
    private String shown(ShapeStyle style) {
        StringBuilder attributes = new StringBuilder();
        StringBuilder css = new StringBuilder();
        paint("fill", style.fill(), attributes, css);
        style.stroke().ifPresent(_ -> {
            paint("stroke", style.stroke(), attributes, css);
            attributes.append(at("stroke-width", style.strokeWidth())).append(" stroke-linejoin=\"round\"");
        });
        attributes.append(style.dashes().isEmpty() ? "" : " stroke-dasharray=\"" + style.dashes() + "\"");
        attributes.append(style.opacity() == 1 ? "" : at("opacity", style.opacity()));
        return only.isPresent() || css.isEmpty() ? attributes.toString() : attributes + " style=\"" + css + "\"";
    }

    private static void paint(String name, Optional<Paint> paint, StringBuilder attributes, StringBuilder css) {
        attributes
                .append(' ')
                .append(name)
                .append("=\"")
                .append(paint.map(Paint::lightHex).orElse("none"))
                .append('"');
        paint.ifPresent(p -> css.append(name)
                .append(":light-dark(")
                .append(p.lightHex())
                .append(',')
                .append(p.darkHex())
                .append(");"));
    }

    private static String at(String attribute, double value) {
        return " " + attribute + "=\"" + number(value) + "\"";
    }

    /** With at most two decimal places: finer than any screen. */
    private static String number(double value) {
        return PlainNumbers.rounded(value, 2);
    }
}
