package org.myelin.check;

import java.util.Arrays;
import org.myelin.nn.Activation;

/** The functions of {@link ReferenceNetwork} on vectors, in double precision. */
final class ReferenceFunctions {
    private ReferenceFunctions() {}

    /** ln Σⱼ e^{zⱼ}, without overflow. */
    static double logSumExp(double[] z) {
        double largest = Arrays.stream(z).max().orElseThrow();
        return largest
                + Math.log(
                        Arrays.stream(z).map(each -> Math.exp(each - largest)).sum());
    }

    private static double[] softmax(double[] z) {
        double[] a = new double[z.length];
        double logarithm = logSumExp(z);
        for (int i = 0; i < z.length; i++) {
            a[i] = Math.exp(z[i] - logarithm);
        }
        return a;
    }

    /** a = f(z) of all neurons of a layer for one sample. */
    static double[] activate(Activation activation, double[] z) {
        if (activation == Activation.SOFTMAX) {
            return softmax(z);
        }
        double[] a = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            a[i] = switch (activation) {
                case LINEAR -> z[i];
                case SIGMOID -> 1 / (1 + Math.exp(-z[i]));
                case TANH -> Math.tanh(z[i]);
                case RELU -> Math.max(0, z[i]);
                case LEAKY_RELU -> Math.max(0.01 * z[i], z[i]);
                case ELU -> z[i] > 0 ? z[i] : Math.expm1(z[i]);
                case SELU -> 1.0507009873554805 * (z[i] > 0 ? z[i] : 1.6732632423543772 * Math.expm1(z[i]));
                case SOFTPLUS -> Math.log1p(Math.exp(z[i]));
                case SILU -> z[i] / (1 + Math.exp(-z[i]));
                case GELU ->
                    z[i] / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (z[i] + 0.044715 * z[i] * z[i] * z[i])));
                case MISH -> z[i] * Math.tanh(Math.log1p(Math.exp(z[i])));
                case SOFTMAX -> throw new AssertionError("softmax works on all neurons at once");
            };
        }
        return a;
    }

    /** (x − mean) / √(variance + ε), with the variance over all components. */
    static double[] standardize(double[] x, double epsilon) {
        double mean = 0;
        for (double each : x) {
            mean += each / x.length;
        }
        double variance = 0;
        for (double each : x) {
            variance += (each - mean) * (each - mean) / x.length;
        }
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = (x[i] - mean) / Math.sqrt(variance + epsilon);
        }
        return y;
    }
}
