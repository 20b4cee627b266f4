package org.myelin.runs.image;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.myelin.data.FeatureShape;
import org.myelin.data.Normalizer;
import org.myelin.model.Model;
import org.myelin.model.Provenance;
import org.myelin.nn.Architecture;
import org.myelin.nn.Parameters;

class ImageFeaturesTest {
    @Test
    void read_modelOfTableRows_isRefused() {
        Parameters parameters = Parameters.zeros(Architecture.builder(4).classes(2));
        Provenance provenance = Provenance.builder("test").seed(7).build();
        Model model = new Model(parameters, Normalizer.none(FeatureShape.flat(4)), List.of("a", "b"), provenance);

        assertThatThrownBy(() -> ImageFeatures.read(Path.of("cat.jpg"), model, ImageFeatures.Inversion.AUTO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("predict: the model takes 4 features, which are not a grey or colour image;"
                        + " it cannot classify cat.jpg");
    }
}
