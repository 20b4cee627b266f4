package org.myelin.labs.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.myelin.labs.formula.FormulaText;
import org.myelin.labs.formula.Notation;
import org.myelin.labs.page.Block;
import org.myelin.lecture.CentralDifferences;
import org.myelin.lecture.ForwardPass;
import org.myelin.lecture.Gradients;
import org.myelin.lecture.Network;
import org.myelin.lecture.Sample;
import org.myelin.lecture.Sensitivities;
import org.myelin.text.Numbers;

/**
 * The gradients of one sample with their numbers: scalar form, vector form, and central differences (lecture 11, 14).
 *
 * @param network the network
 * @param sample the pair (x, y)
 * @param pass its forward pass
 * @param delta its sensitivities
 */
record GradientText(Network network, Sample sample, ForwardPass pass, Sensitivities delta) {
    /** Half the distance of the two losses of a central difference; see {@link CentralDifferences} for its error. */
    private static final double H = 1e-5;

    List<Block> blocks() {
        Gradients scalar = Gradients.scalar(network, pass, delta);
        Gradients vector = Gradients.vector(network, pass, delta);
        Gradients differences = CentralDifferences.of(network, sample, H);
        List<Block> blocks = new ArrayList<>(formulas());
        for (int l = 1; l < network.depth(); l++) {
            blocks.add(new Block.Equation(
                    "\\frac{\\partial J}{\\partial " + Notation.of("W", l) + "} = " + Notation.of("\\delta", l + 1)
                            + " (" + Notation.of("a", l) + ")^\\top",
                    Notation.vector(delta.at(l + 1)) + " " + Notation.vector(pass.activations(l)) + "ᵀ",
                    Notation.matrix(vector.weights(l)),
                    "14"));
            blocks.add(table(l, scalar, vector, differences));
        }
        return blocks;
    }

    private static List<Block> formulas() {
        return List.of(
                Block.Equation.of("\\frac{\\partial J}{\\partial w_{ji}^l} = \\delta_j^{l+1} a_i^l", "11"),
                Block.Equation.of("\\frac{\\partial J}{\\partial w} \\approx \\frac{J(w + h) - J(w - h)}{2h}", ""),
                new Block.Paragraph(BackpropLab.TEXTS.text("gradients.differences", "h", H)));
    }

    private Block table(int l, Gradients scalar, Gradients vector, Gradients differences) {
        List<List<String>> rows = new ArrayList<>();
        for (int j = 1; j <= network.size(l + 1); j++) {
            for (int i = 1; i <= network.size(l); i++) {
                double gradient = scalar.weights(l).at(j, i);
                double difference = differences.weights(l).at(j, i);
                rows.add(List.of(
                        FormulaText.of(Notation.weight(j, i, l)),
                        Numbers.text(delta.at(l + 1).at(j)),
                        Numbers.text(pass.activations(l).at(i)),
                        Numbers.text(gradient, 6),
                        Numbers.text(vector.weights(l).at(j, i), 6),
                        Numbers.text(difference, 6),
                        Numbers.text(gradient - difference, 2)));
            }
        }
        return Block.Table.of(
                BackpropLab.TEXTS.text("weights", Map.of("from", l, "to", l + 1)),
                List.of(
                        BackpropLab.TEXTS.text("weights.weight"),
                        FormulaText.text("\\delta_j^{l+1}"),
                        FormulaText.text("a_i^l"),
                        BackpropLab.TEXTS.text("weights.scalar"),
                        BackpropLab.TEXTS.text("weights.vector"),
                        BackpropLab.TEXTS.text("weights.difference"),
                        BackpropLab.TEXTS.text("difference")),
                rows);
    }
}
