package org.myelin.view.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Text in the columns of a terminal. */
class ColumnsTest {
    @Test
    void wrapped_longText_breaksAtBlanksAndBetweenChineseCharacters() {
        assertThat(Columns.wrapped("one two three", 8, "  ")).isEqualTo("one two\n  three");
        assertThat(Columns.wrapped("about 56.0 % of", 11, "")).isEqualTo("about\n56.0 % of");
        assertThat(Columns.wrapped("神经元对输入求和，再激活。", 10, "")).isEqualTo("神经元对输\n入求和，再\n激活。");
    }

    @Test
    void columns_chineseText_countTwoForEachCharacter() {
        assertThat(Columns.width("f′ 层")).isEqualTo(5);
        assertThat(Columns.left("层", 4)).isEqualTo("层  ");
        assertThat(Columns.right("层", 4)).isEqualTo("  层");
    }
}
