package org.myelin.labs.activations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.myelin.labs.page.Block;
import org.myelin.labs.page.LabPage;
import org.myelin.labs.page.Read;
import org.myelin.text.Language;

class ActivationsLabTest {
    /** f and f′ of the functions in the order of the table, as the lecture has them (6). */
    private static final List<DoubleUnaryOperator> FORMULAS = List.of(
            z -> z,
            z -> 1,
            z -> 1 / (1 + Math.exp(-z)),
            z -> Math.exp(-z) / Math.pow(1 + Math.exp(-z), 2),
            z -> (Math.exp(z) - Math.exp(-z)) / (Math.exp(z) + Math.exp(-z)),
            z -> 4 / Math.pow(Math.exp(z) + Math.exp(-z), 2),
            z -> Math.max(0, z),
            z -> z > 0 ? 1 : 0);

    @Test
    void values_anyZ_areThoseOfTheFormulas() {
        List<Double> inputs = List.of(0.7, -3.0, 0.0, 2.5);

        Block.Table table = Read.table(new ActivationsLab(inputs).page(), "$f(z)$ and $f'(z)$");

        assertThat(table.cells(Language.ENGLISH))
                .extracting(row -> Read.number(row.getFirst()))
                .containsExactly(-3.0, 0.0, 0.7, 2.5);
        for (List<String> row : table.cells(Language.ENGLISH)) {
            double z = Read.number(row.getFirst());
            for (int k = 0; k < FORMULAS.size(); k++) {
                double expected = FORMULAS.get(k).applyAsDouble(z);
                assertThat(Read.number(row.get(k + 1)))
                        .as("column %d at z = %s", k + 1, z)
                        .isCloseTo(expected, within(Read.ROUNDING * Math.abs(expected)));
            }
        }
    }

    @Test
    void equations_atTheFirstZ_giveTheValueAndItsNumber() {
        LabPage page = new ActivationsLab(List.of(1.0)).page();

        assertThat(Read.equation(page, "f(z) = \\frac{1}{1 + e^{-z}}"))
                .isEqualTo(new Block.Equation("f(z) = \\frac{1}{1 + e^{-z}}", "1/(1 + 0.3679)", "0.7311", "6"));
        assertThat(Read.equation(page, "f'(z) = f(z) (1 - f(z))").numbers()).isEqualTo("0.7311 · (1 − 0.7311)");
        assertThat(Read.equation(page, "f'(z) = 1").lecture()).isEqualTo("16");
    }

    /** A quarter to the power of 10 is 2⁻²⁰. */
    @Test
    void largestDerivative_sigmoid_isAQuarterAndVanishesOverLayers() {
        Block.Table table = Read.table(
                new ActivationsLab(ActivationsLab.DEFAULT_Z).page(),
                "The largest $f'$, and its power for a number of layers");

        assertThat(table.cells(Language.ENGLISH))
                .extracting(List::getFirst)
                .containsExactly("linear", "sigmoid", "tanh", "ReLU");
        List<String> sigmoid = table.cells(Language.ENGLISH).get(1);
        assertThat(Read.number(sigmoid.get(1))).isEqualTo(0.25);
        assertThat(Read.number(sigmoid.getLast()))
                .isCloseTo(Math.pow(2, -20), within(Read.ROUNDING * Math.pow(2, -20)));
        for (int row : new int[] {0, 2, 3}) {
            assertThat(table.cells(Language.ENGLISH).get(row).subList(1, 5)).containsOnly("1");
        }
    }

    @Test
    void z_notFinite_isRefused() {
        assertThatThrownBy(() -> new ActivationsLab(List.of(1.0, Double.NaN)))
                .hasMessage("lab activations: --z must be 1 to 50 finite numbers, but is [1.0, NaN]");
    }
}
