package org.myelin.labs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.myelin.lecture.ElementWise;
import org.myelin.lecture.SingleNeuronChain;
import org.myelin.lecture.Vector;
import org.myelin.text.Numbers;
import org.myelin.text.Text;

/**
 * The product that a sensitivity is in a network of one neuron per layer, for each activation function (lecture 15, 16).
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
        String w = Numbers.text(weight);
        blocks.add(new Block.Paragraph(new Text(
                "One neuron in each layer, all weights " + w + ", x = " + Numbers.text(input) + ", y = "
                        + Numbers.text(target)
                        + ". From layer l+1 to layer l a sensitivity is multiplied by f′(zˡ)wˡ, so that δ² is δᴸ times one"
                        + " such factor for each layer between.",
                "每层一个神经元，连接权均为 " + w + "，x = " + Numbers.text(input) + "，y = " + Numbers.text(target)
                        + "。敏感系数从第 l+1 层传到第 l 层要乘以 f′(zˡ)wˡ，因此 δ² 等于 δᴸ 乘以中间每层的一个这样的因子。")));
        for (ElementWise f : ElementWise.values()) {
            blocks.add(new Block.Paragraph(new FunctionText(f).name()));
            blocks.add(equation(trace(f)));
        }
        blocks.add(table());
        return blocks;
    }

    private static Block equation(SingleNeuronChain.Trace trace) {
        String factors = Stream.concat(trace.factors(2).stream(), Stream.of(trace.outputSensitivity()))
                .map(FunctionText::factor)
                .collect(Collectors.joining(" · "));
        return new Block.Equation(
                "δ² = f′(z²)w² f′(z³)w³ … f′(zᴸ⁻¹)wᴸ⁻¹ δᴸ",
                factors,
                Numbers.text(trace.sensitivity(2)) + ", δ²/δᴸ = " + Numbers.text(trace.product(2)),
                "15");
    }

    private Block table() {
        List<Text> header = new ArrayList<>(List.of(new Text("layer l", "层 l")));
        for (ElementWise f : ElementWise.values()) {
            Text name = new FunctionText(f).name();
            header.add(new Text(name.english() + " f′(zˡ)wˡ", name.chinese() + " f′(zˡ)wˡ"));
            header.add(Text.same("|δˡ|"));
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
        return Block.Table.of(
                new Text("Factors and sensitivities, from the output back", "因子与敏感系数，自输出层往回"), header, rows);
    }
}
