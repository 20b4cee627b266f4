package org.myelin.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.myelin.kernel.KernelChoice;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.Parameters;
import org.myelin.nn.ShapeMismatchException;

class ModelTest {
    private final Model model = Models.classifier();

    @Test
    void parameters_changedAfterwards_doNotChangeTheModel() {
        String before = model.parameters().sha256();
        Parameters given = model.parameters();
        Model other = new Model(given, model.normalizer(), model.classNames(), model.provenance());

        given.storage()[0] = 17;
        model.parameters().storage()[0] = 17;

        assertThat(model.parameters().sha256()).isEqualTo(before);
        assertThat(other.parameters().sha256()).isEqualTo(before);
    }

    @Test
    void new_partsThatDoNotFit_areRefused() {
        Parameters parameters = Parameters.zeros(
                Architecture.builder(5).dense(2, Activation.RELU).classes(3));

        assertThatThrownBy(() -> new Model(parameters, model.normalizer(), List.of("a", "b", "c"), Models.PROVENANCE))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessage("model: the network has 5 inputs, but the normalizer is for samples of 12 features"
                        + " (2 x 2 x 3)");
        assertThatThrownBy(
                        () -> new Model(model.parameters(), model.normalizer(), List.of("a", "b"), Models.PROVENANCE))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessage("model: the network has 3 outputs, but there are 2 class names;"
                        + " it needs one for each output");
    }

    @Test
    void new_parametersThatDiverged_areRefused() {
        Parameters parameters = model.parameters();
        float[] weights = parameters.weights(1);
        weights[40] = Float.POSITIVE_INFINITY;
        parameters.setWeights(1, weights);

        assertThatThrownBy(() -> new Model(parameters, model.normalizer(), model.classNames(), Models.PROVENANCE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("model: value 40 of layers.1.weight is Infinity, but every parameter must be finite;"
                        + " training has diverged");
    }

    @Test
    void provenance_ofABuilder_describesThisProcess() {
        Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);

        Provenance provenance = Provenance.builder("digits")
                .trainingSha256("abc")
                .seed(3)
                .epochs(20, 7)
                .trainingSeconds(1.5)
                .threads(2)
                .build();

        assertThat(provenance.dataset()).isEqualTo("digits");
        assertThat(provenance.trainingSha256()).isEqualTo("abc");
        assertThat(provenance.seed()).isEqualTo(3);
        assertThat(provenance.epochs()).isEqualTo(20);
        assertThat(provenance.bestEpoch()).isEqualTo(7);
        assertThat(provenance.trainingSeconds()).isEqualTo(1.5);
        assertThat(provenance.threads()).isEqualTo(2);
        assertThat(provenance.kernels())
                .isEqualTo(KernelChoice.active().kernels().name());
        assertThat(provenance.jdk()).startsWith(Runtime.version().toString());
        assertThat(provenance.myelinVersion()).isNotEmpty();
        assertThat(provenance.created()).isBetween(before, Instant.now());
        assertThat(ChronoUnit.SECONDS.between(
                        provenance.created(), provenance.created().truncatedTo(ChronoUnit.SECONDS)))
                .isZero();
    }

    @Test
    void provenance_impossibleNumbers_areRefused() {
        assertThatThrownBy(() ->
                        Provenance.builder("digits").trainingSeconds(Double.NaN).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("provenance: epochs, best epoch, threads and seconds must be at least 0 and finite,"
                        + " but are 0, 0, 0 and NaN");
    }
}
