package org.myelin.kernel;

/**
 * The parts of layer and batch normalisation, in panels: a row for each neuron, a column for each sample.
 *
 * <p>Layer normalisation has a mean and a deviation for each column, batch normalisation for each row. Sums over a row
 * run in 32 lanes, one for each column of a panel, which {@link #addLanes} adds up at the end; so neither threads nor
 * the width of vectors change a bit. What stands in columns that no sample uses is undefined, and is not summed.
 */
public sealed interface Norms permits ScalarNorms, VectorNorms {
    /**
     * Layer normalisation of the 32 columns of a panel: to[r][c] = (x[r][c] − meanᶜ) · rᶜ · γ[r] + β[r] with
     * rᶜ = 1/√(varianceᶜ + ε).
     *
     * @param parameters holds γ and β
     * @param means receives the means of the 32 columns
     * @param reciprocals receives rᶜ
     */
    void normalizeColumns(
            float[] x,
            int xAt,
            int rows,
            float[] parameters,
            int gammaAt,
            int betaAt,
            float epsilon,
            float[] to,
            int toAt,
            float[] means,
            float[] reciprocals,
            int columnAt);

    /**
     * The gradient through it: with g = γ ∘ delta and x̂ = (x − mean)·r it is r (g − mean(g) − x̂ · mean(g ∘ x̂)),
     * means over the rows of a column.
     */
    void columnGradient(
            float[] x,
            int xAt,
            float[] delta,
            int deltaAt,
            int rows,
            float[] parameters,
            int gammaAt,
            float[] means,
            float[] reciprocals,
            int columnAt,
            float[] to,
            int toAt);

    /**
     * lanes[r][c] += delta[r][c] · (x[r][c] − meanᶜ) · rᶜ for the columns in use: towards ∂J/∂γ of layer normalisation.
     */
    void addColumnProducts(
            float[] x,
            int xAt,
            float[] delta,
            int deltaAt,
            int rows,
            int columns,
            float[] means,
            float[] reciprocals,
            int columnAt,
            float[] lanes);

    /** lanes[r][c] += x[r][c] for the columns in use. */
    void addRows(float[] x, int xAt, int rows, int columns, float[] lanes);

    /** lanes[r][c] += (x[r][c] − mean[r])² for the columns in use. */
    void addRowSquares(float[] x, int xAt, int rows, int columns, float[] means, int rowAt, float[] lanes);

    /** lanes[r][c] += delta[r][c] · (x[r][c] − mean[r]) for the columns in use. */
    void addRowProducts(
            float[] x,
            int xAt,
            float[] delta,
            int deltaAt,
            int rows,
            int columns,
            float[] means,
            int rowAt,
            float[] lanes);

    /**
     * to[r][c] = factor[r] · y[r][c] + slope[r] · (x[r][c] − mean[r]) + start[r], the sum in this order from the end.
     */
    void rowCombination(
            float[] y,
            int yAt,
            float[] factors,
            float[] x,
            int xAt,
            float[] slopes,
            float[] means,
            float[] starts,
            int rowAt,
            int rows,
            float[] to,
            int toAt);

    /** sums[r] = Σ lanes[r][c], c ascending; and clears the lanes. */
    static void addLanes(float[] lanes, int rows, float[] sums, int sumsAt) {
        for (int row = 0; row < rows; row++) {
            float sum = 0;
            for (int c = row * Panels.WIDTH; c < (row + 1) * Panels.WIDTH; c++) {
                sum += lanes[c];
                lanes[c] = 0;
            }
            sums[sumsAt + row] = sum;
        }
    }
}
