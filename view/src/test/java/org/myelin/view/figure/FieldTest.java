package org.myelin.view.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Areas above a level by marching squares. */
class FieldTest {
    private static final LinearAxis AXIS = new LinearAxis(-2, 2, 1);

    /** Twice the area inside a ring with its sign: positive when it runs counter-clockwise. */
    private static double area(List<Point> ring) {
        double sum = 0;
        for (int k = 0; k < ring.size(); k++) {
            Point one = ring.get(k);
            Point next = ring.get((k + 1) % ring.size());
            sum += one.x() * next.y() - next.x() * one.y();
        }
        return Math.abs(sum / 2);
    }

    @Test
    void areasFrom_aPlane_endAtItsLevel() {
        List<List<Point>> areas = Field.of((x, y) -> x + y, AXIS, AXIS, 7).areasFrom(1);

        // linear interpolation is exact here: the triangle with the corners (2, −1), (2, 2), (−1, 2)
        assertThat(areas).hasSize(1);
        assertThat(area(areas.getFirst())).isCloseTo(4.5, within(1e-12));
        assertThat(areas.getFirst())
                .allSatisfy(point -> assertThat(point.x() + point.y()).isGreaterThan(1 - 1e-12));
    }

    @Test
    void areasFrom_aBowl_areTheSquareWithARoundHole() {
        List<List<Point>> areas =
                Field.of((x, y) -> x * x + y * y, AXIS, AXIS, 200).areasFrom(1);

        // chords of length 0.02 leave 0.02²/12 of the circle's area of π, interpolation of x² as much again
        assertThat(areas).hasSize(2);
        assertThat(area(areas.getFirst())).isCloseTo(16, within(1e-12));
        assertThat(area(areas.getLast())).isCloseTo(Math.PI, within(5e-4));
    }

    @Test
    void areasFrom_aSaddle_areTwoPieces() {
        List<List<Point>> areas = Field.of((x, y) -> x * y, AXIS, AXIS, 5).areasFrom(0.1);

        assertThat(areas).hasSize(2);
        assertThat(area(areas.getFirst())).isCloseTo(area(areas.getLast()), within(1e-12));
    }

    @Test
    void areasFrom_aCellWithTwoHighCornersAcross_areTwoTriangles() {
        LinearAxis unit = new LinearAxis(0, 1, 1);
        Field field = Field.of((x, y) -> x == y ? 1 : 0, unit, unit, 1);

        List<List<Point>> areas = field.areasFrom(0.5);

        assertThat(areas).hasSize(2).allSatisfy(ring -> assertThat(area(ring)).isCloseTo(0.125, within(1e-12)));
        assertThat(Field.of((x, y) -> x == y ? 0 : 1, unit, unit, 1).areasFrom(0.5))
                .hasSize(2);
    }

    @Test
    void areasFrom_levelsBeyondTheValues_areEverythingOrNothing() {
        Field field = Field.of((x, y) -> x, AXIS, AXIS, 4);

        assertThat(field.areasFrom(-2)).hasSize(1);
        assertThat(area(field.areasFrom(-2).getFirst())).isCloseTo(16, within(1e-12));
        assertThat(field.areasFrom(2.1)).isEmpty();
        assertThat(field.least()).isEqualTo(-2);
        assertThat(field.most()).isEqualTo(2);
    }

    @Test
    void overMinimum_heights_growAsSquares() {
        assertThat(Levels.overMinimum(1, 10, 2)).containsExactly(2.0, 5.0);
    }
}
