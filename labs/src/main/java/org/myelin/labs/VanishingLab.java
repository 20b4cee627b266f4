package org.myelin.labs;

import java.util.ArrayList;
import java.util.List;
import org.myelin.data.Dataset;
import org.myelin.data.Split;
import org.myelin.nn.Initializer;
import org.myelin.text.Language;
import org.myelin.text.Numbers;
import org.myelin.text.Text;

/**
 * The lab {@code vanishing}: how sensitivities vanish on their way back, first in a chain of single neurons, then in networks
 * on real samples (lecture 15, 16).
 *
 * @param chain the chain
 * @param split real samples: the validation part is what untrained networks are looked at with, the training part is
 *     learned from
 * @param depths numbers of weight matrices of the networks
 * @param width neurons of each hidden layer
 * @param initializers how weights are drawn
 * @param training how the networks of {@code trainedDepth} are trained; its seed is that of all weights
 * @param trainedDepth number of weight matrices of the networks that are trained
 */
public record VanishingLab(
        ChainBlocks chain,
        Split split,
        List<Integer> depths,
        int width,
        List<Initializer> initializers,
        FlowHistory.Plan training,
        int trainedDepth)
        implements Lab {
    /** Takes copies of the lists, and checks that there is something to compute. */
    public VanishingLab {
        depths = List.copyOf(depths);
        initializers = List.copyOf(initializers);
        if (depths.isEmpty() || initializers.isEmpty() || width < 1) {
            throw new IllegalArgumentException("lab vanishing: needs at least 1 depth, initialiser and neuron, but got "
                    + depths.size() + ", " + initializers.size() + " and " + width);
        }
    }

    /** The untrained networks. */
    public FlowGrid grid() {
        return FlowGrid.of(depths, initializers, width, training.seed(), split.validation());
    }

    @Override
    public LabPage page() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(new Text("A chain of single neurons", "每层一个神经元")));
        blocks.addAll(chain.blocks());
        blocks.add(new Block.Heading(new Text("Real networks", "真实网络")));
        blocks.addAll(networks());
        blocks.add(new Block.Heading(new Text("While they learn", "训练过程中")));
        blocks.add(learning());
        blocks.addAll(FlowTraining.train(trainedDepth, width, split, training).blocks());
        return new LabPage(
                "vanishing",
                new Text("Vanishing gradients", "梯度消失"),
                new Text(
                        "Why deep networks are hard to train: what happens to the sensitivities on their way from the output to"
                                + " the first layer.",
                        "深层网络为什么难训练：敏感系数从输出层传回第一层的途中发生了什么。"),
                blocks);
    }

    private List<Block> networks() {
        FlowGrid grid = grid();
        Dataset data = split.validation();
        int samples = data.size();
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                new Block.Paragraph(
                        new Text(
                                "Fully connected networks of " + data.shape().features() + " inputs, hidden layers of "
                                        + width + " neurons and "
                                        + data.classNames().size() + " softmax outputs with cross-entropy, untrained; "
                                        + samples + " samples of "
                                        + data.name()
                                        + ". The depth is the number of weight matrices. |δˡ| = √ Σᵢ (δᵢˡ)², as root mean"
                                        + " square over the samples. The residual networks, x + W₂ f(W₁ norm(x)) with ReLU and layer"
                                        + " normalisation, are computed by the engine, all others in double precision.",
                                "全连接网络：" + data.shape().features() + " 个输入，隐藏层各 " + width + " 个神经元，"
                                        + data.classNames().size()
                                        + " 个 softmax 输出，损失函数为交叉熵，尚未训练；使用 " + data.name() + " 的 " + samples
                                        + " 个样本。深度指权矩阵的个数。|δˡ| = √ Σᵢ (δᵢˡ)²，对样本取均方根。残差网络 x + W₂ f(W₁ norm(x))（ReLU、层归一化）由训练引擎计算，其余均为双精度计算。")));
        blocks.add(new Block.Equation("δˡ = f′(zˡ) ∘ ((Wˡ)ᵀ δˡ⁺¹)", "", "", "14"));
        grid.depths().forEach(depth -> blocks.add(grid.heatMap(depth)));
        blocks.add(grid.ratios());
        blocks.addAll(linear(grid));
        return blocks;
    }

    private Block learning() {
        return new Block.Paragraph(new Text(
                "Networks of " + trainedDepth + " weight matrices learn from "
                        + split.training().size() + " samples: gradient"
                        + " descent with momentum 0.9, α falling from " + Numbers.text(training.learningRate())
                        + " to 0, b = "
                        + training.batchSize() + ", " + training.epochs() + " epochs; one of " + training.every()
                        + " steps is looked into.",
                "含 " + trainedDepth + " 个权矩阵的网络在 " + split.training().size() + " 个样本上训练：梯度下降，动量 0.9，α 从 "
                        + Numbers.text(training.learningRate()) + " 降到 0，b = " + training.batchSize() + "，共 "
                        + training.epochs() + " 轮；每 " + training.every() + " 步观测一步。"));
    }

    /** Gradients survive where f is linear, but then depth is of no use. */
    private static List<Block> linear(FlowGrid grid) {
        int depth = grid.depths().getLast();
        List<NetworkFlow> networks = grid.plain(depth);
        String product = "W" + Numbers.superscript(depth) + " … W¹";
        Text names = new Text(
                String.join("; ", linear(networks, Language.ENGLISH)),
                String.join("；", linear(networks, Language.CHINESE)));
        return List.of(
                new Block.Table(
                        new Text("Depth " + depth + ": is it more than a linear model?", "深度 " + depth + "：是否超出线性模型？"),
                        List.of(
                                new Text("f, initialiser", "f，初始化"),
                                new Text("|zᴸ − M x| / |zᴸ|, largest", "|zᴸ − M x| / |zᴸ| 的最大值")),
                        networks.stream()
                                .map(flow -> new Block.Row(
                                        FlowGrid.name(flow), List.of(Numbers.text(flow.linearError(), 2))))
                                .toList()),
                new Block.Paragraph(new Text(
                        "A linear model, whatever its depth: " + names.english() + ". With M = " + product
                                + ", one matrix, zᴸ = M x up to rounding. So f′ = 1 lets gradients survive, but then the layers"
                                + " are of no use; f must bend, and then f′ ≠ 1.",
                        "无论多深都只是线性模型：" + names.chinese() + "。令 M = " + product
                                + "（一个矩阵），则在舍入误差之内 zᴸ = M x。f′ = 1 时梯度得以保留，但层数不起作用；f 必须弯曲，而这样 f′ ≠ 1。")));
    }

    private static List<String> linear(List<NetworkFlow> networks, Language language) {
        return networks.stream()
                .filter(NetworkFlow::isLinearModel)
                .map(flow -> FlowGrid.name(flow).in(language))
                .toList();
    }
}
