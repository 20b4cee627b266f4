package org.myelin.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.myelin.kernel.Panels;
import org.myelin.kernel.ThreadTeam;
import org.myelin.optim.Muon;
import org.myelin.random.CounterRandom;

/** The work on Gram matrices against X := aX + bXXᵀX + cXXᵀXXᵀX in double precision. */
class NewtonSchulzTest {
    private static final int ITERATIONS = 5;
    private static final int AT = 3;
    /** {@code decades}: by how many powers of ten the columns differ in size, and so, about, the singular values. */
    @ParameterizedTest
    @CsvSource({
        "64, 64, 0",
        "100, 40, 0",
        "40, 100, 0",
        "33, 7, 0",
        "5, 200, 0",
        "1, 9, 0",
        "9, 1, 0",
        "64, 64, 3",
        "70, 37, 5",
        "37, 70, 5"
    })
    void orthogonalize_anyShape_isTheIterationOfTheSource(int rows, int columns, int decades) {
        double[][] expected = new double[rows][columns];
        float[] x = new float[AT + Panels.size(rows, columns)];
        CounterRandom random = CounterRandom.of(5);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                float value = (float) (40 * random.nextGaussian() * Math.pow(10, -(double) decades * c / columns));
                expected[r][c] = value;
                x[AT + Panels.index(rows, r, c)] = value;
            }
        }

        expected = iterate(expected);
        try (ThreadTeam team = new ThreadTeam(1)) {
            new NewtonSchulz(rows, columns).orthogonalize(x, AT, ITERATIONS, team);
        }

        // G is right to about ε = 6e-8 of its largest value, 1; a direction grows 3.4445⁵ = 485 times at most: 485 · 5
        // ε = 1.5e-4.
        // Of a singular value of 1e-3 the square, 1e-6, is right to some per cent, and so is what becomes of it, up to
        // 1.2: nothing
        // beside the iteration's own 30 %, and spread over all elements of its direction.
        double tolerance = decades == 0 ? 1.5e-4 : 5e-3;
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                assertThat((double) x[AT + Panels.index(rows, r, c)]).isCloseTo(expected[r][c], within(tolerance));
            }
        }
        if (decades == 0) {
            // a random matrix is well conditioned, but a square one may have one small singular value
            double squares = sum(expected);
            assertThat(squares / Math.min(rows, columns)).isBetween(0.47, 1.3);
        }
    }

    /**
     * As many iterations as Muon allows, on a matrix of rank 3: rounding errors of G in the other directions stay
     * small.
     */
    @ParameterizedTest
    @CsvSource({"64, 64", "200, 40", "40, 200"})
    void orthogonalize_fewDirections_growsNoOthers(int rows, int columns) {
        CounterRandom random = CounterRandom.of(6);
        double[][] left = new double[rows][3];
        double[][] right = new double[3][columns];
        for (double[][] factor : List.of(left, right)) {
            for (double[] row : factor) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = random.nextGaussian();
                }
            }
        }
        double[][] product = times(left, right);
        float[] x = new float[Panels.size(rows, columns)];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                x[Panels.index(rows, r, c)] = (float) product[r][c];
            }
        }

        try (ThreadTeam team = new ThreadTeam(1)) {
            new NewtonSchulz(rows, columns).orthogonalize(x, 0, Muon.MAX_NEWTON_SCHULZ_STEPS, team);
        }

        double squares = 0;
        for (float value : x) {
            squares += (double) value * value;
        }
        // three singular values between 0.68 and 1.21; of the rest, rounding of X by 6e-8, grows 3.4445⁶ = 1670 times
        assertThat(squares).isBetween(3 * 0.45, 3 * 1.5);
    }

    private static double sum(double[][] x) {
        double squares = 0;
        for (double[] row : x) {
            for (double value : row) {
                squares += value * value;
            }
        }
        return squares;
    }

    /** Five iterations in double precision. */
    static double[][] iterate(double[][] start) {
        double norm = Math.sqrt(sum(start));
        double[][] x = combine(1 / norm, start, 0, start);
        for (int i = 0; i < ITERATIONS; i++) {
            double[][] cubed = times(times(x, transposed(x)), x);
            double[][] fifth = times(times(cubed, transposed(x)), x);
            x = combine(1, combine(3.4445, x, -4.7750, cubed), 2.0315, fifth);
        }
        return x;
    }

    private static double[][] transposed(double[][] a) {
        double[][] result = new double[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                result[j][i] = a[i][j];
            }
        }
        return result;
    }

    private static double[][] times(double[][] a, double[][] b) {
        double[][] result = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < b.length; k++) {
                for (int j = 0; j < b[0].length; j++) {
                    result[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return result;
    }

    private static double[][] combine(double s, double[][] a, double t, double[][] b) {
        double[][] result = new double[a.length][a[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                result[i][j] = s * a[i][j] + t * b[i][j];
            }
        }
        return result;
    }
}
