package org.myelin.model;

/**
 * The 95 % score interval of a proportion: where the true accuracy lies, judging from a sample.
 *
 * <p>With p = successes/n and z = 1.96 it is (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n). Unlike p ± z
 * √(p(1−p)/n) it stays within 0 … 1 and holds its promise for few samples and for proportions near 0 or 1. Source:
 * Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the American Statistical
 * Association 22, 1927.
 *
 * @param low lower bound, 0 … 1
 * @param high upper bound, low … 1
 */
public record WilsonInterval(double low, double high) {
    /** The 97.5 % quantile of the standard normal distribution. */
    private static final double Z = 1.959963984540054;

    /**
     * The interval for a count.
     *
     * @param successes 0 … n
     * @param n number of trials; with 0 nothing is known and the interval is 0 … 1
     */
    public static WilsonInterval of(long successes, long n) {
        if (n < 0 || successes < 0 || successes > n) {
            throw new IllegalArgumentException(
                    "Wilson interval: expected 0 to " + n + " successes of " + n + " trials, but got " + successes);
        }
        if (n == 0) {
            return new WilsonInterval(0, 1);
        }
        double p = (double) successes / n;
        double z2 = Z * Z;
        double centre = p + z2 / (2 * n);
        double spread = Z * Math.sqrt(p * (1 - p) / n + z2 / (4.0 * n * n));
        double scale = 1 + z2 / n;
        double low = successes == 0 ? 0 : (centre - spread) / scale;
        double high = successes == n ? 1 : (centre + spread) / scale;
        return new WilsonInterval(low, high);
    }
}
