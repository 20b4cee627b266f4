package org.myelin.labs.depth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.myelin.data.Datasets;
import org.myelin.data.Split;
import org.myelin.labs.depth.DepthComparison.Kind;
import org.myelin.labs.depth.DepthComparison.Part;
import org.myelin.labs.depth.DepthComparison.Run;
import org.myelin.labs.page.Block;
import org.myelin.labs.page.LabPage;
import org.myelin.nn.Architecture;

/** Plain against residual networks of growing depth (lecture 17). */
class DepthComparisonTest {
    @Test
    void train_onRealDigitsWithThreeSeeds_onlyPlainNetworksGetWorse() {
        Split split = digits();
        List<Run> heard = new ArrayList<>();

        DepthComparison comparison = DepthComparison.train(plan(List.of(32, 4), 3), split, heard::add);

        assertThat(heard).isEqualTo(comparison.runs()).hasSize(2 * 2 * 3);
        assertThat(comparison.depths()).containsExactly(4, 32);
        assertThat(comparison.degrades(Kind.PLAIN)).isTrue();
        assertThat(comparison.degrades(Kind.RESIDUAL)).isFalse();
        assertThat(comparison.spread(Kind.PLAIN, 32, Part.TRAINING).mean())
                .isGreaterThan(
                        10 * comparison.spread(Kind.RESIDUAL, 32, Part.TRAINING).max());
    }

    private static DepthComparison.Plan plan(List<Integer> depths, int seeds) {
        return new DepthComparison.Plan(depths, 64, 10, 64, 0.03, seeds, 2);
    }

    @Test
    void architecture_ofBothKinds_hasTheSameWeightMatrices() {
        for (int depth : List.of(4, 10)) {
            Architecture plain = Kind.PLAIN.architecture(20, 8, depth, 3);
            Architecture residual = Kind.RESIDUAL.architecture(20, 8, depth, 3);

            // 20·8 + 8, then depth − 2 times 8·8 + 8, then 8·3 + 3
            assertThat(plain.parameterCount()).isEqualTo(168 + (depth - 2) * 72L + 27);
            assertThat(residual.parameterCount()).isEqualTo(plain.parameterCount());
        }
    }

    @Test
    void spread_ofThreeRuns_isMeanAndRange() {
        DepthComparison comparison = new DepthComparison(List.of(
                run(Kind.PLAIN, 4, 0.2), run(Kind.PLAIN, 4, 0.1), run(Kind.PLAIN, 4, 0.6), run(Kind.PLAIN, 8, 0.5)));
        DepthComparison.Spread spread = comparison.spread(Kind.PLAIN, 4, Part.TRAINING);

        assertThat(spread.mean()).isCloseTo(0.3, within(1e-15));
        assertThat(spread.min()).isEqualTo(0.1);
        assertThat(spread.max()).isEqualTo(0.6);
        assertThat(comparison.spread(Kind.PLAIN, 4, Part.VALIDATION).max()).isEqualTo(0.7);
    }

    @Test
    void degrades_whenSeedsOverlap_isFalse() {
        List<Run> apart = List.of(
                run(Kind.PLAIN, 4, 0.1), run(Kind.PLAIN, 4, 0.2), run(Kind.PLAIN, 8, 0.21), run(Kind.PLAIN, 8, 0.5));
        List<Run> overlapping = List.of(
                run(Kind.PLAIN, 4, 0.1), run(Kind.PLAIN, 4, 0.2), run(Kind.PLAIN, 8, 0.19), run(Kind.PLAIN, 8, 0.5));

        assertThat(new DepthComparison(apart).degrades(Kind.PLAIN)).isTrue();
        assertThat(new DepthComparison(overlapping).degrades(Kind.PLAIN)).isFalse();
    }

    @Test
    void verdict_deepestIsBestOrWorstWithOneSeed_saysSoWithoutSeeds() {
        DepthComparison comparison = new DepthComparison(List.of(
                run(Kind.PLAIN, 4, 0.1),
                run(Kind.PLAIN, 8, 0.2),
                run(Kind.RESIDUAL, 4, 0.2),
                run(Kind.RESIDUAL, 8, 0.05)));
        Split split = digits();
        LabPage page = new DepthLab(plan(List.of(4, 8), 1), split, run -> {}).page(comparison);
        List<String> paragraphs = page.blocks().stream()
                .filter(Block.Paragraph.class::isInstance)
                .map(block -> ((Block.Paragraph) block).text().english())
                .toList();

        assertThat(paragraphs)
                .anySatisfy(text -> assertThat(text)
                        .startsWith("Plain networks: the training error rises from 10.0 % at depth 4 to 20.0 % at depth"
                                + " 8. Residual networks: the deepest is the best: its training error is 5.0 % at depth"
                                + " 8."));
        assertThat(page.figures().getFirst().caption().english()).isEqualTo("The error of one run, with one seed.");
    }

    private static Split digits() {
        return Split.stratified(Datasets.load("digits").training(), 237, 1);
    }

    private static Run run(Kind kind, int depth, double error) {
        return new Run(kind, depth, 1, error, error + 0.1, false, 1);
    }

    @Test
    void train_withARateThatDiverges_countsAsAllWrong() {
        Split split = digits();
        DepthComparison.Plan plan = new DepthComparison.Plan(List.of(4), 16, 1, 64, 1e6, 1, 1);

        assertThat(DepthComparison.train(plan, split, run -> {}).runs()).allSatisfy(run -> {
            assertThat(run.diverged()).isTrue();
            assertThat(run.trainingError()).isEqualTo(1);
        });
    }

    @Test
    void plan_withAnOddDepth_isRefused() {
        assertThatThrownBy(() -> plan(List.of(4, 7), 1))
                .hasMessage(
                        "depth: a network of 7 weight matrices has no whole residual blocks; take even depths from 4"
                                + " on");
    }

    @Test
    void plan_withoutDepthsOrSeeds_isRefused() {
        assertThatThrownBy(() -> plan(List.of(), 1))
                .hasMessage("depth: needs at least 1 depth and 1 seed, but got 0 and 1");
    }
}
