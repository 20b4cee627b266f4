package org.myelin.cli.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.myelin.cli.figure.Fonts;
import org.myelin.cli.figure.LinearAxis;
import org.myelin.cli.report.Curves.Quantity;

/** The curves as a PNG file for a document: losses at the left, accuracies at the right. */
final class CurvesPicture {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 640;

    /** Blue and vermilion of Okabe and Ito's palette, which people of all kinds of colour vision tell apart. */
    private static final Color TRAIN = new Color(0x00, 0x72, 0xB2);

    private static final Color VALIDATION = new Color(0xD5, 0x5E, 0x00);
    private static final Color CHOSEN = new Color(0x66, 0x66, 0x66);
    private static final Color GRID = new Color(0xE3, 0xE6, 0xEA);
    private static final Color TEXT = new Color(0x24, 0x29, 0x2F);

    private CurvesPicture() {}

    /** Draws something small, so that all classes are there when they are needed. */
    static void prepare() {
        XYChart chart = new XYChartBuilder().width(64).height(64).build();
        chart.addSeries("y", List.of(0.0, 1.0), List.of(0.0, 1.0));
        try {
            BitmapEncoder.saveBitmap(
                    List.of(chart), 1, 1, OutputStream.nullOutputStream(), BitmapEncoder.BitmapFormat.PNG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Curves curves, Texts texts, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            BitmapEncoder.saveBitmap(
                    List.of(chart(curves, Quantity.LOSS, texts), chart(curves, Quantity.ACCURACY, texts)),
                    1,
                    2,
                    out,
                    BitmapEncoder.BitmapFormat.PNG);
        }
    }

    private static XYChart chart(Curves curves, Quantity quantity, Texts texts) {
        boolean loss = quantity == Quantity.LOSS;
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(texts.get(loss ? "lossTitle" : "accuracyTitle"))
                .xAxisTitle(texts.get("epochAxis"))
                .build();
        LinearAxis axis = curves.axis(quantity);
        style(chart.getStyler(), curves, axis, loss);
        add(chart, texts.get("training"), curves.epochs(), curves.training(quantity), TRAIN);
        add(chart, texts.get("validation"), curves.epochs(), curves.validation(quantity), VALIDATION);
        double epoch = curves.best().epoch();
        XYSeries chosen = chart.addSeries(
                texts.get("chosenEpoch", curves.best().epoch()),
                List.of(epoch, epoch),
                List.of(axis.from(), axis.to()));
        chosen.setMarker(SeriesMarkers.NONE).setLineColor(CHOSEN);
        chosen.setLineStyle(new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {6, 6}, 0));
        XYSeries point = chart.addSeries("point", List.of(epoch), List.of(curves.bestValidation(quantity)));
        point.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(VALIDATION).setLineColor(VALIDATION);
        point.setShowInLegend(false);
        return chart;
    }

    private static void add(XYChart chart, String name, List<Integer> epochs, List<Double> values, Color color) {
        XYSeries series = chart.addSeries(name, epochs, values);
        series.setLineColor(color);
        series.setLineStyle(new BasicStroke(3));
        series.setMarkerColor(color);
        series.setMarker(epochs.size() == 1 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
    }

    /** The picture's ticks are finer than ours, so each label has the digits that it needs. */
    private static String plain(double value) {
        return new BigDecimal(value)
                .setScale(6, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static void style(XYStyler styler, Curves curves, LinearAxis axis, boolean loss) {
        LinearAxis epochs = LinearAxis.ofEpochs(curves.history().getLast().epoch());
        styler.setXAxisMin(epochs.from()).setXAxisMax(epochs.to());
        styler.setYAxisMin(axis.from()).setYAxisMax(axis.to());
        styler.setXAxisDecimalPattern("0");
        styler.setYAxisTickMarkSpacingHint(
                HEIGHT * 3 / 4 / Math.max(1, axis.ticks().size() - 1));
        styler.setYAxisTickLabelsFormattingFunction(value -> loss ? plain(value) : plain(100 * value) + " %");
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setChartFontColor(TEXT);
        styler.setPlotBorderVisible(false);
        styler.setPlotGridLinesColor(GRID);
        styler.setPlotGridLinesStroke(new BasicStroke(1));
        styler.setPlotGridVerticalLinesVisible(false);
        styler.setChartTitleBoxVisible(false);
        styler.setChartTitleFont(Fonts.font(24).deriveFont(Font.BOLD));
        styler.setAxisTitleFont(Fonts.font(20));
        styler.setAxisTickLabelsFont(Fonts.font(18));
        styler.setLegendFont(Fonts.font(18));
        styler.setLegendBorderColor(Color.WHITE);
        styler.setLegendPosition(Styler.LegendPosition.OutsideS);
        styler.setLegendLayout(Styler.LegendLayout.Horizontal);
        styler.setMarkerSize(11);
        styler.setChartPadding(16);
    }
}
