package org.myelin.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
    /** Rows: cat, dog, cow, unicorn (of which there is none and which nothing is taken for). */
    private final ConfusionMatrix matrix = new ConfusionMatrix(List.of("cat", "dog", "cow", "unicorn"), new long[][] {
        {5, 1, 0, 0},
        {2, 3, 0, 0},
        {1, 2, 0, 0},
        {0, 0, 0, 0}
    });

    @Test
    void sums_byHand_areRowsColumnsAndDiagonal() {
        assertThat(matrix.total()).isEqualTo(14);
        assertThat(matrix.correct()).isEqualTo(8);
        assertThat(matrix.support(1)).isEqualTo(5);
        assertThat(matrix.predicted(1)).isEqualTo(6);
        assertThat(matrix.count(0, 1)).isEqualTo(1);
        assertThat(matrix.count(1, 0)).isEqualTo(2);
        assertThat(matrix.classes()).isEqualTo(4);
    }

    @Test
    void classMetrics_byHand_areThoseQuotients() {
        List<ClassMetrics> metrics = matrix.classMetrics();

        // cat: 5 of 8 predictions, 5 of 6 samples; F1 = 2·(5/8)·(5/6) / (5/8 + 5/6) = 5/7
        assertThat(metrics.getFirst().className()).isEqualTo("cat");
        assertThat(metrics.getFirst().precision()).isEqualTo(0.625);
        assertThat(metrics.getFirst().recall()).isCloseTo(5.0 / 6, within(1e-15));
        assertThat(metrics.getFirst().f1()).isCloseTo(5.0 / 7, within(1e-15));
        assertThat(metrics.getFirst().support()).isEqualTo(6);
        // dog: 3 of 6 predictions, 3 of 5 samples; F1 = 6/11
        assertThat(metrics.get(1).precision()).isEqualTo(0.5);
        assertThat(metrics.get(1).recall()).isEqualTo(0.6);
        assertThat(metrics.get(1).f1()).isCloseTo(6.0 / 11, within(1e-15));
    }

    @Test
    void classMetrics_withNothingToDivideBy_areZero() {
        assertThat(matrix.classMetrics().get(2)).isEqualTo(new ClassMetrics("cow", 0, 0, 0, 3));
        assertThat(matrix.classMetrics().get(3)).isEqualTo(new ClassMetrics("unicorn", 0, 0, 0, 0));
    }

    @Test
    void macroAverage_byHand_isTheMeanOverAllClasses() {
        MacroAverage average = new Evaluation(1, matrix, List.of()).macroAverage();

        assertThat(average.precision()).isCloseTo((0.625 + 0.5) / 4, within(1e-15));
        assertThat(average.recall()).isCloseTo((5.0 / 6 + 0.6) / 4, within(1e-15));
        assertThat(average.f1()).isCloseTo((5.0 / 7 + 6.0 / 11) / 4, within(1e-15));
    }

    @Test
    void new_changingTheArrayAfterwards_doesNotChangeTheMatrix() {
        long[][] counts = {{1, 0}, {0, 1}};
        ConfusionMatrix copied = new ConfusionMatrix(List.of("a", "b"), counts);

        counts[0][0] = 9;
        copied.toArray()[1][1] = 9;

        assertThat(copied).isEqualTo(new ConfusionMatrix(List.of("a", "b"), new long[][] {{1, 0}, {0, 1}}));
        assertThat(copied).hasToString("ConfusionMatrix[a, b][[1, 0], [0, 1]]");
    }

    @Test
    void new_wrongCounts_isRefused() {
        assertThatThrownBy(() -> new ConfusionMatrix(List.of("a", "b"), new long[][] {{1, 0}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("confusion matrix: expected 2 rows, one a class, but got 1");
        assertThatThrownBy(() -> new ConfusionMatrix(List.of("a", "b"), new long[][] {{1, 0}, {1}}))
                .hasMessage("confusion matrix: expected 2 counts of at least 0 in row 1, but got [1]");
        assertThatThrownBy(() -> new ConfusionMatrix(List.of("a", "b"), new long[][] {{1, -1}, {0, 0}}))
                .hasMessage("confusion matrix: expected 2 counts of at least 0 in row 0, but got [1, -1]");
    }
}
