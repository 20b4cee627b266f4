package org.myelin.train;

import java.util.Map;
import org.myelin.optim.Adam;
import org.myelin.optim.Clipped;
import org.myelin.optim.Lion;
import org.myelin.optim.Muon;
import org.myelin.optim.Optimizer;
import org.myelin.optim.RmsProp;
import org.myelin.optim.Sgd;

/**
 * The method in a recipe. Texts are numbers, or {@code default} for what the method's source has.
 *
 * @param type the method
 * @param momentum μ of sgd and muon: 0.9 and 0.95
 * @param nesterov whether sgd uses Nesterov's variant
 * @param beta1 β₁ of adam, adamw and lion, and of muon's AdamW: 0.9
 * @param beta2 β₂ of adam and adamw (0.999), lion (0.99) and muon's AdamW (0.95), and ρ of rmsprop (0.99)
 * @param weightDecay λ
 * @param muonInput whether muon takes the first matrix too
 * @param muonRest learning rate of muon's AdamW as a multiple of α
 * @param clipNorm largest norm of the gradient; 0 for any
 * @param clipValue largest value in the gradient; 0 for any
 */
public record OptimizerSettings(
        Type type,
        String momentum,
        boolean nesterov,
        String beta1,
        String beta2,
        double weightDecay,
        boolean muonInput,
        double muonRest,
        double clipNorm,
        double clipValue) {
    private static final String DEFAULT = "default";

    /** The methods. */
    public enum Type {
        /** Gradient descent. */
        SGD("sgd", Sgd.DEFAULT_MOMENTUM, Adam.DEFAULT_BETA1, Adam.DEFAULT_BETA2),
        /** With coupled weight decay. */
        ADAM("adam", Sgd.DEFAULT_MOMENTUM, Adam.DEFAULT_BETA1, Adam.DEFAULT_BETA2),
        /** With decoupled weight decay. */
        ADAMW("adamw", Sgd.DEFAULT_MOMENTUM, Adam.DEFAULT_BETA1, Adam.DEFAULT_BETA2),
        /** Steps divided by their root mean square. */
        RMSPROP("rmsprop", Sgd.DEFAULT_MOMENTUM, Adam.DEFAULT_BETA1, RmsProp.DEFAULT_RHO),
        /** Steps of one size. */
        LION("lion", Sgd.DEFAULT_MOMENTUM, Lion.DEFAULT_BETA1, Lion.DEFAULT_BETA2),
        /** Orthogonal steps. */
        MUON("muon", Muon.DEFAULT_MOMENTUM, Adam.DEFAULT_BETA1, Muon.DEFAULT_AUXILIARY_BETA2);

        private final String id;
        private final double momentum;
        private final double beta1;
        private final double beta2;

        Type(String id, double momentum, double beta1, double beta2) {
            this.id = id;
            this.momentum = momentum;
            this.beta1 = beta1;
            this.beta2 = beta2;
        }

        /** The name in recipes. */
        @Override
        public String toString() {
            return id;
        }
    }

    static OptimizerSettings of(Settings settings) {
        OptimizerSettings method = new OptimizerSettings(
                settings.choice("optimizer.type", Type.values()),
                shareOrDefault(settings, "optimizer.momentum"),
                settings.flag("optimizer.nesterov"),
                shareOrDefault(settings, "optimizer.beta1"),
                shareOrDefault(settings, "optimizer.beta2"),
                settings.notNegative("optimizer.weight-decay"),
                settings.flag("optimizer.muon-input"),
                settings.positive("optimizer.muon-rest"),
                settings.notNegative("optimizer.clip-norm"),
                settings.notNegative("optimizer.clip-value"));
        if (method.nesterov && method.number(method.momentum, method.type.momentum) == 0) {
            throw settings.refused("optimizer.nesterov", "false while optimizer.momentum is 0", null);
        }
        return method;
    }

    private static String shareOrDefault(Settings settings, String key) {
        if (settings.text(key).equals(DEFAULT)) {
            return DEFAULT;
        }
        return Double.toString(
                settings.decimal(key, "default or a number from 0 to below 1", value -> value >= 0 && value < 1));
    }

    void putTo(Map<String, String> values) {
        values.put("optimizer.type", type.toString());
        values.put("optimizer.momentum", momentum);
        values.put("optimizer.nesterov", Boolean.toString(nesterov));
        values.put("optimizer.beta1", beta1);
        values.put("optimizer.beta2", beta2);
        values.put("optimizer.weight-decay", Double.toString(weightDecay));
        values.put("optimizer.muon-input", Boolean.toString(muonInput));
        values.put("optimizer.muon-rest", Double.toString(muonRest));
        values.put("optimizer.clip-norm", Double.toString(clipNorm));
        values.put("optimizer.clip-value", Double.toString(clipValue));
    }

    private double number(String text, double usual) {
        return text.equals(DEFAULT) ? usual : Double.parseDouble(text);
    }

    /** The method itself. */
    public Optimizer optimizer() {
        double mu = number(momentum, type.momentum);
        double first = number(beta1, type.beta1);
        double second = number(beta2, type.beta2);
        Optimizer method = switch (type) {
            case SGD -> new Sgd(mu, nesterov, weightDecay);
            case ADAM -> adam(Adam.defaults()).withWeightDecay(weightDecay);
            case ADAMW -> adam(Adam.adamW()).withWeightDecay(weightDecay);
            case RMSPROP -> RmsProp.defaults().withRho(second).withWeightDecay(weightDecay);
            case LION -> new Lion(first, second, weightDecay);
            case MUON ->
                Muon.defaults()
                        .withMomentum(mu)
                        .withWeightDecay(weightDecay)
                        .withInputMatrix(muonInput)
                        .withAuxiliary(adam(Adam.adamW()))
                        .withAuxiliaryRateFactor(muonRest);
        };
        if (clipNorm == 0 && clipValue == 0) {
            return method;
        }
        return new Clipped(
                method,
                clipNorm == 0 ? Double.POSITIVE_INFINITY : clipNorm,
                clipValue == 0 ? Double.POSITIVE_INFINITY : clipValue);
    }

    private Adam adam(Adam defaults) {
        return defaults.withBeta1(number(beta1, type.beta1)).withBeta2(number(beta2, type.beta2));
    }
}
