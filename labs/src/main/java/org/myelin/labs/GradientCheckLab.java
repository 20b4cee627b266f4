package org.myelin.labs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.myelin.check.GradientCheck;
import org.myelin.check.GradientCheck.Outcome;
import org.myelin.text.Numbers;
import org.myelin.text.Text;

/**
 * The lab {@code gradient-check}: the gradients of the fast engine against central differences, layer by layer
 * (lecture 11-14).
 *
 * @param source what was checked: the name of a recipe, or a model file
 * @param dataset whose samples were used
 * @param drawn number of matrices that begin at zero, and were drawn at random for the check
 * @param check what came of it
 */
public record GradientCheckLab(String source, String dataset, int drawn, GradientCheck check) implements Lab {
    @Override
    public LabPage page() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(verdict()));
        blocks.add(new Block.Figure(
                "gradient-check",
                new Text(
                        "The relative error of every gradient that was compared, by layer. The dashed line is the"
                                + " tolerance: to its right a check fails.",
                        "各层被比较的每个梯度的相对误差。虚线为容许误差：位于其右侧则检查不通过。"),
                new ErrorsDrawing(check)));
        blocks.add(parts());
        blocks.add(new Block.Heading(new Text("How the numbers come about", "这些数如何得到")));
        blocks.addAll(formulas());
        if (drawn > 0) {
            blocks.add(new Block.Paragraph(new Text(
                    drawn
                            + " matrices begin at zero, the last ones of residual branches. They were drawn at random for this"
                            + " check: behind zeros no gradient flows.",
                    "有 " + drawn + " 个矩阵的初值为零（残差支路的最后一个矩阵）。为了检查，它们改为随机取值：零之后没有梯度流过。")));
        }
        blocks.add(worst());
        return new LabPage(
                "gradient-check",
                new Text("Gradient check", "梯度检查"),
                new Text(
                        "The gradients of " + source + ", computed by backpropagation in single precision, against the"
                                + " loss itself in double precision, for " + check.samples() + " samples of " + dataset
                                + ".",
                        source + " 的梯度：单精度反向传播的结果与双精度损失函数的差分比较，使用 " + dataset + " 的 " + check.samples() + " 个样本。"),
                blocks);
    }

    private Text verdict() {
        String error = Numbers.text(check.largestError(), 2);
        String tolerance = Numbers.text(GradientCheck.TOLERANCE);
        if (check.count(Outcome.AGREES) + check.count(Outcome.DIFFERS) == 0) {
            return new Text(
                    "Not decided: no matrix or vector could be compared. Other samples (--seed) or fewer of them may help.",
                    "无法判定：没有一个矩阵或向量可以比较。可换用其他样本（--seed）或减少样本。");
        }
        Text others = notCompared();
        return check.passes()
                ? new Text(
                        "Passed: the largest relative error is " + error + ", at most " + tolerance + " is allowed."
                                + others.english(),
                        "通过：最大相对误差为 " + error + "，容许误差为 " + tolerance + "。" + others.chinese())
                : new Text(
                        "Failed: the largest relative error is " + error + ", but at most " + tolerance
                                + " is allowed. The table says where." + others.english(),
                        "未通过：最大相对误差为 " + error + "，超过容许误差 " + tolerance + "。表中给出所在位置。" + others.chinese());
    }

    private Text notCompared() {
        long count = check.count(Outcome.NOT_COMPARED);
        int all = check.parts().size();
        return count == 0
                ? Text.same("")
                : new Text(
                        " Of " + all + " matrices and vectors, " + count + " could not be compared.",
                        all + " 个矩阵和向量中有 " + count + " 个无法比较。");
    }

    private static String sign(Outcome outcome) {
        return switch (outcome) {
            case AGREES -> "✓";
            case DIFFERS -> "✗";
            case NOT_COMPARED -> "–";
        };
    }

    private Block parts() {
        List<List<String>> rows = check.parts().stream()
                .map(part -> List.of(
                        part.name(),
                        Integer.toString(part.values().size()),
                        Numbers.text(part.size(), 3),
                        part.outcome() == Outcome.NOT_COMPARED ? "" : Numbers.text(part.largestError(), 2),
                        sign(part.outcome())))
                .toList();
        return Block.Table.of(
                new Text(
                        "Layer by layer (–: not compared, the gradients are zero or hidden by rounding, or a bend is too near)",
                        "逐层结果（–：无法比较，梯度为零、被舍入误差掩盖，或过于接近折点）"),
                List.of(
                        new Text("parameters", "参数"),
                        new Text("compared", "比较个数"),
                        new Text("typical |∂J/∂w|", "|∂J/∂w| 的典型值"),
                        new Text("largest relative error", "最大相对误差"),
                        Text.same("")),
                rows);
    }

    private List<Block> formulas() {
        return List.of(
                new Block.Equation("∂J/∂w_{ji}ˡ = δⱼˡ⁺¹ aᵢˡ", "", "", "11"),
                new Block.Equation("∂J/∂w ≈ (8 (J(w + h) − J(w − h)) − (J(w + 2h) − J(w − 2h)))/(12h)", "", "", ""),
                new Block.Equation(
                        "J", "", Numbers.text(check.loss(), 8) + " ≈ " + Numbers.text(check.referenceLoss(), 8), "9"),
                new Block.Paragraph(new Text(
                        "The distance h is 10⁻³, or 10⁻⁵ or 10⁻⁷ where the bend of an activation function is nearer than that."
                                + " J is the mean loss of the samples: first from the engine, then from the same layers written down"
                                + " once more in double precision, which the differences are taken of. The error of a"
                                + " gradient is measured against the gradient, or against the typical one of its matrix"
                                + " where that is larger. Dropout is off."
                                + leftOut().english(),
                        "步长 h 取 10⁻³；若激活函数的折点离得更近，则取 10⁻⁵ 或 10⁻⁷。J 为样本的平均损失：前者由训练引擎算出，后者由同样的层以双精度另行计算，差分取自后者。误差相对于该梯度计算；若所在矩阵的典型梯度更大，则相对于后者。dropout 关闭。"
                                + leftOut().chinese())));
    }

    private Text leftOut() {
        return check.leftOut() == 0
                ? Text.same("")
                : new Text(
                        " Left out for a neuron too near to the bend of its activation function: " + check.leftOut()
                                + " of the samples.",
                        "有 " + check.leftOut() + " 个样本因某神经元过于接近激活函数的折点而未采用。");
    }

    /** For each part the gradient with the largest error. */
    private Block worst() {
        List<List<String>> rows = new ArrayList<>();
        for (GradientCheck.Part part : check.parts()) {
            part.values().stream()
                    .max(Comparator.comparingDouble(GradientCheck.Value::error))
                    .ifPresent(value -> rows.add(List.of(
                            part.name() + "[" + value.index() + "]",
                            Numbers.text(value.gradient(), 7),
                            Numbers.text(value.difference(), 7),
                            Numbers.text(value.gradient() - value.difference(), 2),
                            Numbers.text(value.error(), 2))));
        }
        return Block.Table.of(
                new Text("The gradient with the largest error of each part", "每部分误差最大的梯度"),
                List.of(
                        new Text("parameter", "参数"),
                        new Text("backpropagation", "反向传播"),
                        new Text("central difference", "中心差分"),
                        new Text("difference", "差"),
                        new Text("relative error", "相对误差")),
                rows);
    }
}
