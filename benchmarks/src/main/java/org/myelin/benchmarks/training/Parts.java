package org.myelin.benchmarks.training;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.myelin.benchmarks.report.Table;
import org.myelin.engine.Batch;
import org.myelin.bench.StepBenchmark;
import org.myelin.engine.TrainingEngine;
import org.myelin.nn.Architecture;
import org.myelin.nn.Parameters;
import org.myelin.recipe.Recipe;

/**
 * What each part of a residual network and each optimiser costs: a whole step without it, or with another one in its
 * place, in turn with a step of the base.
 *
 * <p>Arguments: number of threads and of rounds.
 */
public final class Parts {
    private static final int INPUTS = 3072;
    private static final int CLASSES = 10;
    private static final int BATCH = 1024;
    private static final int STEPS = 4;
    private static final int WARM_UP = 2;
    private static final double LEARNING_RATE = 1e-4;

    /** Of the network of {@code cifar10-best}, but with gradient descent, whose cost is nearly nothing. */
    private static final Map<String, String> BASE = Map.of(
            "dataset", "cifar10",
            "network.type", "residual",
            "network.layers", "[512]",
            "network.blocks", "3",
            "network.expansion", "4",
            "network.activation", "gelu",
            "network.norm", "layer");

    /** The same matrices one after the other. */
    private static final Map<String, String> PLAIN = Map.of(
            "network.type", "plain",
            "network.layers", "[512, 2048, 512, 2048, 512, 2048, 512]",
            "network.norm", "none");

    private record Variant(String name, Map<String, String> settings) {}

    private static final List<Variant> VARIANTS = List.of(
            new Variant("no layer normalisation", Map.of("network.norm", "none")),
            new Variant("batch instead of layer normalisation", Map.of("network.norm", "batch")),
            new Variant("ReLU instead of GELU", Map.of("network.activation", "relu")),
            new Variant("with dropout 0.1", Map.of("network.dropout", "0.1")),
            new Variant("no layer normalisation, no shortcuts: a plain network", PLAIN),
            new Variant("gradients clipped by norm", Map.of("optimizer.clip-norm", "1")),
            new Variant("AdamW", Map.of("optimizer.type", "adamw")),
            new Variant("Lion", Map.of("optimizer.type", "lion")),
            new Variant("Muon", Map.of("optimizer.type", "muon", "optimizer.muon-input", "true")));

    private Parts() {}

    /** Measures and prints the table. */
    public static void main(String[] args) {
        System.out.print(measure(Integer.parseInt(args[0]), Integer.parseInt(args[1])));
    }

    /** The table: medians over the rounds of the quotient to the base. */
    public static String measure(int threads, int rounds) {
        Table table = new Table("step of 3072-512, 3 residual blocks × 4, batch " + BATCH, "operations", "time");
        Batch batch = RandomBatch.of(INPUTS, CLASSES, BATCH);
        for (Variant variant : VARIANTS) {
            double[] quotients = new double[rounds];
            Recipe base = recipe(Map.of());
            Recipe other = recipe(variant.settings);
            try (TrainingEngine one = engine(base, threads);
                    TrainingEngine two = engine(other, threads)) {
                for (int round = -WARM_UP; round < rounds; round++) {
                    double before = seconds(one, batch);
                    double quotient = seconds(two, batch) / before;
                    if (round >= 0) {
                        quotients[round] = quotient;
                    }
                }
            }
            table.row(
                    variant.name,
                    percent(operations(other) / operations(base)),
                    percent(StepBenchmark.median(quotients)));
        }
        return table.toString();
    }

    private static String percent(double quotient) {
        return String.format(Locale.ROOT, "%+.1f %%", 100 * (quotient - 1));
    }

    private static Recipe recipe(Map<String, String> changes) {
        SequencedMap<String, String> settings = Recipe.defaults().settings();
        settings.put("name", "parts");
        settings.putAll(BASE);
        settings.putAll(changes);
        return Recipe.of(settings);
    }

    private static Architecture architecture(Recipe recipe) {
        return recipe.network().architecture(INPUTS, CLASSES);
    }

    private static double operations(Recipe recipe) {
        return StepBenchmark.trainingFlops(architecture(recipe));
    }

    private static TrainingEngine engine(Recipe recipe, int threads) {
        Parameters parameters = Parameters.initialize(architecture(recipe), 1);
        return new TrainingEngine(parameters, recipe.optimizer().optimizer(), BATCH, threads);
    }

    private static double seconds(TrainingEngine engine, Batch batch) {
        long begin = System.nanoTime();
        for (int step = 0; step < STEPS; step++) {
            engine.step(batch, LEARNING_RATE);
        }
        return (System.nanoTime() - begin) / 1e9;
    }
}
