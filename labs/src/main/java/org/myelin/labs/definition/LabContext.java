package org.myelin.labs.definition;

import org.myelin.data.DataLocations;
import org.myelin.data.Dataset;
import org.myelin.data.FetchListener;
import org.myelin.data.Normalizer;
import org.myelin.nn.Parameters;

/** What labs get from the program that runs them. */
public interface LabContext {
    /** For programs that only show labs: data sets in the standard locations, no networks of recipes, no progress. */
    LabContext STANDARD = new LabContext() {
        @Override
        public DataLocations locations() {
            return DataLocations.standard();
        }

        @Override
        public FetchListener downloads() {
            return FetchListener.SILENT;
        }

        @Override
        public Subject subject(String source) {
            throw new IllegalArgumentException(
                    "lab: no network for " + source + "; give the lab a context that loads recipes and models");
        }

        @Override
        public void begin(int number, int parts, String name) {}

        @Override
        public void report(String line) {}
    };

    /** Where data sets are. */
    DataLocations locations();

    /** Follows downloads. */
    FetchListener downloads();

    /**
     * The network of a recipe, untrained, or of a model.
     *
     * @param source a built-in recipe, a recipe file or a model file
     * @throws IllegalArgumentException if there is no such recipe
     */
    Subject subject(String source);

    /** Shows that a part of the work begins; the parts count from 1. */
    void begin(int number, int parts, String name);

    /** Shows a line about what is done. */
    void report(String line);

    /**
     * A network with its samples.
     *
     * @param parameters of the network
     * @param isTrained whether they come from a model
     * @param normalizer makes the network's input from features
     * @param samples for training
     */
    record Subject(Parameters parameters, boolean isTrained, Normalizer normalizer, Dataset samples) {}
}
