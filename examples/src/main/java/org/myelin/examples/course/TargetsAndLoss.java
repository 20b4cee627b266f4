package org.myelin.examples.course;

import java.util.List;
import org.myelin.lecture.MeanSquaredError;
import org.myelin.lecture.OneHot;
import org.myelin.lecture.Vector;

/** Chapter 6 of the course: targets and loss. */
final class TargetsAndLoss {
    private TargetsAndLoss() {}

    /**
     * Runs the program.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        // region example
        Vector y = OneHot.encode(2, 3);
        Vector a = Vector.of(0.2, 0.1, 0.7);
        MeanSquaredError loss = new MeanSquaredError();
        System.out.println("y = " + y);
        System.out.printf("J = %.4f%n", loss.of(a, a, y));
        System.out.println("answer: class " + OneHot.decode(a));
        // endregion
        // region solution
        for (Vector other : List.of(Vector.of(0.3, 0.3, 0.4), Vector.of(0.5, 0.1, 0.4))) {
            double j = loss.of(other, other, y);
            System.out.printf("J = %.4f, class %d%n", j, OneHot.decode(other));
        }
        // endregion
    }
}
