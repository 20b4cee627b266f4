package org.myelin.benchmarks.report;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.myelin.benchmarks.ladder.Ladder;
import org.myelin.benchmarks.prediction.SampleLatency;
import org.myelin.benchmarks.roofline.Roofline;
import org.myelin.benchmarks.training.CompareTraining;
import org.myelin.benchmarks.training.CostOfWork;
import org.myelin.benchmarks.training.ObservationCost;
import org.myelin.benchmarks.training.Parts;
import org.myelin.benchmarks.training.Work;
import org.myelin.bench.StepBenchmark;
import org.myelin.kernel.Kernels;
import org.myelin.nn.Architecture;

/**
 * Measures everything anew and writes the tables of docs/benchmarks.md; the text around them is written by hand.
 *
 * <p>A table stands between the lines {@code <!-- measured: NAME -->} and {@code <!-- end -->}.
 *
 * <p>Argument: the page. Takes about a quarter of an hour, in which nothing else should run on the machine.
 */
public final class BenchmarksPage {
    private static final int ROUNDS = 7;

    private BenchmarksPage() {}

    /** Measures and writes. */
    public static void main(String[] args) throws IOException, OrtException {
        Path page = Path.of(args[0]);
        Map<String, String> tables = new LinkedHashMap<>();
        String text = Files.readString(page);
        tables.put("machine", machine());
        tables.put("roofline", Roofline.measure(ROUNDS));
        tables.put("ladder", Ladder.measure(ROUNDS));
        tables.put("threads", threads());
        tables.put("cost", CostOfWork.measure(2, ROUNDS));
        tables.put("parts", Parts.measure(2, ROUNDS));
        tables.put("observation", ObservationCost.measure(2, ObservationCost.OBSERVATIONS));
        tables.put("single", SampleLatency.measure(ROUNDS, 1000));
        tables.put("peers", CompareTraining.measure(2, ROUNDS, 2));
        for (Map.Entry<String, String> table : tables.entrySet()) {
            text = replace(text, table.getKey(), table.getValue());
        }
        Files.writeString(page, text);
    }

    private static String replace(String text, String name, String table) {
        String begin = "<!-- measured: " + name + " -->\n";
        int from = text.indexOf(begin);
        int to = text.indexOf("<!-- end -->", from);
        if (from < 0 || to < 0) {
            throw new IllegalStateException("the page has no place for the table: expected a line " + begin.strip()
                    + " and after it a line <!-- end -->");
        }
        return text.substring(0, from) + begin + "\n" + table + "\n" + text.substring(to);
    }

    private static String machine() throws IOException {
        Path cpus = Path.of("/proc/cpuinfo");
        String processor = "unknown";
        if (Files.exists(cpus)) {
            processor = Files.readAllLines(cpus).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(processor);
        }
        Table table = new Table("", "");
        table.row("date", LocalDate.now(ZoneOffset.UTC).toString());
        table.row("processor", processor);
        table.row("threads", Integer.toString(Runtime.getRuntime().availableProcessors()));
        table.row("Java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        table.row("kernels", Kernels.active().name());
        table.row("rounds", Integer.toString(ROUNDS));
        return table.toString();
    }

    private static String threads() {
        Table table = new Table("homework network, batch 128", "samples/s", "of limit");
        Architecture homework = Work.HOMEWORK.architecture();
        int batch = Work.HOMEWORK.batchSize();
        double[] one = new double[ROUNDS];
        double[] two = new double[ROUNDS];
        double[] oneShare = new double[ROUNDS];
        double[] twoShare = new double[ROUNDS];
        double[] ratio = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            StepBenchmark.Result single = StepBenchmark.training(homework, batch, 1, 1, 1);
            StepBenchmark.Result both = StepBenchmark.training(homework, batch, 2, 1, 1);
            one[round] = single.samplesPerSecond();
            two[round] = both.samplesPerSecond();
            oneShare[round] = single.percentOfLimit();
            twoShare[round] = both.percentOfLimit();
            ratio[round] = two[round] / one[round];
        }
        row(table, "1 thread", one, oneShare);
        row(table, "2 threads", two, twoShare);
        table.row("2 threads / 1 thread", String.format(Locale.ROOT, "%.2f ×", StepBenchmark.median(ratio)), "");
        return table.toString();
    }

    private static void row(Table table, String name, double[] rates, double[] shares) {
        table.row(
                name,
                String.format(Locale.ROOT, "%,.0f", StepBenchmark.median(rates)),
                String.format(Locale.ROOT, "%.0f %%", StepBenchmark.median(shares)));
    }
}
