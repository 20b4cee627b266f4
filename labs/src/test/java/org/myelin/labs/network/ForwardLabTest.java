package org.myelin.labs.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.myelin.labs.page.LabPage;
import org.myelin.labs.page.Read;
import org.myelin.lecture.ElementWise;
import org.myelin.text.Language;

class ForwardLabTest {
    private static final List<Integer> SIZES = List.of(3, 4, 3, 2);

    /** f of the lecture (6), for the test. */
    static double f(ElementWise f, double z) {
        return switch (f) {
            case LINEAR -> z;
            case SIGMOID -> 1 / (1 + Math.exp(-z));
            case TANH -> Math.tanh(z);
            case RELU -> Math.max(0, z);
        };
    }

    /** Wˡ as the page shows it: {@code [a  b;  c  d]}. */
    static double[][] weights(LabPage page, String symbol) {
        String text = Read.equation(page, symbol).numbers();
        return List.of(text.substring(1, text.length() - 1).split(";  ")).stream()
                .map(row -> List.of(row.split("  ")).stream()
                        .mapToDouble(Read::number)
                        .toArray())
                .toArray(double[][]::new);
    }

    /** Recomputes the network from the weights on the page, which are exact: they have two decimals. */
    @ParameterizedTest
    @EnumSource(ElementWise.class)
    void page_anyActivation_hasTheOutputsOfTheFormulas(ElementWise activation) {
        LabPage page = new ForwardLab(new NetworkOptions(SIZES, activation, 5, List.of(0.5, -1.0, 0.2))).page();

        double[] a = {0.5, -1, 0.2};
        for (int l = 1; l < SIZES.size(); l++) {
            double[][] w = weights(page, "W^" + l);
            double[] next = new double[w.length];
            for (int i = 0; i < w.length; i++) {
                double z = 0;
                for (int j = 0; j < a.length; j++) {
                    z += w[i][j] * a[j];
                }
                next[i] = f(activation, z);
                String index = "_" + (i + 1) + "^" + (l + 1);
                assertThat(Read.number(Read.equation(page, "a" + index + " = f(z" + index + ")")
                                .result()))
                        .as("a%s", index)
                        .isCloseTo(next[i], within(Read.ROUNDING * Math.abs(next[i]) + 1e-12));
            }
            a = next;
        }
        double[] composed = Read.vector(
                Read.equation(page, "a^4 = f(W^3 f(W^2 f(W^1 a^1)))").result());
        assertThat(composed).hasSize(2);
        for (int i = 0; i < 2; i++) {
            assertThat(composed[i]).isCloseTo(a[i], within(Read.ROUNDING * Math.abs(a[i]) + 1e-12));
        }
    }

    @Test
    void forms_ofTheSameNetwork_areEqual() {
        LabPage page = new ForwardLab(new NetworkOptions(SIZES, ElementWise.SIGMOID, 1, List.of())).page();

        List<List<String>> forms =
                Read.table(page, "The output in all three forms").cells(Language.ENGLISH);
        assertThat(forms).extracting(List::getFirst).containsExactly("(3)", "(4)", "(5)");
        assertThat(forms.stream().map(List::getLast).distinct()).hasSize(1);
        assertThat(Read.table(page, "Both forms side by side").cells(Language.ENGLISH))
                .hasSize(4)
                .allSatisfy(row -> assertThat(row.get(1)).isEqualTo(row.get(2)));
    }

    @Test
    void seed_another_givesOtherWeights() {
        LabPage one = new ForwardLab(new NetworkOptions(SIZES, ElementWise.SIGMOID, 1, List.of())).page();
        LabPage other = new ForwardLab(new NetworkOptions(SIZES, ElementWise.SIGMOID, 2, List.of())).page();

        assertThat(weights(one, "W^1")).isNotEqualTo(weights(other, "W^1"));
    }

    @Test
    void options_thatDoNotFit_areRefused() {
        assertThatThrownBy(
                        () -> new ForwardLab(new NetworkOptions(List.of(2, 9), ElementWise.RELU, 1, List.of())).page())
                .hasMessage("lab forward: --sizes must be 2 to 6 layers of 1 to 8 neurons, but is [2, 9]");
        assertThatThrownBy(() ->
                        new ForwardLab(new NetworkOptions(List.of(2, 1), ElementWise.RELU, 1, List.of(1.0))).page())
                .hasMessage("lab forward: the network has 2 inputs, but --x has 1 values");
    }
}
