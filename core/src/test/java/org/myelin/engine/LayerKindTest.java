package org.myelin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.myelin.nn.Layer;
import org.myelin.nn.LayerFormat;
import org.myelin.nn.Scale;

class LayerKindTest {
    /** A layer that the sealed type permits but that cannot be computed or read is found here. */
    @Test
    void kinds_areTheTypesThatTheSealedTypePermits() {
        assertThat(LayerKind.ids().stream()
                        .map(id -> LayerKind.format(id).orElseThrow())
                        .<Class<?>>map(LayerFormat::type))
                .containsExactlyInAnyOrder(Layer.class.getPermittedSubclasses());
    }

    @Test
    void ids_areDifferent() {
        assertThat(LayerKind.ids()).doesNotHaveDuplicates();
    }

    @Test
    void format_byItsId_isThatOfTheLayer() {
        assertThat(LayerKind.format("scale")).contains(Scale.FORMAT);
        assertThat(LayerKind.format("Scale")).isEmpty();
    }
}
