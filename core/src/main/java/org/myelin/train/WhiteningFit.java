package org.myelin.train;

import org.myelin.data.Dataset;
import org.myelin.data.Normalizer;
import org.myelin.engine.Covariance;
import org.myelin.nn.Parameters;
import org.myelin.nn.Whitening;
import org.myelin.random.CounterRandom;

/**
 * Fits a {@link Whitening} layer.
 *
 * <p>With C the covariance of the training samples, an orthonormal basis Q of its first eigenvectors comes from a few
 * steps of orthogonal iteration, Q := basis of C Q, from a random start. With B = QᵀCQ, ε times the mean of its
 * diagonal (the mean eigenvalue of the kept components) added to the diagonal, and its Cholesky factor B = L Lᵀ, W =
 * L⁻¹ Qᵀ: the outputs are the principal components divided by √(eigenvalue + ε · mean eigenvalue), up to a rotation
 * among themselves. With Q = V S and B + … = Sᵀ (Λ + …) S, L is Sᵀ (Λ + …)^½ Rᵀ for some orthogonal R, so W = R (Λ +
 * …)^−½ Vᵀ. That needs no eigenvalue of a large matrix. Source: orthogonal iteration, Golub and Van Loan, "Matrix
 * computations", section 8.2.4.
 */
final class WhiteningFit {
    private static final long STREAM = 0x77686974; // "whit"
    private static final int ITERATIONS = 4;

    private WhiteningFit() {}

    static void fit(
            Parameters parameters,
            Whitening whitening,
            Dataset training,
            Normalizer normalizer,
            long seed,
            int threads) {
        int inputs = training.shape().features();
        int outputs = whitening.outputs();
        try (Covariance covariance = new Covariance(inputs, threads)) {
            double[] mean = mean(training, normalizer);
            float[] sample = new float[inputs];
            for (int i = 0; i < training.size(); i++) {
                training.copyFeatures(i, sample, 0);
                normalizer.apply(sample, 0);
                for (int f = 0; f < inputs; f++) {
                    sample[f] -= (float) mean[f];
                }
                covariance.add(sample);
            }
            covariance.finish();
            double[][] basis = basis(covariance, outputs, seed);
            double[][] images = covariance.times(basis);
            double[][] projected = new double[outputs][outputs];
            for (int i = 0; i < outputs; i++) {
                for (int j = 0; j <= i; j++) {
                    projected[i][j] = dot(basis[i], images[j]);
                }
            }
            double trace = 0;
            for (int i = 0; i < outputs; i++) {
                trace += projected[i][i];
            }
            for (int i = 0; i < outputs; i++) {
                projected[i][i] += whitening.epsilon() * trace / outputs + Float.MIN_NORMAL;
            }
            cholesky(projected);
            solve(projected, basis);
            write(parameters, basis, mean);
        }
    }

    private static double[] mean(Dataset training, Normalizer normalizer) {
        int inputs = training.shape().features();
        double[] mean = new double[inputs];
        float[] sample = new float[inputs];
        for (int i = 0; i < training.size(); i++) {
            training.copyFeatures(i, sample, 0);
            normalizer.apply(sample, 0);
            for (int f = 0; f < inputs; f++) {
                mean[f] += sample[f];
            }
        }
        for (int f = 0; f < inputs; f++) {
            mean[f] /= training.size();
        }
        return mean;
    }

    /** Orthonormal rows. */
    private static double[][] basis(Covariance covariance, int outputs, long seed) {
        double[][] basis = new double[outputs][covariance.features()];
        for (int i = 0; i < outputs; i++) {
            CounterRandom random = CounterRandom.of(seed, STREAM, i);
            for (int f = 0; f < basis[i].length; f++) {
                basis[i][f] = random.nextDouble() - 0.5;
            }
        }
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            basis = covariance.times(basis);
            covariance.orthonormalize(basis);
        }
        return basis;
    }

    /** L below the diagonal, and on it, of a symmetric matrix given by its lower half. */
    private static void cholesky(double[][] m) {
        for (int i = 0; i < m.length; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = m[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= m[i][k] * m[j][k];
                }
                m[i][j] = i == j ? Math.sqrt(Math.max(sum, Float.MIN_NORMAL)) : sum / m[j][j];
            }
        }
    }

    /** rows := L⁻¹ rows. */
    private static void solve(double[][] lower, double[][] rows) {
        for (int i = 0; i < rows.length; i++) {
            for (int k = 0; k < i; k++) {
                double factor = lower[i][k];
                for (int f = 0; f < rows[i].length; f++) {
                    rows[i][f] -= factor * rows[k][f];
                }
            }
            for (int f = 0; f < rows[i].length; f++) {
                rows[i][f] /= lower[i][i];
            }
        }
    }

    /** W, and b = −W μ. */
    private static void write(Parameters parameters, double[][] rows, double[] mean) {
        int inputs = mean.length;
        float[] weights = new float[rows.length * inputs];
        float[] biases = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int f = 0; f < inputs; f++) {
                weights[i * inputs + f] = (float) rows[i][f];
            }
            biases[i] = (float) -dot(rows[i], mean);
        }
        parameters.setWeights(0, weights);
        parameters.setBiases(0, biases);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
