package org.myelin.labs.onehot;

import java.util.List;
import java.util.Optional;
import org.myelin.data.Datasets;
import org.myelin.labs.definition.Lab;
import org.myelin.labs.definition.LabContext;
import org.myelin.labs.definition.LabKinds;
import org.myelin.labs.definition.LabParameters;
import org.myelin.setting.Kind;
import org.myelin.setting.Setting;
import org.myelin.setting.Values;
import org.myelin.text.Texts;

/** The parameters of {@link OneHotLab}. */
public final class OneHotParameters {
    private static final Kind<String> CLASS = Kind.text(100, List.of());

    private static final Setting<String> DATASET = Setting.of("dataset", Kind.text(1000, Datasets.names()), "digits");
    private static final Setting<Optional<List<String>>> LABELS =
            Setting.of("labels", Kind.orElse(Kind.listOf(CLASS, 1, 1000), "dataset"), Optional.empty());
    private static final Setting<Optional<String>> CHOSEN =
            Setting.of("class", Kind.orElse(CLASS, "second"), Optional.empty());
    private static final Setting<Optional<List<Double>>> OUTPUT =
            Setting.of("output", LabKinds.numbersOr("random", 1, 1000), Optional.empty());
    private static final Setting<Long> SEED = Setting.of("seed", Kind.anyWhole(), 1L);

    /** The declaration. */
    public static final LabParameters DECLARED = LabParameters.of(
                    Texts.of("parameters", OneHotParameters.class::getResourceAsStream),
                    OneHotParameters::lab,
                    DATASET,
                    LABELS,
                    CHOSEN,
                    OUTPUT,
                    SEED)
            .about(DATASET)
            .withData();

    private OneHotParameters() {}

    private static Lab lab(Values values, LabContext context) {
        Optional<List<String>> labels = values.get(LABELS);
        String dataset = values.get(DATASET);
        List<String> names = labels.orElseGet(
                () -> Datasets.info(dataset, context.locations()).classNames());
        String chosen = values.get(CHOSEN).orElseGet(() -> names.get(Math.min(1, names.size() - 1)));
        return new OneHotLab(
                labels.isPresent() ? "--labels" : dataset,
                names,
                chosen,
                values.get(OUTPUT).orElse(List.of()),
                values.get(SEED));
    }
}
