package org.myelin.labs;

import java.util.ArrayList;
import java.util.List;
import org.myelin.lecture.CentralDifferences;
import org.myelin.lecture.ForwardPass;
import org.myelin.lecture.Gradients;
import org.myelin.lecture.Network;
import org.myelin.lecture.Sample;
import org.myelin.lecture.Sensitivities;
import org.myelin.text.Numbers;
import org.myelin.text.Text;

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
                    "∂J/∂" + Notation.of("W", l) + " = " + Notation.of("δ", l + 1) + " (" + Notation.of("a", l) + ")ᵀ",
                    Notation.vector(delta.at(l + 1)) + " " + Notation.vector(pass.activations(l)) + "ᵀ",
                    Notation.matrix(vector.weights(l)),
                    "14"));
            blocks.add(table(l, scalar, vector, differences));
        }
        return blocks;
    }

    private static List<Block> formulas() {
        return List.of(
                new Block.Equation("∂J/∂w_{ji}ˡ = δⱼˡ⁺¹ aᵢˡ", "", "", "11"),
                new Block.Equation("∂J/∂w ≈ (J(w + h) − J(w − h))/(2h)", "", "", ""),
                new Block.Paragraph(new Text(
                        "The central difference needs no chain rule, only the loss, twice: h = " + Numbers.text(H)
                                + ".",
                        "中心差分不用链式法则，只需计算两次损失函数：h = " + Numbers.text(H) + "。")));
    }

    private Block table(int l, Gradients scalar, Gradients vector, Gradients differences) {
        List<List<String>> rows = new ArrayList<>();
        for (int j = 1; j <= network.size(l + 1); j++) {
            for (int i = 1; i <= network.size(l); i++) {
                double gradient = scalar.weights(l).at(j, i);
                double difference = differences.weights(l).at(j, i);
                rows.add(List.of(
                        Notation.weight(j, i, l),
                        Numbers.text(delta.at(l + 1).at(j)),
                        Numbers.text(pass.activations(l).at(i)),
                        Numbers.text(gradient, 6),
                        Numbers.text(vector.weights(l).at(j, i), 6),
                        Numbers.text(difference, 6),
                        Numbers.text(gradient - difference, 2)));
            }
        }
        return Block.Table.of(
                new Text("Weights from layer " + l + " to layer " + (l + 1), "第 " + l + " 层到第 " + (l + 1) + " 层的连接权"),
                List.of(
                        new Text("weight", "连接权"),
                        Text.same("δⱼˡ⁺¹"),
                        Text.same("aᵢˡ"),
                        new Text("∂J/∂w, scalar (11)", "∂J/∂w 标量 (11)"),
                        new Text("vector (14)", "向量 (14)"),
                        new Text("central difference", "中心差分"),
                        new Text("difference", "差")),
                rows);
    }
}
