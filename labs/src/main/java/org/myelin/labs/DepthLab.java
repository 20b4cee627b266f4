package org.myelin.labs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.myelin.data.Split;
import org.myelin.labs.DepthComparison.Kind;
import org.myelin.labs.DepthComparison.Part;
import org.myelin.labs.DepthComparison.Spread;
import org.myelin.text.Numbers;
import org.myelin.text.Text;

/**
 * The lab {@code depth}: plain against residual networks of growing depth on real data (lecture 17).
 *
 * @param plan which networks, and how they are trained
 * @param split the samples
 * @param progress hears of each run when it is over
 */
public record DepthLab(DepthComparison.Plan plan, Split split, Consumer<DepthComparison.Run> progress) implements Lab {
    private static final Text NOT_OVERFITTING = new Text(
            " It is the training error that rises, so that this is not overfitting: the deep plain network could do what the"
                    + " shallow one does, with layers that pass on what they get, but gradient descent does not find that.",
            "上升的是训练错误率，所以不是过拟合：深的普通网络本可照浅的网络那样计算、让其余各层恒等传递，但梯度下降找不到这样的解。");

    @Override
    public LabPage page() {
        return page(DepthComparison.train(plan, split, progress));
    }

    /** The page of a comparison that was made. */
    LabPage page(DepthComparison comparison) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Figure("depth", caption(), new DepthDrawing(comparison)));
        blocks.add(new Block.Paragraph(new Text(
                "From x, what enters two layers, they compute F(x) in a plain network, and in a residual one",
                "设 x 为进入两层的值：普通网络计算 F(x)，残差网络则计算")));
        blocks.add(new Block.Equation("y = F(x) + x", "", "", "17"));
        blocks.add(verdict(comparison));
        for (Part part : Part.values()) {
            blocks.add(table(comparison, part));
        }
        blocks.add(settings());
        return new LabPage(
                "depth",
                new Text("Deeper is not always better", "并非越深越好"),
                new Text(
                        "Plain and residual networks of growing depth, trained alike on "
                                + split.training().size() + " samples of "
                                + split.training().name() + ".",
                        "深度递增的普通网络与残差网络，以相同的方式在 " + split.training().name() + " 的 "
                                + split.training().size() + " 个样本上训练。"),
                blocks);
    }

    private Text caption() {
        return plan.seeds() == 1
                ? new Text("The error of one run, with one seed.", "一次训练（一个随机种子）的错误率。")
                : new Text(
                        "Mean error over " + plan.seeds() + " seeds; the bars reach from the best to the worst seed.",
                        plan.seeds() + " 个随机种子的平均错误率；竖线为最好与最差种子之间的范围。");
    }

    private Block verdict(DepthComparison comparison) {
        Text plain = verdict(comparison, Kind.PLAIN);
        Text residual = verdict(comparison, Kind.RESIDUAL);
        Text reason = comparison.degrades(Kind.PLAIN) ? NOT_OVERFITTING : Text.same("");
        return new Block.Paragraph(new Text(
                "Plain networks: " + plain.english() + " Residual networks: " + residual.english() + reason.english(),
                "普通网络：" + plain.chinese() + "残差网络：" + residual.chinese() + reason.chinese()));
    }

    private Text verdict(DepthComparison comparison, Kind kind) {
        int best = comparison.best(kind);
        int deepest = comparison.depths().getLast();
        String bestError = percent(comparison.spread(kind, best, Part.TRAINING).mean());
        String deepestError =
                percent(comparison.spread(kind, deepest, Part.TRAINING).mean());
        if (best == deepest) {
            return new Text(
                    "the deepest is the best: its training error is " + deepestError + " at depth " + deepest + ".",
                    "最深的网络最好：深度 " + deepest + " 时训练错误率为 " + deepestError + "。");
        }
        Text everySeed = plan.seeds() == 1 ? Text.same("") : new Text(", with every seed", "，每个种子都如此");
        Text overlap = plan.seeds() == 1 ? Text.same("") : new Text("; the seeds overlap", "，种子之间有重叠");
        return comparison.degrades(kind)
                ? new Text(
                        "the training error rises from " + bestError + " at depth " + best + " to " + deepestError
                                + " at depth " + deepest + everySeed.english() + ".",
                        "训练错误率从深度 " + best + " 时的 " + bestError + " 升到深度 " + deepest + " 时的 " + deepestError
                                + everySeed.chinese() + "。")
                : new Text(
                        "the training error is " + bestError + " at depth " + best + ", the best, and " + deepestError
                                + " at depth " + deepest + ", the deepest" + overlap.english() + ".",
                        "深度 " + best + "（最好）时训练错误率为 " + bestError + "，深度 " + deepest + "（最深）时为 " + deepestError
                                + overlap.chinese() + "。");
    }

    private static Block table(DepthComparison comparison, Part part) {
        List<Text> header = new ArrayList<>(List.of(new Text("depth", "深度")));
        header.add(new Text("plain: mean", "普通：平均"));
        header.add(new Text("least … most", "最小 … 最大"));
        header.add(new Text("residual: mean", "残差：平均"));
        header.add(new Text("least … most", "最小 … 最大"));
        List<List<String>> rows = new ArrayList<>();
        for (int depth : comparison.depths()) {
            List<String> row = new ArrayList<>(List.of(String.valueOf(depth)));
            for (Kind kind : Kind.values()) {
                Spread error = comparison.spread(kind, depth, part);
                row.add(percent(error.mean()));
                row.add(percent(error.least()) + " … " + percent(error.most()));
            }
            rows.add(row);
        }
        Text caption = switch (part) {
            case TRAINING -> new Text("Training error in the last epoch", "最后一轮的训练错误率");
            case VALIDATION -> new Text("Validation error after the last epoch", "最后一轮之后的验证错误率");
        };
        return Block.Table.of(caption, header, rows);
    }

    private Block settings() {
        String width = String.valueOf(plan.width());
        String rate = Numbers.text(plan.learningRate());
        return new Block.Paragraph(new Text(
                "All networks: " + width
                        + " ReLU neurons in each hidden layer, weights drawn as He et al. say, no normalisation,"
                        + " gradient descent with momentum 0.9, α falling linearly from " + rate + " to 0, batches of "
                        + plan.batchSize() + ", " + plan.epochs()
                        + " epochs. The residual networks differ in the shortcuts around every"
                        + " two layers, and in that the second layer of each two starts at zero, so that a block starts as the identity."
                        + " A run that diverged counts as an error of 100 %.",
                "所有网络：每个隐藏层 " + width + " 个 ReLU 神经元，按 He 等人的方法初始化，不做归一化；梯度下降，动量 0.9，α 从 " + rate
                        + " 线性降到 0，每批 " + plan.batchSize() + " 个样本，共 " + plan.epochs()
                        + " 轮。残差网络的不同之处：每两层外有一条捷径；两层中的第二层从零开始，使残差块初始为恒等映射。发散的训练按错误率 100 % 计。"));
    }

    private static String percent(double share) {
        return Numbers.fixed(100 * share, 1) + " %";
    }
}
