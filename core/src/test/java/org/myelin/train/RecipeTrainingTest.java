package org.myelin.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.myelin.data.Augmentation;
import org.myelin.data.Split;
import org.myelin.nn.Activation;
import org.myelin.nn.Architecture;
import org.myelin.optim.Schedule;
import org.myelin.optim.Sgd;
import org.myelin.recipe.AugmentationSettings;
import org.myelin.recipe.NetworkSettings;
import org.myelin.recipe.OptimizerSettings;
import org.myelin.recipe.Recipe;

/** Recipe and builder have the same settings, defaults and ranges. */
class RecipeTrainingTest {
    @Test
    void builder_ofRecipe_trainsAsByHand() {
        Split split = Samples.split();
        Recipe recipe = Recipe.defaults()
                .with(NetworkSettings.LAYERS, List.of(12))
                .with(Recipe.EPOCHS, 2)
                .with(Recipe.BATCH_SIZE, 20)
                .with(OptimizerSettings.WEIGHT_DECAY, 0.01)
                .with(AugmentationSettings.SHIFT, 1)
                .with(Recipe.PATIENCE, 2)
                .with(Recipe.SEED, 5L)
                .with(Recipe.LABEL_SMOOTHING, 0.1)
                .with(Recipe.MIXUP, 0.5)
                .with(Recipe.BALANCED_CLASSES, true)
                .with(Recipe.WEIGHT_AVERAGE, 0.9)
                .with(Recipe.ACCUMULATION, 2);
        TrainingResult byRecipe = Trainer.builder(recipe, split).build().train();
        TrainingResult byHand = Trainer.builder(
                        Architecture.builder(24).dense(12, Activation.RELU).classes(3), split)
                .optimizer(new Sgd(0.9, false, 0.01))
                .schedule(Schedule.linear(0.03, 0))
                .augmentation(new Augmentation.Sequence(List.of(new Augmentation.Shift(1))))
                .epochs(2)
                .batchSize(20)
                .earlyStopping(2)
                .seed(5)
                .labelSmoothing(0.1)
                .mixup(0.5)
                .balanceClasses(true)
                .weightAverage(0.9)
                .accumulation(2)
                .build()
                .train();
        assertThat(byRecipe.bestModel().parameters().sha256())
                .isEqualTo(byHand.bestModel().parameters().sha256());
    }

    @Test
    void builder_withoutSettings_trainsAsTheDefaultRecipe() {
        Split split = Samples.split();
        Recipe recipe = Recipe.defaults();
        TrainingResult byHand = Trainer.builder(recipe.network().architecture(24, 3), split)
                .build()
                .train();

        assertThat(byHand.bestModel().parameters().sha256())
                .isEqualTo(Trainer.builder(recipe, split)
                        .build()
                        .train()
                        .bestModel()
                        .parameters()
                        .sha256());
    }

    @Test
    void builder_valuesOutOfRange_areRefusedAsInRecipes() {
        TrainerBuilder builder = Trainer.builder(
                Architecture.builder(24).dense(12, Activation.RELU).classes(3), Samples.split());

        assertThatThrownBy(() -> builder.epochs(0))
                .hasMessage("epochs must be a whole number from 1 to 1000000, but got 0");
        assertThatThrownBy(() -> builder.batchSize(0))
                .hasMessage("batch-size must be a whole number from 1 to 1000000000, but got 0");
        assertThatThrownBy(() -> builder.earlyStopping(-1))
                .hasMessage("early-stopping.patience must be a whole number from 0 to 1000000, but got -1");
        assertThatThrownBy(() -> builder.labelSmoothing(1))
                .hasMessage("label-smoothing must be a number from 0 to below 1, but got 1.0");
        assertThatThrownBy(() -> builder.mixup(20))
                .hasMessage("mixup must be 0 or a number from 0.01 to 4, but got 20.0");
        assertThatThrownBy(() -> builder.mixup(1e-9))
                .hasMessage("mixup must be 0 or a number from 0.01 to 4, but got 1.0E-9");
        assertThatThrownBy(() -> builder.weightAverage(Double.NaN))
                .hasMessage("weight-average must be a number from 0 to below 1, but got NaN");
        assertThatThrownBy(() -> builder.accumulation(0))
                .hasMessage("accumulation must be a whole number from 1 to 1000000, but got 0");
    }
}
