package org.myelin.doctor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.myelin.flow.GradientFlow;
import org.myelin.flow.InputFlow;

/** Features that are far from mean 0 and deviation 1 make the loss steep in some directions and flat in others. */
final class InputRule implements Rule {
    /** Root mean square of the features; normalised ones have about 1, bytes of pictures more than 100. */
    private static final double LARGE = 5;

    private static final double SMALL = 0.05;

    @Override
    public List<Diagnosis> observe(GradientFlow flow) {
        InputFlow input = flow.input();
        double size = input.rootMeanSquare();
        if (size > LARGE || size < SMALL) {
            return List.of(new Diagnosis(
                    Illness.UNNORMALIZED_INPUT,
                    Optional.empty(),
                    Map.of("mean", input.mean(), "deviation", input.deviation())));
        }
        return List.of();
    }
}
