package org.myelin.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.myelin.nn.Activate;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.nn.BatchNorm;
import org.myelin.nn.Dense;
import org.myelin.nn.Dropout;
import org.myelin.nn.Layer;
import org.myelin.nn.LayerNorm;
import org.myelin.nn.Leaf;
import org.myelin.nn.ParameterSlot;
import org.myelin.nn.Parameters;
import org.myelin.nn.Residual;
import org.myelin.nn.Scale;
import org.myelin.nn.Whitening;

/**
 * All layers once more, as their definitions say, sample by sample in double precision: the specification that the
 * engine is compared with, in {@link GradientCheck} and in tests. What is random is given. Made to be read, not to be
 * fast.
 *
 * <p>Parameters are those of a network in single precision, widened exactly, and can then be changed: a matrix is row
 * by row. One thread at a time may use it.
 */
public final class ReferenceNetwork {
    private final Architecture architecture;
    private final List<Leaf> leaves;
    private final List<ParameterSlot> slots;
    private final double[][] values;
    private final Map<Integer, double[][]> dropout = new HashMap<>();
    private final Map<Integer, Double> branches = new HashMap<>();
    private final Kinks kinks = new Kinks();
    private int leaf;

    /** The network of these parameters; batch normalisation works as in training, nothing is dropped. */
    public ReferenceNetwork(Parameters parameters) {
        architecture = parameters.architecture();
        leaves = architecture.leaves();
        slots = parameters.layout().slots();
        values = new double[slots.size()][];
        for (int s = 0; s < values.length; s++) {
            float[] single = parameters.values(slots.get(s));
            values[s] = new double[single.length];
            for (int i = 0; i < single.length; i++) {
                values[s][i] = single[i];
            }
        }
    }

    /** The values of a slot, row by row: the live array, to be changed by central differences. */
    public double[] values(int slot) {
        return values[slot];
    }

    /**
     * What dropout multiplies each value of each sample with, by the number of its leaf; 1 where nothing is said. To be
     * changed.
     */
    public Map<Integer, double[][]> dropout() {
        return dropout;
    }

    /**
     * What F(x) is multiplied with in F(x) + x, by the number of the block's first leaf; 1 where nothing is said. To be
     * changed.
     */
    public Map<Integer, Double> branches() {
        return branches;
    }

    /** On which sides of the activations' kinks the last forward computation was. */
    Kinks kinks() {
        return kinks;
    }

    /**
     * Mean of J over samples.
     *
     * @param x a row for each sample
     * @param labels the class of each sample, from 0
     */
    public double loss(double[][] x, int[] labels) {
        double[][] z = netInputs(x);
        double[][] a = activate(output().activation(), z);
        double sum = 0;
        for (int s = 0; s < x.length; s++) {
            sum += switch (architecture.loss()) {
                // J = −ln a of the class = ln Σⱼ e^{zⱼ} − z of the class
                case CROSS_ENTROPY -> ReferenceFunctions.logSumExp(z[s]) - z[s][labels[s]];
                // J = ½ Σⱼ (aⱼ^L − yⱼ)²   (lecture 9)
                case MEAN_SQUARED_ERROR -> halfSquares(a[s], labels[s]);
            };
        }
        return sum / x.length;
    }

    /** a^L of each sample. */
    public double[][] outputs(double[][] x) {
        return activate(output().activation(), netInputs(x));
    }

    private Dense output() {
        return (Dense) architecture.layers().getLast();
    }

    /** z^L of each sample. */
    private double[][] netInputs(double[][] x) {
        leaf = 0;
        kinks.clear(x.length);
        List<Layer> layers = architecture.layers();
        double[][] a = forward(layers.subList(0, layers.size() - 1), x);
        return dense(leaf, a);
    }

