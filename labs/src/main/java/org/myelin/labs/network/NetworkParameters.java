package org.myelin.labs.network;

import java.util.List;
import java.util.Optional;
import org.myelin.labs.definition.LabKinds;
import org.myelin.labs.definition.LabParameters;
import org.myelin.lecture.ElementWise;
import org.myelin.setting.Kind;
import org.myelin.setting.Setting;
import org.myelin.setting.Values;
import org.myelin.text.Texts;

/** The parameters of {@link ForwardLab} and {@link BackpropLab}. */
public final class NetworkParameters {
    private static final Setting<List<Integer>> SIZES = Setting.of(
            "sizes",
            Kind.listOf(Kind.whole(1, SmallNetwork.MAX_NEURONS), 2, SmallNetwork.MAX_LAYERS),
            List.of(2, 3, 2));
    private static final Setting<ElementWise> ACTIVATION =
            Setting.of("activation", LabKinds.ACTIVATION, ElementWise.SIGMOID);
    private static final Setting<Long> SEED = Setting.of("seed", Kind.anyWhole(), 1L);
    private static final Setting<Optional<List<Double>>> X =
            Setting.of("x", LabKinds.numbersOr("random", 1, SmallNetwork.MAX_NEURONS), Optional.empty());
    private static final Setting<Optional<List<Double>>> Y =
            Setting.of("y", LabKinds.numbersOr("first-class", 1, SmallNetwork.MAX_NEURONS), Optional.empty());

    private static final Texts TEXTS = Texts.of("parameters", NetworkParameters.class::getResourceAsStream);

    /** Those of {@link ForwardLab}. */
    public static final LabParameters FORWARD =
            LabParameters.of(TEXTS, (values, context) -> new ForwardLab(network(values)), SIZES, ACTIVATION, SEED, X);

    /** Those of {@link BackpropLab}. */
    public static final LabParameters BACKPROP = LabParameters.of(
            TEXTS,
            (values, context) -> new BackpropLab(network(values), values.get(Y).orElse(List.of())),
            SIZES,
            ACTIVATION,
            SEED,
            X,
            Y);

    private NetworkParameters() {}

    private static NetworkOptions network(Values values) {
        return new NetworkOptions(
                values.get(SIZES),
                values.get(ACTIVATION),
                values.get(SEED),
                values.get(X).orElse(List.of()));
    }
}
