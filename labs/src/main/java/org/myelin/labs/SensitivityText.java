package org.myelin.labs;

import java.util.ArrayList;
import java.util.List;
import org.myelin.lecture.ForwardPass;
import org.myelin.lecture.Matrix;
import org.myelin.lecture.Sensitivities;
import org.myelin.lecture.Vector;
import org.myelin.text.Numbers;
import org.myelin.text.Text;

/**
 * The sensitivities of one sample with their numbers, from the last layer to the second, in scalar form and in vector form
 * (lecture 12-14).
 *
 * @param small the network
 * @param pass the forward pass
 * @param delta the sensitivities, in scalar form
 * @param y what is wanted of the output
 */
record SensitivityText(SmallNetwork small, ForwardPass pass, Sensitivities delta, Vector y) {
    List<Block> blocks() {
        Sensitivities vector = Sensitivities.vector(small.network(), pass, y);
        List<Block> blocks = new ArrayList<>();
        for (int l = small.depth(); l >= 2; l--) {
            blocks.add(new Block.Paragraph(new Text("Layer " + l, "第 " + l + " 层")));
            for (int i = 1; i <= small.network().size(l); i++) {
                blocks.add(l == small.depth() ? last(i) : hidden(l, i));
            }
            if (l < small.depth()) {
                blocks.add(layer(l, vector));
            }
        }
        blocks.add(comparison(vector));
        return blocks;
    }

    /** δᵢ^L = (aᵢ^L − yᵢ) f′(zᵢ^L) (lecture 12). */
    private Block last(int i) {
        int l = small.depth();
        return new Block.Equation(
                Notation.of("δ", i, l) + " = (" + Notation.of("a", i, l) + " − y" + Numbers.subscript(i) + ") f′("
                        + Notation.of("z", i, l) + ")",
                "(" + Numbers.text(pass.output().at(i)) + " − " + FunctionText.factor(y.at(i)) + ") · "
                        + Numbers.text(slope(l, i)),
                Numbers.text(delta.at(l).at(i)),
                "12");
    }

    /** δᵢˡ = f′(zᵢˡ) Σⱼ δⱼˡ⁺¹ w_jiˡ (lecture 13). */
    private Block hidden(int l, int i) {
        Matrix w = small.network().weights(l);
        return new Block.Equation(
                Notation.of("δ", i, l) + " = f′(" + Notation.of("z", i, l) + ") Σⱼ δⱼ" + Numbers.superscript(l + 1)
                        + " wⱼ" + Numbers.subscript(i) + Numbers.superscript(l),
                Numbers.text(slope(l, i)) + " · ("
                        + Notation.products(delta.at(l + 1), Vector.build(w.rows(), j -> w.at(j, i))) + ")",
                Numbers.text(delta.at(l).at(i)),
                "13");
    }

    /** δˡ = f′(zˡ) ∘ ((Wˡ)ᵀ δˡ⁺¹) (lecture 14). */
    private Block layer(int l, Sensitivities vector) {
        return new Block.Equation(
                Notation.of("δ", l) + " = f′(" + Notation.of("z", l) + ") ∘ ((" + Notation.of("W", l) + ")ᵀ "
                        + Notation.of("δ", l + 1) + ")",
                Notation.vector(small.f().derivative(pass.netInputs(l))) + " ∘ ("
                        + Notation.matrix(small.network().weights(l).transpose()) + " "
                        + Notation.vector(vector.at(l + 1)) + ")",
                Notation.vector(vector.at(l)),
                "14");
    }

    private double slope(int l, int i) {
        return small.f().derivative(pass.netInputs(l).at(i));
    }

    private Block comparison(Sensitivities vector) {
        List<List<String>> rows = new ArrayList<>();
        for (int l = small.depth(); l >= 2; l--) {
            for (int i = 1; i <= small.network().size(l); i++) {
                double one = delta.at(l).at(i);
                double other = vector.at(l).at(i);
                rows.add(List.of(
                        Notation.of("δ", i, l),
                        Numbers.text(one, 10),
                        Numbers.text(other, 10),
                        Numbers.text(one - other)));
            }
        }
        return Block.Table.of(
                new Text("Both forms side by side", "两种形式对照"),
                List.of(
                        new Text("neuron", "神经元"),
                        new Text("scalar form (13)", "标量形式 (13)"),
                        new Text("vector form (14)", "向量形式 (14)"),
                        new Text("difference", "差")),
                rows);
    }
}
