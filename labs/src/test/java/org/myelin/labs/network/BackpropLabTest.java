package org.myelin.labs.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.myelin.labs.page.Block;
import org.myelin.labs.page.LabPage;
import org.myelin.labs.page.Read;
import org.myelin.lecture.ElementWise;
import org.myelin.text.Language;

class BackpropLabTest {
    private static final List<Integer> SIZES = List.of(2, 3, 2);
    private static final double[] X = {0.5, 0.8};
    private static final double[] Y = {0.2, 0.9};

    private static LabPage page(ElementWise activation) {
        return new BackpropLab(new NetworkOptions(SIZES, activation, 4, List.of(0.5, 0.8)), List.of(0.2, 0.9)).page();
    }

    /** J (9) from weights alone, for differences. */
    private static double loss(ElementWise activation, double[][]... weights) {
        double[] a = X;
        for (double[][] w : weights) {
            double[] next = new double[w.length];
            for (int j = 0; j < w.length; j++) {
                double z = 0;
                for (int i = 0; i < a.length; i++) {
                    z += w[j][i] * a[i];
                }
                next[j] = ForwardLabTest.f(activation, z);
            }
            a = next;
        }
        double sum = 0;
        for (int j = 0; j < Y.length; j++) {
            sum += (a[j] - Y[j]) * (a[j] - Y[j]) / 2;
        }
        return sum;
    }

    /**
     * All four columns of gradients against (J(w+h) − J(w−h))/2h with this test's own J; h = 10⁻⁶ is good to about
     * 10⁻¹⁰. The page shows six digits.
     */
    @ParameterizedTest
    @EnumSource(ElementWise.class)
    void gradients_anyActivation_areThoseOfTheLoss(ElementWise activation) {
        LabPage page = page(activation);
        double[][][] w = {ForwardLabTest.weights(page, "W^1"), ForwardLabTest.weights(page, "W^2")};
        assertThat(Read.number(Read.equation(page, "J = \\frac{1}{2} \\sum_j (a_j^3 - y_j)^2")
                        .result()))
                .isCloseTo(loss(activation, w), within(Read.ROUNDING * loss(activation, w)));
        double h = 1e-6;
        for (int l = 0; l < 2; l++) {
            List<List<String>> rows = Read.table(page, "Weights from layer " + (l + 1) + " to layer " + (l + 2))
                    .cells(Language.ENGLISH);
            int row = 0;
            for (int j = 0; j < w[l].length; j++) {
                for (int i = 0; i < w[l][j].length; i++) {
                    double kept = w[l][j][i];
                    w[l][j][i] = kept + h;
                    double above = loss(activation, w);
                    w[l][j][i] = kept - h;
                    double below = loss(activation, w);
                    w[l][j][i] = kept;
                    double expected = (above - below) / (2 * h);
                    for (int column = 3; column <= 5; column++) {
                        assertThat(Read.number(rows.get(row).get(column)))
                                .as("%s, column %d", rows.get(row).getFirst(), column)
                                .isCloseTo(expected, within(5e-6 * Math.abs(expected) + 1e-9));
                    }
                    row++;
                }
            }
            assertThat(rows).hasSize(row);
        }
    }

    /** δ^L = (a − y) f′(z), and with sigmoid f′ = a (1 − a) (lecture 12). */
    @Test
    void sensitivities_ofTheOutput_areThoseOfTheFormula() {
        LabPage page = page(ElementWise.SIGMOID);

        List<List<String>> neurons = Read.table(page, "Each neuron").cells(Language.ENGLISH);
        assertThat(neurons).hasSize(5);
        for (int j = 0; j < 2; j++) {
            List<String> neuron = neurons.get(3 + j);
            double a = Read.number(neuron.get(2));
            // a is shown with four digits, so a − y of about 0.3 is good to three
            double expected = (a - Y[j]) * a * (1 - a);
            assertThat(Read.number(neuron.getLast())).isCloseTo(expected, within(3e-3 * Math.abs(expected)));
            assertThat(neuron.get(4)).isEqualTo("–");
        }
        assertThat(Read.table(page, "Both forms side by side").cells(Language.ENGLISH))
                .hasSize(5)
                .allSatisfy(row -> assertThat(row.get(1)).isEqualTo(row.get(2)));
    }

    @Test
    void formulas_ofThePage_haveTheLecturesNumbers() {
        assertThat(Read.equations(page(ElementWise.TANH)))
                .extracting(Block.Equation::lecture)
                .contains("9", "11", "12", "13", "14");
    }

    @Test
    void target_ofAnotherSize_isRefused() {
        assertThatThrownBy(() -> new BackpropLab(
                                new NetworkOptions(SIZES, ElementWise.SIGMOID, 1, List.of()), List.of(1.0))
                        .page())
                .hasMessage("lab backprop: the network has 2 outputs, but --y has 1 values");
    }
}
