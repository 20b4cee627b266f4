package org.myelin.train;

/**
 * Refinements of plain training; in range, see {@link TrainerBuilder}.
 *
 * @param labelSmoothing ε; 0 for none
 * @param mixup α; 0 for none
 * @param balancesClasses whether each class counts the same in the loss
 * @param averageDecay β of the average of the parameters; 0 for none
 * @param accumulation mini-batches that make one step of the optimiser
 */
record Refinements(
        double labelSmoothing, double mixup, boolean balancesClasses, double averageDecay, int accumulation) {
    /** Plain training. */
    static Refinements none() {
        return new Refinements(0, 0, false, 0, 1);
    }
}
