package org.myelin.update;

import org.myelin.optim.ParameterRange;

/**
 * Sees each gradient and each update of the parameters, and changes nothing. Several threads call it at once, with
 * different ranges; a matrix that is updated as a whole comes from one thread while the others wait.
 */
public interface UpdateObserver {
    /** Sees nothing. */
    UpdateObserver NONE = new UpdateObserver() {
        @Override
        public void gradient(ParameterRange range) {}

        @Override
        public void beforeUpdate(int thread, ParameterRange range) {}

        @Override
        public void afterUpdate(int thread, ParameterRange range) {}
    };

    /**
     * Sees the mean gradient of a range over one batch, as the backward step computed it.
     *
     * @param range the range, whose parameters are not updated yet
     */
    void gradient(ParameterRange range);

    /**
     * Sees a range before its parameters are updated. The same thread calls {@link #afterUpdate} for the same range
     * next.
     *
     * @param thread number of the calling thread in its team
     */
    void beforeUpdate(int thread, ParameterRange range);

    /**
     * Sees a range after its parameters were updated.
     *
     * @param thread number of the calling thread in its team
     */
    void afterUpdate(int thread, ParameterRange range);
}
