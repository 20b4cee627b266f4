package org.myelin.lecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class VectorMatrixTest {
    private static final Matrix M = Matrix.of(new double[][] {{1, 2, 3}, {4, 5, 6}});

    @Test
    void vector_arithmetic_worksByComponent() {
        Vector v = Vector.of(1, 2);
        Vector u = Vector.of(3, 5);
        assertThat(v.plus(u)).isEqualTo(Vector.of(4, 7));
        assertThat(v.minus(u)).isEqualTo(Vector.of(-2, -3));
        assertThat(v.hadamard(u)).isEqualTo(Vector.of(3, 10));
        assertThat(v.times(2)).isEqualTo(Vector.of(2, 4));
        assertThat(v.dot(u)).isEqualTo(13);
        assertThat(v.outer(u)).isEqualTo(Matrix.of(new double[][] {{3, 5}, {6, 10}}));
        assertThat(v).hasToString("[1.0, 2.0]");
    }

    @Test
    void vector_sourceArrayChangesLater_staysTheSame() {
        double[] values = {1, 2};
        Vector v = Vector.of(values);
        values[0] = 9;
        v.toArray()[1] = 9;
        assertThat(v).isEqualTo(Vector.of(1, 2)).hasSameHashCodeAs(Vector.of(1, 2));
    }

    @Test
    void vector_floats_areWidenedExactly() {
        assertThat(Vector.of(new float[] {0.1f})).isEqualTo(Vector.of((double) 0.1f));
        assertThat(Matrix.ofRowMajor(1, 1, new float[] {0.1f}).at(1, 1)).isEqualTo((double) 0.1f);
    }

    @Test
    void at_indexZero_remindsOfTheCounting() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Vector.of(1, 2).at(0))
                .withMessage("vector: i goes from 1 to 2, but got 0; the lecture counts from 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> M.at(3, 1))
                .withMessage("matrix: row j goes from 1 to 2, but got 3; the lecture counts from 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> M.at(1, 4))
                .withMessage("matrix: column i goes from 1 to 3, but got 4; the lecture counts from 1");
    }

    @Test
    void plus_otherSize_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Vector.of(1, 2).plus(Vector.of(1)))
                .withMessage("vector: v + u expects 2 values, but u has 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> M.minus(M.transpose()))
                .withMessage("matrix: M − N expects a matrix of 2 × 3, but got one of 3 × 2");
    }

    @Test
    void matrix_arithmetic_matchesHandComputation() {
        assertThat(M.times(Vector.of(1, 0, -1))).isEqualTo(Vector.of(-2, -2));
        assertThat(M.transpose()).isEqualTo(Matrix.of(new double[][] {{1, 4}, {2, 5}, {3, 6}}));
        assertThat(M.plus(M)).isEqualTo(M.times(2)).hasSameHashCodeAs(M.times(2));
        assertThat(M.row(2)).isEqualTo(Vector.of(4, 5, 6));
        assertThat(Matrix.ofRowMajor(2, 3, M.toRowMajor())).isEqualTo(M);
        assertThat(M).hasToString("[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]");
    }

    @Test
    void times_vectorOfAnotherSize_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> M.times(Vector.of(1, 2)))
                .withMessage("matrix: the product of 2 × 3 with a vector expects 3 values, but v has 2");
    }

    @Test
    void matrix_raggedRows_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Matrix.of(new double[][] {{1, 2}, {3}}))
                .withMessage("matrix: each row expects 2 values, but row 2 has 1");
    }

    @Test
    void matrix_noRows_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Matrix.of(new double[][] {}))
                .withMessage("matrix: needs at least 1 row and 1 column, but got 0 × 0");
    }

    @Test
    void ofRowMajor_wrongNumberOfValues_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Matrix.ofRowMajor(2, 3, new double[5]))
                .withMessage("matrix of 2 × 3 expects 6 values, but the array has 5");
    }
}
