package org.myelin.labs.network;

import java.util.ArrayList;
import java.util.List;
import org.myelin.labs.formula.FormulaText;
import org.myelin.labs.formula.Notation;
import org.myelin.labs.page.Block;
import org.myelin.lecture.ForwardPass;
import org.myelin.lecture.Matrix;
import org.myelin.lecture.Sensitivities;
import org.myelin.lecture.Vector;
import org.myelin.text.Numbers;

/**
 * The sensitivities of one sample with their numbers, from the last layer to the second, in scalar form and in vector
 * form (lecture 12-14).
 *
 * @param small the network
 * @param pass the forward pass
 * @param delta the sensitivities, in scalar form
 * @param y target
 */
record SensitivityText(SmallNetwork small, ForwardPass pass, Sensitivities delta, Vector y) {
    List<Block> blocks() {
        Sensitivities vector = Sensitivities.vector(small.network(), pass, y);
        List<Block> blocks = new ArrayList<>();
        for (int l = small.depth(); l >= 2; l--) {
            blocks.add(new Block.Paragraph(BackpropLab.TEXTS.text("layer", "layer", l)));
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
                Notation.of("\\delta", i, l) + " = (" + Notation.of("a", i, l) + " - " + Notation.indexed("y", i)
                        + ") f'(" + Notation.of("z", i, l) + ")",
                "(" + Numbers.text(pass.output().at(i)) + " − " + Notation.factor(y.at(i)) + ") · "
                        + Numbers.text(slope(l, i)),
                Numbers.text(delta.at(l).at(i)),
                "12");
    }

    /** δᵢˡ = f′(zᵢˡ) Σⱼ δⱼˡ⁺¹ w_jiˡ (lecture 13). */
    private Block hidden(int l, int i) {
        Matrix w = small.network().weights(l);
        return new Block.Equation(
                Notation.of("\\delta", i, l) + " = f'(" + Notation.of("z", i, l) + ") \\sum_j \\delta_j^" + (l + 1)
                        + " w_{j" + i + "}^" + l,
                Numbers.text(slope(l, i)) + " · ("
                        + Notation.products(delta.at(l + 1), Vector.build(w.rows(), j -> w.at(j, i))) + ")",
                Numbers.text(delta.at(l).at(i)),
                "13");
    }

    /** δˡ = f′(zˡ) ∘ ((Wˡ)ᵀ δˡ⁺¹) (lecture 14). */
    private Block layer(int l, Sensitivities vector) {
        return new Block.Equation(
                Notation.of("\\delta", l) + " = f'(" + Notation.of("z", l) + ") \\circ ((" + Notation.of("W", l)
                        + ")^\\top " + Notation.of("\\delta", l + 1) + ")",
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
                        FormulaText.of(Notation.of("\\delta", i, l)),
                        Numbers.text(one, 10),
                        Numbers.text(other, 10),
                        Numbers.text(one - other)));
            }
        }
        return Block.Table.of(
                BackpropLab.TEXTS.text("both"),
                List.of(
                        BackpropLab.TEXTS.text("both.neuron"),
                        BackpropLab.TEXTS.text("both.scalar"),
                        BackpropLab.TEXTS.text("both.vector"),
                        BackpropLab.TEXTS.text("difference")),
                rows);
    }
}
