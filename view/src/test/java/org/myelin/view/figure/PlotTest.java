package org.myelin.view.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.myelin.text.Text;

/** Axes, colours, curves and the diagrams made of them. */
class PlotTest {
    private static final Frame FRAME =
            new Frame(100, 10, 200, 100, new LinearAxis(-2, 2, 1), new LinearAxis(0, 1, 0.5));

    @ParameterizedTest
    @CsvSource({"0.02, 50, -2, 2", "1, 1, 0, 1", "1e-12, 1e-3, -12, -3", "0.001, 0.001, -3, -2"})
    void logarithmic_anyRange_beginsAndEndsWithPowersOfTen(double least, double most, int first, int last) {
        assertThat(LogarithmicAxis.covering(least, most)).isEqualTo(new LogarithmicAxis(first, last));
    }

    @Test
    void logarithmic_values_lieByTheirLogarithm() {
        LogarithmicAxis axis = new LogarithmicAxis(-4, 0);

        assertThat(axis.position(1e-3)).isCloseTo(0.25, within(1e-12));
        assertThat(axis.position(0)).isZero();
        assertThat(axis.ticks().stream().map(axis::label)).containsExactly("10⁻⁴", "10⁻³", "10⁻²", "10⁻¹", "10⁰");
    }

    @ParameterizedTest
    @CsvSource({"-16, 1, 10⁻¹⁶ 10⁻¹² 10⁻⁸ 10⁻⁴ 10⁰", "-9, 0, 10⁻⁸ 10⁻⁶ 10⁻⁴ 10⁻² 10⁰", "-5, 3, 10⁻⁴ 10⁻² 10⁰ 10²"})
    void logarithmic_longRange_hasFewTicksAndOneAtOne(int first, int last, String labels) {
        LogarithmicAxis axis = new LogarithmicAxis(first, last);

        assertThat(axis.ticks().stream().map(axis::label)).containsExactly(labels.split(" "));
    }

    @Test
    void logarithmic_zeroOrLess_isRefused() {
        assertThatThrownBy(() -> LogarithmicAxis.covering(0, 1))
                .hasMessage("logarithmic axis: needs finite values above 0, but got 0.0 to 1.0");
    }

