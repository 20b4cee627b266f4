package org.myelin.model;

/**
 * How well one class is distinguished from the others.
 *
 * <p>A quotient whose denominator is 0 is taken as 0: precision of a class that was never predicted, recall of a class
 * without samples, F1 when both are 0.
 *
 * @param className the class
 * @param precision share of the predictions of this class that are right, 0 … 1
 * @param recall share of the samples of this class that are found, 0 … 1
 * @param f1 harmonic mean of precision and recall, 2·P·R/(P+R)
 * @param support number of samples of this class
 */
public record ClassMetrics(String className, double precision, double recall, double f1, long support) {
    static ClassMetrics of(String className, long hits, long predicted, long support) {
        double precision = ratio(hits, predicted);
        double recall = ratio(hits, support);
        // 2PR/(P+R) with P = h/p and R = h/s is 2h/(p+s), which needs no case of its own for P = R = 0
        return new ClassMetrics(className, precision, recall, ratio(2 * hits, predicted + support), support);
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
