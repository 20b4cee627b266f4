package org.myelin.runs.report;

import static org.myelin.runs.report.ReportTexts.TEXTS;

import java.util.List;
import java.util.Map;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.ArchitectureSummary;
import org.myelin.nn.Initializer;
import org.myelin.text.Numbers;

/** The layers of a network as rows for the report's template. */
final class LayerTable {
    private static final String NOTHING = "–";

    private LayerTable() {}

    static List<Map<String, Object>> rows(Architecture architecture) {
        return ArchitectureSummary.of(architecture).rows().stream()
                .map(LayerTable::row)
                .toList();
    }

    /** A type that the texts have no word for is shown with its name in model files. */
    private static Map<String, Object> row(ArchitectureSummary.Row row) {
        String word = "layerType." + row.type();
        boolean hasWord = TEXTS.keys().contains(word);
        return Map.of(
                "number",
                row.label(),
                "typeWords",
                hasWord ? List.of(word) : List.of(),
                "typeName",
                hasWord ? "" : row.type(),
                "detail",
                row.detail(),
                "shape",
                row.weights().isPresent()
                        ? Numbers.grouped(row.outputs()) + " × " + Numbers.grouped(row.inputs())
                        : NOTHING,
                "activation",
                row.function().map(Activation::toString).orElse(NOTHING),
                "initializer",
                row.initializer().map(Initializer::toString).orElse(NOTHING),
                "bias",
                row.bias() ? "✓" : NOTHING,
                "parameters",
                Numbers.grouped(row.parameters()));
    }
}
