package org.myelin.labs.vanishing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.myelin.data.Dataset;
import org.myelin.data.Split;
import org.myelin.labs.definition.Lab;
import org.myelin.labs.formula.FormulaText;
import org.myelin.labs.formula.Notation;
import org.myelin.labs.page.Block;
import org.myelin.labs.page.LabPage;
import org.myelin.nn.Initializer;
import org.myelin.text.Numbers;
import org.myelin.text.Text;
import org.myelin.text.Texts;

/**
 * The lab {@code vanishing}: how sensitivities vanish on their way back, first in a chain of single neurons, then in
 * networks on real samples (lecture 15, 16).
 *
 * @param chain the chain
 * @param split real samples: untrained networks are evaluated on the validation part, training uses the training part
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
    static final Texts TEXTS = Texts.of("vanishing", VanishingLab.class::getResourceAsStream);

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
        blocks.add(new Block.Heading(TEXTS.text("chain")));
        blocks.addAll(chain.blocks());
        blocks.add(new Block.Heading(TEXTS.text("networks")));
        blocks.addAll(networks());
        blocks.add(new Block.Heading(TEXTS.text("training")));
        blocks.add(new Block.Paragraph(trainingPlan()));
        blocks.addAll(FlowTraining.train(trainedDepth, width, split, training).blocks());
        return new LabPage("vanishing", TEXTS.text("title"), TEXTS.text("summary"), blocks);
    }

    private List<Block> networks() {
        FlowGrid grid = grid();
        Dataset data = split.validation();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(TEXTS.text(
                "networks.shape",
                Map.of(
                        "inputs", data.shape().features(),
                        "width", width,
                        "classes", data.classNames().size(),
                        "samples", data.size(),
                        "dataset", FormulaText.literal(data.name())))));
        blocks.add(Block.Equation.of("\\delta^l = f'(z^l) \\circ ((W^l)^\\top \\delta^{l+1})", "14"));
        grid.depths().forEach(depth -> blocks.add(grid.heatMap(depth)));
        blocks.add(grid.ratios());
        blocks.addAll(linear(grid));
        return blocks;
    }

    private Text trainingPlan() {
        return TEXTS.text(
                "training.plan",
                Map.of(
                        "depth", trainedDepth,
                        "samples", split.training().size(),
                        "rate", training.learningRate(),
                        "batch", training.batchSize(),
                        "epochs", training.epochs(),
                        "every", training.every()));
    }

    /** Gradients survive where f is linear, but then depth is of no use. */
    private static List<Block> linear(FlowGrid grid) {
        int depth = grid.depths().getLast();
        List<NetworkFlow> networks = grid.plain(depth);
        Block table = new Block.Table(
                TEXTS.text("linear", "depth", depth),
                List.of(TEXTS.text("network"), TEXTS.text("linear.difference")),
                networks.stream()
                        .map(flow -> new Block.Row(FlowGrid.name(flow), List.of(Numbers.text(flow.linearError(), 2))))
                        .toList());
        List<Text> names = networks.stream()
                .filter(NetworkFlow::isLinearModel)
                .map(FlowGrid::name)
                .toList();
        if (names.isEmpty()) {
            return List.of(table);
        }
        Text all = names.stream()
                .reduce((some, next) -> TEXTS.text("linear.two", Map.of("some", some, "next", next)))
                .orElseThrow();
        String product = FormulaText.of(Notation.of("W", depth) + " \\cdots W^1");
        return List.of(
                table, new Block.Paragraph(TEXTS.text("linear.models", Map.of("names", all, "product", product))));
    }
}