    private static double halfSquares(double[] a, int label) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            double error = a[j] - (j == label ? 1 : 0);
            sum += error * error;
        }
        return sum / 2;
    }

    private double[][] forward(List<Layer> some, double[][] x) {
        double[][] a = x;
        for (Layer layer : some) {
            a = layer instanceof Residual residual ? residual(residual, a) : leaf(layer, a);
        }
        return a;
    }

    private double[][] residual(Residual residual, double[][] x) {
        double share = branches.getOrDefault(leaf, 1.0);
        boolean projects = residual.needsProjection(x[0].length);
        double[][] skip = projects ? dense(leaf++, x) : x;
        double[][] sum = forward(residual.branch(), x);
        for (int s = 0; s < x.length; s++) {
            for (int i = 0; i < sum[s].length; i++) {
                sum[s][i] = share * sum[s][i] + skip[s][i];
            }
        }
        return sum;
    }

    private double[][] leaf(Layer layer, double[][] x) {
        int number = leaf++;
        return switch (layer) {
            case Dense dense -> activate(dense.activation(), dense(number, x));
            case Whitening _ -> dense(number, x);
            case Activate activate -> activate(activate.activation(), x);
            case LayerNorm _ -> layerNorm(number, x);
            case BatchNorm _ -> batchNorm(number, x);
            case Scale _ -> scale(number, x);
            case Dropout _ -> dropout(dropout.getOrDefault(number, new double[0][]), x);
            case Residual _ -> throw new AssertionError("a block is not a leaf");
        };
    }

    private static double[][] dropout(double[][] factors, double[][] x) {
        double[][] y = new double[x.length][];
        for (int s = 0; s < x.length; s++) {
            y[s] = x[s].clone();
            for (int i = 0; factors.length > 0 && i < y[s].length; i++) {
                y[s][i] *= factors[s][i];
            }
        }
        return y;
    }

    private double[] find(int number, String name) {
        for (int s = 0; s < slots.size(); s++) {
            if (slots.get(s).name().equals("layers." + leaves.get(number).path() + "." + name)) {
                return values[s];
            }
        }
        return new double[leaves.get(number).outputs()];
    }

    private double[][] dense(int number, double[][] x) {
        double[] w = find(number, "weight");
        double[] b = find(number, "bias");
        double[][] z = new double[x.length][b.length];
        for (int s = 0; s < x.length; s++) {
            for (int o = 0; o < b.length; o++) {
                z[s][o] = b[o];
                for (int i = 0; i < x[s].length; i++) {
                    z[s][o] += w[o * x[s].length + i] * x[s][i];
                }
            }
        }
        return z;
    }

    private double[][] activate(Activation activation, double[][] z) {
        kinks.note(activation, z);
        double[][] a = new double[z.length][];
        for (int s = 0; s < z.length; s++) {
            a[s] = ReferenceFunctions.activate(activation, z[s]);
        }
        return a;
    }

    private double[][] layerNorm(int number, double[][] x) {
        double[][] y = new double[x.length][];
        for (int s = 0; s < x.length; s++) {
            y[s] = ReferenceFunctions.standardize(x[s], LayerNorm.EPSILON);
        }
        return scaled(number, y);
    }

    private double[][] batchNorm(int number, double[][] x) {
        double[][] y = new double[x.length][x[0].length];
        for (int i = 0; i < x[0].length; i++) {
            double[] column = new double[x.length];
            for (int s = 0; s < x.length; s++) {
                column[s] = x[s][i];
            }
            double[] normal = ReferenceFunctions.standardize(column, BatchNorm.EPSILON);
            for (int s = 0; s < x.length; s++) {
                y[s][i] = normal[s];
            }
        }
        return scaled(number, y);
    }

    private double[][] scale(int number, double[][] x) {
        double[] s = find(number, "weight");
        double[][] y = new double[x.length][s.length];
        for (int k = 0; k < x.length; k++) {
            for (int i = 0; i < s.length; i++) {
                y[k][i] = s[i] * x[k][i];
            }
        }
        return y;
    }

    private double[][] scaled(int number, double[][] y) {
        double[] gamma = find(number, "weight");
        double[] beta = find(number, "bias");
        for (double[] each : y) {
            for (int i = 0; i < each.length; i++) {
                each[i] = each[i] * gamma[i] + beta[i];
            }
        }
        return y;
    }
}
