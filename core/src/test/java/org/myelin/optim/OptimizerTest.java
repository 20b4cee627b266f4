package org.myelin.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.myelin.random.CounterRandom;

/** What PyTorch has no golden values for: Lion; defaults, withers, texts, and what is refused. */
class OptimizerTest {
    private static float[] random(int length, long seed) {
        CounterRandom random = CounterRandom.of(seed);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    @Test
    void lion_severalSteps_isThePapersAlgorithm() {
        Lion lion = Lion.defaults().withWeightDecay(0.1);
        float[] w = random(32, 1);
        ParameterRange range = new ParameterRange(w, new float[32]);
        double[] expected = new double[32];
        double[] m = new double[32];
        for (int i = 0; i < 32; i++) {
            expected[i] = w[i];
        }
        for (int step = 0; step < 5; step++) {
            float[] g = random(32, 10 + step);
            lion.update(range.moveTo(0, 32, g, 0, true), new StepContext(0.01, step));
            for (int i = 0; i < 32; i++) {
                double direction = Math.signum(0.9 * m[i] + (1 - 0.9) * g[i]);
                expected[i] -= 0.01 * (direction + 0.1 * expected[i]);
                m[i] = 0.99 * m[i] + (1 - 0.99) * g[i];
                assertThat((double) w[i]).isCloseTo(expected[i], within(1e-6));
            }
        }
    }

    @Test
    void defaults_areThoseOfTheSources() {
        assertThat(Sgd.plain()).isEqualTo(new Sgd(0, false, 0));
        assertThat(Sgd.defaults()).isEqualTo(new Sgd(0.9, false, 0));
        assertThat(Adam.defaults()).isEqualTo(new Adam(0.9, 0.999, 1e-8, 0, false));
        assertThat(Adam.adamW()).isEqualTo(new Adam(0.9, 0.999, 1e-8, 0.01, true));
        assertThat(RmsProp.defaults()).isEqualTo(new RmsProp(0.99, 1e-8, 0));
        assertThat(Lion.defaults()).isEqualTo(new Lion(0.9, 0.99, 0));
        assertThat(Muon.defaults()).isEqualTo(new Muon(0.95, 5, 0, false, new Adam(0.9, 0.95, 1e-8, 0.01, true), 0.05));
    }

    @Test
    void withers_changeOneSettingEach() {
        assertThat(Sgd.plain().withMomentum(0.5).withNesterov(true).withWeightDecay(0.1))
                .isEqualTo(new Sgd(0.5, true, 0.1));
        assertThat(Adam.adamW().withBeta1(0.1).withBeta2(0.2).withEpsilon(0.3).withWeightDecay(0.4))
                .isEqualTo(new Adam(0.1, 0.2, 0.3, 0.4, true));
        assertThat(RmsProp.defaults().withRho(0.1).withEpsilon(0.2).withWeightDecay(0.3))
                .isEqualTo(new RmsProp(0.1, 0.2, 0.3));
        assertThat(Lion.defaults().withBeta1(0.1).withBeta2(0.2).withWeightDecay(0.3))
                .isEqualTo(new Lion(0.1, 0.2, 0.3));
        assertThat(Muon.defaults()
                        .withMomentum(0.1)
                        .withNewtonSchulzSteps(2)
                        .withWeightDecay(0.3)
                        .withInputMatrix(true)
                        .withAuxiliary(Lion.defaults())
                        .withAuxiliaryRateFactor(0.4))
                .isEqualTo(new Muon(0.1, 2, 0.3, true, Lion.defaults(), 0.4));
    }

    /** Checkpoints store these texts; a run of an earlier version could not be resumed if one of them changed. */
    @Test
    void toString_isTheTextOfCheckpoints() {
        assertThat(Sgd.defaults()).hasToString("Sgd[momentum=0.9, nesterov=false, weightDecay=0.0]");
        assertThat(Adam.adamW())
                .hasToString("Adam[beta1=0.9, beta2=0.999, epsilon=1.0E-8, weightDecay=0.01, decoupled=true]");
        assertThat(RmsProp.defaults()).hasToString("RmsProp[rho=0.99, epsilon=1.0E-8, weightDecay=0.0]");
        assertThat(Lion.defaults()).hasToString("Lion[beta1=0.9, beta2=0.99, weightDecay=0.0]");
        assertThat(Clipped.byNorm(Sgd.plain(), 2))
                .hasToString("Clipped[method=Sgd[momentum=0.0, nesterov=false, weightDecay=0.0], maxNorm=2.0,"
                        + " maxValue=Infinity]");
        assertThat(Muon.defaults())
                .hasToString("Muon[momentum=0.95, iterations=5, weightDecay=0.0, input=false, rest=Adam[beta1=0.9,"
                        + " beta2=0.95, epsilon=1.0E-8, weightDecay=0.01, decoupled=true], restRate=0.05]");
    }

    @Test
    void settings_outOfRange_areRefused() {
        assertThatThrownBy(() -> Sgd.plain().withMomentum(1))
                .hasMessage("sgd: momentum must be at least 0 and below 1, but is 1.0");
        assertThatThrownBy(() -> Sgd.plain().withWeightDecay(Double.POSITIVE_INFINITY))
                .hasMessage("sgd: weight decay must be finite and at least 0, but is Infinity");
        assertThatThrownBy(() -> Sgd.plain().withNesterov(true))
                .hasMessage("sgd: nesterov needs momentum above 0, for example 0.9");
        assertThatThrownBy(() -> Adam.adamW().withBeta1(1))
                .hasMessage("adam: beta1 must be at least 0 and below 1, but is 1.0");
        assertThatThrownBy(() -> Adam.adamW().withEpsilon(0))
                .hasMessage("adam: epsilon must be finite and above 0, but is 0.0");
        assertThatThrownBy(() -> Lion.defaults().withWeightDecay(-1))
                .hasMessage("lion: weight decay must be finite and at least 0, but is -1.0");
        assertThatThrownBy(() -> RmsProp.defaults().withRho(-0.1))
                .hasMessage("rmsprop: rho must be at least 0 and below 1, but is -0.1");
        assertThatThrownBy(() -> Clipped.byNorm(Sgd.plain(), 0))
                .hasMessage("clipping: the largest norm must be above 0, but is 0.0");
        assertThatThrownBy(() -> Clipped.byValue(Clipped.byNorm(Sgd.plain(), 1), 0.5))
                .hasMessage("clipping: the optimiser is clipped already: Clipped[method=Sgd[momentum=0.0,"
                        + " nesterov=false, weightDecay=0.0], maxNorm=1.0, maxValue=Infinity]; give both limits to one of"
                        + " them");
        assertThatThrownBy(() -> Muon.defaults().withAuxiliary(Sgd.plain()))
                .hasMessage("muon: the auxiliary optimiser must have state, for example AdamW, but Sgd[momentum=0.0,"
                        + " nesterov=false, weightDecay=0.0] has none");
        assertThatThrownBy(() -> Muon.defaults().withAuxiliaryRateFactor(0))
                .hasMessage("muon: auxiliary rate factor must be finite and above 0, but is 0.0");
        assertThatThrownBy(() -> Muon.defaults().withNewtonSchulzSteps(7))
                .hasMessage("muon: Newton-Schulz steps must be from 1 to 6, but are 7");
    }
}
