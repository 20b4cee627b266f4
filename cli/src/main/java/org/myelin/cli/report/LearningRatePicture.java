package org.myelin.cli.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.myelin.cli.figure.Fonts;
import org.myelin.message.FileReasons;
import org.myelin.train.LearningRateFinder;
import org.myelin.train.LearningRateFinder.Point;

/** The curves of the learning-rate finder as a PNG file: loss over the rate, on a logarithmic axis. */
public final class LearningRatePicture {
    private static final Color CURVE = new Color(0x00, 0x72, 0xB2);
    private static final Color SUGGESTED = new Color(0xD5, 0x5E, 0x00);
    private static final Color GRID = new Color(0xE3, 0xE6, 0xEA);

    private LearningRatePicture() {}

    /**
     * Makes sure, before something long, that the file can be written afterwards.
     *
     * @throws IllegalArgumentException if its folder is missing or it is a folder, or nobody may write there
     */
    public static void requireWritable(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        String problem = "";
        if (Files.isDirectory(file)) {
            problem = "it is a folder; name a file";
        } else if (folder == null || !Files.isDirectory(folder)) {
            problem = "there is no folder " + folder + "; make it, or name another one";
        } else if (!Files.isWritable(Files.exists(file) ? file : folder)) {
            problem = "it must not be written; name another place";
        }
        if (!problem.isEmpty()) {
            throw new IllegalArgumentException("picture " + file + ": " + problem);
        }
    }

    /**
     * Writes the file, on a machine with fonts.
     *
     * @return notices for the person who waits, none when everything is as usual
     * @throws UncheckedIOException if it cannot be written
     */
    public static List<String> write(LearningRateFinder.Finding finding, Path file) {
        return write(finding, file, Fonts.ofMachine());
    }

    static List<String> write(LearningRateFinder.Finding finding, Path file, Fonts fonts) {
        if (!fonts.available()) {
            return List.of("this machine has no fonts for " + file + " (" + fonts.reason()
                    + "), so the curves were not drawn; installing fontconfig and any font helps");
        }
        draw(finding, file);
        return List.of();
    }

    private static void draw(LearningRateFinder.Finding finding, Path file) {
        XYChart chart = new XYChartBuilder()
                .width(900)
                .height(560)
                .title("Loss while the learning rate rises")
                .xAxisTitle("learning rate")
                .yAxisTitle("loss, smoothed")
                .build();
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int sweep = 0; sweep < finding.sweeps().size(); sweep++) {
            List<Point> points = finding.sweeps().get(sweep);
            XYSeries series = chart.addSeries(
                    "sweep " + (sweep + 1),
                    points.stream().map(Point::learningRate).toList(),
                    points.stream().map(Point::loss).toList());
            series.setMarker(SeriesMarkers.NONE).setLineColor(CURVE).setLineStyle(new BasicStroke(2));
            least = Math.min(
                    least, points.stream().mapToDouble(Point::loss).min().orElse(0));
            most = Math.max(most, points.stream().mapToDouble(Point::loss).max().orElse(1));
        }
        XYSeries suggested = chart.addSeries(
                String.format(Locale.ROOT, "suggested %.2g", finding.suggestion()),
                List.of(finding.suggestion(), finding.suggestion()),
                List.of(least, Math.min(most, 2 * least + 1)));
        suggested.setMarker(SeriesMarkers.NONE).setLineColor(SUGGESTED);
        suggested.setLineStyle(
                new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {6, 6}, 0));
        chart.getStyler().setXAxisLogarithmic(true);
        chart.getStyler().setChartBackgroundColor(Color.WHITE).setLegendPosition(Styler.LegendPosition.InsideSW);
        chart.getStyler().setPlotGridLinesColor(GRID).setPlotBorderVisible(false);
        chart.getStyler().setAxisTickLabelsFont(Fonts.font(16)).setAxisTitleFont(Fonts.font(18));
        chart.getStyler().setChartTitleFont(Fonts.font(20)).setLegendFont(Fonts.font(15));
        try (OutputStream out = Files.newOutputStream(file)) {
            BitmapEncoder.saveBitmap(List.of(chart), 1, 1, out, BitmapEncoder.BitmapFormat.PNG);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be written: " + FileReasons.of(e), e);
        }
    }
}
