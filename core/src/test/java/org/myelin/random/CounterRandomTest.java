package org.myelin.random;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CounterRandomTest {
    @Test
    void nextInt_boundOfZero_isRefused() {
        assertThatThrownBy(() -> CounterRandom.of(1).nextInt(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("random: the bound must be positive, but is 0");
    }
}
