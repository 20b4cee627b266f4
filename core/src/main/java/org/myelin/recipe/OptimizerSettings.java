package org.myelin.recipe;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.myelin.optim.Adam;
import org.myelin.optim.Clipped;
import org.myelin.optim.Lion;
import org.myelin.optim.Muon;
import org.myelin.optim.Optimizer;
import org.myelin.optim.RmsProp;
import org.myelin.optim.Sgd;
import org.myelin.setting.Interval;
import org.myelin.setting.Kind;
import org.myelin.setting.Setting;
import org.myelin.setting.SettingException;
import org.myelin.setting.SettingGroup;
import org.myelin.setting.Values;

/**
 * The optimiser in a recipe. To add one: a constant of {@link Type} with its name and how it is made of the settings;
 * settings of its own are declared here too.
 */
public final class OptimizerSettings {
    /** The optimisers by name. */
    public enum Type {
        /** Gradient descent (lecture 10). */
        SGD("sgd", of -> new Sgd(of.momentum(Sgd.DEFAULT_MOMENTUM), of.get(NESTEROV), of.get(WEIGHT_DECAY))),
        /** With coupled weight decay. */
        ADAM("adam", of -> of.adam(Adam.defaults()).withWeightDecay(of.get(WEIGHT_DECAY))),
        /** With decoupled weight decay. */
        ADAMW("adamw", of -> of.adam(Adam.adamW()).withWeightDecay(of.get(WEIGHT_DECAY))),
        /** Steps divided by the root mean square of recent gradients. */
        RMSPROP(
                "rmsprop",
                of -> RmsProp.defaults()
                        .withRho(of.get(BETA2).orElse(RmsProp.DEFAULT_RHO))
                        .withWeightDecay(of.get(WEIGHT_DECAY))),
        /** Steps of one size. */
        LION(
                "lion",
                of -> new Lion(
                        of.get(BETA1).orElse(Lion.DEFAULT_BETA1),
                        of.get(BETA2).orElse(Lion.DEFAULT_BETA2),
                        of.get(WEIGHT_DECAY))),
        /** Orthogonal steps. */
        MUON(
                "muon",
                of -> Muon.defaults()
                        .withMomentum(of.momentum(Muon.DEFAULT_MOMENTUM))
                        .withWeightDecay(of.get(WEIGHT_DECAY))
                        .withInputMatrix(of.get(MUON_INPUT))
                        .withAuxiliary(of.adam(Adam.adamW().withBeta2(Muon.DEFAULT_AUXILIARY_BETA2)))
                        .withAuxiliaryRateFactor(of.get(MUON_REST)));

        private final String id;

        @SuppressWarnings("ImmutableEnumChecker") // the functions have no state
        private final Function<OptimizerSettings, Optimizer> factory;

        Type(String id, Function<OptimizerSettings, Optimizer> factory) {
            this.id = id;
            this.factory = factory;
        }

        /** The name in recipes. */
        @Override
        public String toString() {
            return id;
        }
    }

    private static final SettingGroup.Builder DECLARED = SettingGroup.named("optimizer");
    private static final Kind<Optional<Double>> SHARE = Kind.orElse(Kind.decimal(Interval.below(0, 1)), "default");
    private static final Kind<Double> CLIPPING = Kind.decimal(Interval.closed(0, 1e9));

    /** The optimiser. */
    public static final Setting<Type> TYPE = DECLARED.add(
            Setting.of("type", Kind.choice(Type.values()), Type.SGD).from(DefaultSources.MEASURED));

    /** μ of sgd and muon; by default that of the optimiser. */
    public static final Setting<Optional<Double>> MOMENTUM =
            DECLARED.add(Setting.of("momentum", SHARE, Optional.empty()));

    /** Whether sgd uses Nesterov's variant. */
    public static final Setting<Boolean> NESTEROV = DECLARED.add(
            Setting.of("nesterov", Kind.flag(), false).from("Sutskever, Martens, Dahl and Hinton, ICML 2013"));

    /** β₁ of adam, adamw, lion, and of muon's AdamW; by default that of the optimiser. */
    public static final Setting<Optional<Double>> BETA1 = DECLARED.add(Setting.of("beta1", SHARE, Optional.empty()));

    /** β₂ of adam, adamw, lion, and of muon's AdamW, and ρ of rmsprop; by default that of the optimiser. */
    public static final Setting<Optional<Double>> BETA2 = DECLARED.add(Setting.of("beta2", SHARE, Optional.empty()));

    /** λ. */
    public static final Setting<Double> WEIGHT_DECAY =
            DECLARED.add(Setting.of("weight-decay", Kind.decimal(Interval.closed(0, 1000)), 0.0)
                    .from(DefaultSources.MEASURED));

    /** Whether muon takes the first matrix too. */
    public static final Setting<Boolean> MUON_INPUT = DECLARED.add(Setting.of("muon-input", Kind.flag(), false));

    /** Learning rate of muon's AdamW as a multiple of α. */
    public static final Setting<Double> MUON_REST = DECLARED.add(
            Setting.of("muon-rest", Kind.decimal(Interval.above(0, 1000)), Muon.DEFAULT_AUXILIARY_RATE_FACTOR)
                    .from(DefaultSources.MEASURED));

    /** Largest norm of the gradient; 0 for any. */
    public static final Setting<Double> CLIP_NORM =
            DECLARED.add(Setting.of("clip-norm", CLIPPING, 0.0).from("Pascanu, Mikolov and Bengio, ICML 2013"));

    /** Largest value in the gradient; 0 for any. */
    public static final Setting<Double> CLIP_VALUE = DECLARED.add(Setting.of("clip-value", CLIPPING, 0.0));

    static final SettingGroup GROUP = DECLARED.build();

    private final Values values;

    OptimizerSettings(Values values) {
        this.values = values;
    }

    /** The optimiser itself. */
    public Optimizer optimizer() {
        Optimizer method = get(TYPE).factory.apply(this);
        double norm = get(CLIP_NORM);
        double value = get(CLIP_VALUE);
        if (norm == 0 && value == 0) {
            return method;
        }
        return new Clipped(
                method, norm == 0 ? Double.POSITIVE_INFINITY : norm, value == 0 ? Double.POSITIVE_INFINITY : value);
    }

    void requireMethod() {
        if (get(NESTEROV) && get(MOMENTUM).filter(momentum -> momentum == 0).isPresent()) {
            throw new SettingException(
                    List.of(NESTEROV.key(), MOMENTUM.key()),
                    NESTEROV + " must be false while " + MOMENTUM + " is 0, but got true");
        }
    }

    private <T> T get(Setting<T> setting) {
        return values.get(setting);
    }

    private double momentum(double ofOptimizer) {
        return get(MOMENTUM).orElse(ofOptimizer);
    }

    private Adam adam(Adam defaults) {
        return defaults.withBeta1(get(BETA1).orElse(defaults.beta1()))
                .withBeta2(get(BETA2).orElse(defaults.beta2()));
    }
}