    @Test
    void category_givesEachNameTheMiddleOfItsPart() {
        CategoryAxis axis = new CategoryAxis(List.of("relu", "tanh"));

        assertThat(axis.ticks().stream().map(axis::label)).containsExactly("relu", "tanh");
        assertThat(axis.ticks().stream().map(axis::position)).containsExactly(0.25, 0.75);
        assertThat(axis.position(axis.from())).isZero();
        assertThat(axis.position(axis.to())).isEqualTo(1);
        assertThat(axis.crossing()).isEqualTo(axis.from()); // and not at the first name, whose number is 0
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 2", "1, 3, 3", "0, 40, 5", "7, 7, 2"})
    void whole_anyRange_hasWholeTicks(int least, int most, int count) {
        LinearAxis axis = LinearAxis.coveringWhole(least, most);

        assertThat(axis.ticks()).hasSize(count).allMatch(tick -> tick == Math.rint(tick));
        assertThat(axis.position(least)).isBetween(0.0, 1.0);
        assertThat(axis.position(most)).isBetween(0.0, 1.0);
    }

    /**
     * The smallest contrast that the guidelines ask of large text, at every place of both scales and on both papers.
     */
    @Test
    void text_onAnyColourOfTheScales_hasContrast() {
        for (ColourScale scale : List.of(ColourScale.diverging(1), ColourScale.sequential(new LinearAxis(0, 1, 0.5)))) {
            for (double place = 0; place <= 1; place += 0.01) {
                Paint paint = scale.at(place);
                assertThat(Paint.contrast(paint.light(), paint.text().light())).isGreaterThan(3.8);
                assertThat(Paint.contrast(paint.dark(), paint.text().dark())).isGreaterThan(3.8);
            }
        }
    }

    @Test
    void diverging_values_areBlueAndOrangeAroundPaper() {
        ColourScale scale = ColourScale.diverging(4);

        assertThat(scale.of(-4)).isEqualTo(Paint.NEGATIVE);
        assertThat(scale.of(0)).isEqualTo(Paint.PAPER);
        assertThat(scale.of(9)).isEqualTo(Paint.POSITIVE);
    }

    @Test
    void frame_values_areMappedToItsCorners() {
        assertThat(FRAME.at(new Point(-2, 0))).isEqualTo(new Point(100, 110));
        assertThat(FRAME.at(new Point(2, 1))).isEqualTo(new Point(300, 10));
    }

    /** y = x enters the frame at (0, 0) and leaves it at (1, 1). */
    @Test
    void curve_beyondTheFrame_endsAtItsBorder() {
        Curve line = new Curve(List.of(new Point(-2, -2), new Point(2, 2)), ShapeStyle.stroke(Paint.INK, 1));
        Curve dense = Curve.of(x -> x, FRAME, ShapeStyle.stroke(Paint.INK, 1));

        assertThat(points(line)).isEmpty();
        assertThat(points(dense)).startsWith("200,110 ").endsWith(" 250,10");
    }

    @Test
    void curve_gap_isNotBridged() {
        Curve curve = Curve.of(x -> Math.abs(x) < 0.5 ? Double.NaN : 0.5, FRAME, ShapeStyle.stroke(Paint.INK, 1));

        assertThat(Jsoup.parse(drawn(curve), Parser.xmlParser()).select("polyline"))
                .hasSize(2);
    }

    private static String points(Curve curve) {
        return Jsoup.parse(drawn(curve), Parser.xmlParser()).select("polyline").attr("points");
    }

    private static String drawn(Curve curve) {
        return Svg.inline(
                new Drawing() {
                    @Override
                    public int width() {
                        return 1;
                    }

                    @Override
                    public int height() {
                        return 1;
                    }

                    @Override
                    public void draw(Svg svg) {
                        curve.draw(svg, FRAME);
                    }
                },
                Text.same(""));
    }

    @Test
    void heatMap_rowOfAnotherLength_isRefused() {
        Text name = Text.same("n");

        assertThatThrownBy(() -> new HeatMap(
                        name,
                        name,
                        List.of(name),
                        List.of(name, name),
                        List.of(List.of(1.0)),
                        ColourScale.diverging(1),
                        Double::toString,
                        name))
                .hasMessage("heat map: needs 1 rows of 2 values, but got [[1.0]]");
    }

    @Test
    void strips_missingValue_isRefused() {
        assertThatThrownBy(() -> new Strips(
                        List.of(Text.same("1")),
                        new LinearAxis(0, 1, 0.5),
                        Text.same("epoch"),
                        List.of(0.0, 0.5, 1.0),
                        List.of(List.of(3.0)),
                        ColourScale.sequential(new LinearAxis(0, 1, 0.5)),
                        Text.same("values")))
                .hasMessage("strips: need 1 rows of 2 values, but got [[3.0]]");
    }

    @Test
    void networkDiagram_missingWeight_isRefused() {
        NetworkDiagram.Layer two = new NetworkDiagram.Layer(
                Text.same("l"), List.of(new NetworkDiagram.Neuron("a", 1), new NetworkDiagram.Neuron("b", 2)));

        assertThatThrownBy(() ->
                        new NetworkDiagram(Text.same("t"), List.of(two, two), List.of(List.of(List.of(1.0, 2.0)))))
                .hasMessage("network diagram: between layers 1 and 2 needs 2 × 2 weights, but got [[1.0, 2.0]]");
    }

    @ParameterizedTest
    @CsvSource({"0,2.31,0,2.5,0.5", "0.373,0.88,0.2,1,0.2", "0,0.004,0,0.004,0.001", "5,5,5,6,1"})
    void axis_anyRange_hasRoundTicksAroundIt(double least, double most, double from, double to, double step) {
        LinearAxis axis = LinearAxis.covering(least, most);

        assertThat(axis.from()).isCloseTo(from, within(1e-9));
        assertThat(axis.to()).isCloseTo(to, within(1e-9));
        assertThat(axis.step()).isCloseTo(step, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"1,2", "7,7", "20,10", "60,6", "200,10"})
    void axisOfEpochs_anyNumber_hasAFewTicks(int epochs, int ticks) {
        assertThat(LinearAxis.ofEpochs(epochs).ticks()).hasSize(ticks);
    }

    @Test
    void logarithmicAxis_thatEndsWhereItBegins_isRefused() {
        assertThatThrownBy(() -> new LogarithmicAxis(-3, -3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("logarithmic axis: must end above 10^-3, but ends at 10^-3");
    }
}
