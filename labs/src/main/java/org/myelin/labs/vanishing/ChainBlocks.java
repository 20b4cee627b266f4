package org.myelin.labs.vanishing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.myelin.labs.formula.Formula;
import org.myelin.labs.formula.FormulaText;
import org.myelin.labs.formula.FunctionText;
import org.myelin.labs.formula.Notation;
import org.myelin.labs.page.Block;
import org.myelin.lecture.ElementWise;
import org.myelin.lecture.SingleNeuronChain;
import org.myelin.lecture.Vector;
import org.myelin.text.Numbers;
import org.myelin.text.Text;

/**
 * The product that a sensitivity is in a network of one neuron per layer, for each activation function (lecture 15,
 * 16).
 *
 * @param depth number of weights, L − 1, at least 2
 * @param weight all weights w
 * @param input x
 * @param target y
 */
public record ChainBlocks(int depth, double weight, double input, double target) {
    /** Checks the depth. */
    public ChainBlocks {
        if (depth < 2) {
            throw new IllegalArgumentException(
                    "lab vanishing: a chain needs at least 2 weights, or there is no factor, but --chain is " + depth);
        }
    }

    /** The way of the gradient through the chain of one activation function. */
    public SingleNeuronChain.Trace trace(ElementWise f) {
        return new SingleNeuronChain(Vector.build(depth, l -> weight), f).run(input, target);
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(
                VanishingLab.TEXTS.text("chain.product", Map.of("w", weight, "x", input, "y", target))));
        for (ElementWise f : ElementWise.values()) {
            blocks.add(new Block.Paragraph(new FunctionText(f).name()));
            blocks.add(equation(trace(f)));
        }
        blocks.add(table());
        return blocks;
    }

    private static Block equation(SingleNeuronChain.Trace trace) {
        String factors = Stream.concat(trace.factors(2).stream(), Stream.of(trace.outputSensitivity()))
                .map(Notation::factor)
                .collect(Collectors.joining(" · "));
        return new Block.Equation(
                "\\delta^2 = f'(z^2)w^2 f'(z^3)w^3 \\cdots f'(z^{L-1})w^{L-1} \\delta^L",
                factors,
                Numbers.text(trace.sensitivity(2)) + ", " + new Formula("\\delta^2/\\delta^L").plain() + " = "
                        + Numbers.text(trace.product(2)),
                "15");
    }

    private Block table() {
        List<Text> header = new ArrayList<>(List.of(VanishingLab.TEXTS.text("chain.layer")));
        for (ElementWise f : ElementWise.values()) {
            header.add(VanishingLab.TEXTS.text("chain.factor", "function", new FunctionText(f).name()));
            header.add(FormulaText.text("|\\delta^l|"));
        }
        List<List<String>> rows = new ArrayList<>();
        for (int l = depth + 1; l >= 2; l--) {
            List<String> row = new ArrayList<>(List.of(String.valueOf(l)));
            for (ElementWise f : ElementWise.values()) {
                SingleNeuronChain.Trace trace = trace(f);
                row.add(l == depth + 1 ? "" : Numbers.text(trace.factor(l)));
                row.add(Numbers.text(Math.abs(trace.sensitivity(l))));
            }
            rows.add(row);
        }
        return Block.Table.of(VanishingLab.TEXTS.text("chain.factors"), header, rows);
    }
}
