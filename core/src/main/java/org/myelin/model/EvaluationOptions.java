package org.myelin.model;

import org.myelin.data.TestTimeViews;

/**
 * How a model is evaluated.
 *
 * @param threads number of threads, 1 … {@value ThreadCount#MAX}; it does not change the result
 * @param views the views of each image whose outputs are averaged; more than one changes the result
 */
public record EvaluationOptions(int threads, TestTimeViews views) {
    /** Checks the number of threads. */
    public EvaluationOptions {
        ThreadCount.require("evaluate: the number of threads", threads);
    }

    /** One thread for each processor, and every image as it is. */
    public static EvaluationOptions defaults() {
        return new EvaluationOptions(ThreadCount.byDefault(), TestTimeViews.none());
    }

    /** The same with another number of threads. */
    public EvaluationOptions withThreads(int count) {
        return new EvaluationOptions(count, views);
    }

    /** The same with other views. */
    public EvaluationOptions withViews(TestTimeViews other) {
        return new EvaluationOptions(threads, other);
    }
}
