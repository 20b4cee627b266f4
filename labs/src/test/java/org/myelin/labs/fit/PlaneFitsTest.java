package org.myelin.labs.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.myelin.lecture.ElementWise;
import org.myelin.lecture.Sample;
import org.myelin.lecture.StochasticGradientDescent;

/** Logistic regression, a shallow and a deep network on points of the plane (lecture 7). */
class PlaneFitsTest {
    private static final StochasticGradientDescent DESCENT = new StochasticGradientDescent(0.2, 20, 1);

    private static PlaneFits fits(PlaneData data, double noise) {
        return PlaneFits.train(data.samples(200, noise, 1), ElementWise.RELU, 8, List.of(16, 16, 16), DESCENT, 3000);
    }

    @Test
    void train_onSpirals_onlyTheDeepNetworkSeparatesThem() {
        PlaneFits fits = fits(PlaneData.SPIRALS, 0.05);

        assertThat(fits.logistic().accuracy()).isLessThan(0.7);
        assertThat(fits.shallow().accuracy()).isLessThan(0.8);
        assertThat(fits.deep().accuracy()).isGreaterThan(0.98);
    }

    @ParameterizedTest
    @EnumSource(
            value = PlaneData.class,
            names = {"RINGS", "XOR"})
    void train_onRingsOrXor_oneHiddenLayerIsEnough(PlaneData data) {
        PlaneFits fits = fits(data, 0.15);

        // no line puts more than three of the four heaps on the right side; of the rings it cuts off an arc at most
        assertThat(fits.logistic().accuracy()).isLessThan(0.8);
        assertThat(fits.shallow().accuracy()).isGreaterThan(0.98);
        assertThat(fits.deep().accuracy()).isGreaterThan(0.98);
    }

    @Test
    void train_lossAndAccuracy_areThoseOfTheProbabilities() {
        PlaneFits fits = fits(PlaneData.XOR, 0.3);

        for (PlaneFits.Fit fit : fits.fits()) {
            double loss = 0;
            int right = 0;
            for (Sample point : fits.points()) {
                double first = fit.probability().at(point.x());
                boolean isFirst = point.y().at(1) == 1;
                loss -= Math.log(isFirst ? first : 1 - first) / fits.points().size();
                right += (first >= 0.5) == isFirst ? 1 : 0;
            }
            // 1 − p loses digits where p is near 1: at 1e-6 from it some 1e-10 of them
            assertThat(fit.loss()).isCloseTo(loss, within(1e-8));
            assertThat(fit.accuracy()).isEqualTo(right / 200.0);
        }
    }

    @Test
    void train_sizesAndParameters_areThoseOfTheNetworks() {
        PlaneFits fits =
                PlaneFits.train(PlaneData.RINGS.samples(20, 0, 1), ElementWise.TANH, 5, List.of(4, 3), DESCENT, 1);

        assertThat(fits.fits()).extracting(PlaneFits.Fit::shape).containsExactly("2-1", "2-5-2", "2-4-3-2");
        // 2 + 1; (2·5 + 5) + (5·2 + 2); (2·4 + 4) + (4·3 + 3) + (3·2 + 2)
        assertThat(fits.fits()).extracting(PlaneFits.Fit::parameters).containsExactly(3, 27, 35);
    }

    @Test
    void samples_ofRingsWithoutNoise_lieOnTwoCircles() {
        for (Sample point : PlaneData.RINGS.samples(50, 0, 7)) {
            double radius = Math.hypot(point.x().at(1), point.x().at(2));

            assertThat(radius).isCloseTo(point.y().at(1) == 0 ? 0.8 : 1.8, within(1e-12));
        }
    }

    @Test
    void samples_ofSpiralsWithoutNoise_areOppositeOneAnother() {
        List<Sample> points = PlaneData.SPIRALS.samples(50, 0, 7);

        for (int k = 0; k < points.size(); k += 2) {
            assertThat(points.get(k + 1)
                            .x()
                            .plus(points.get(k).x())
                            .dot(points.get(k).x()))
                    .isCloseTo(0, within(1e-12));
        }
        assertThat(Math.hypot(points.getLast().x().at(1), points.getLast().x().at(2)))
                .isCloseTo(2, within(1e-12));
    }

    @Test
    void samples_ofXorWithoutNoise_haveTheSignOfTheProductAsClass() {
        for (Sample point : PlaneData.XOR.samples(50, 0, 7)) {
            assertThat(point.x().at(1) * point.x().at(2)).isEqualTo(point.y().at(1) == 0 ? 1 : -1);
        }
    }

    @Test
    void samples_ofOnePoint_areRefused() {
        assertThatThrownBy(() -> PlaneData.XOR.samples(1, 0.1, 1))
                .hasMessage(
                        "points of xor: needs at least 2 points and a finite noise of at least 0, but got 1 and 0.1");
    }
}
