package org.myelin.examples.course;

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
        Vector unsure = Vector.of(0.3, 0.3, 0.4);
        Vector wrong = Vector.of(0.5, 0.1, 0.4);
        System.out.printf("unsure: J = %.4f, class %d%n", loss.of(unsure, unsure, y), OneHot.decode(unsure));
        System.out.printf("wrong:  J = %.4f, class %d%n", loss.of(wrong, wrong, y), OneHot.decode(wrong));
        // endregion
    }
}
