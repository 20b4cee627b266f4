package org.myelin.format;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TensorTest {
    @Test
    void tensor_negativeExtent_isRefused() {
        assertThatThrownBy(() -> new Tensor(List.of(2, -1), new float[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tensor: negative extent in shape [2, -1]");
    }

    @Test
    void tensor_otherNumberOfValues_isRefused() {
        assertThatThrownBy(() -> new Tensor(List.of(2, 3), new float[5]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tensor: shape [2, 3] holds 6 values, but got 5");
    }
}
