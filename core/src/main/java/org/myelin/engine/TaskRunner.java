package org.myelin.engine;

import org.myelin.kernel.ThreadTeam;

/** Runs tasks: a team of threads, or the calling thread alone. */
@FunctionalInterface
interface TaskRunner {
    /** In the calling thread. */
    TaskRunner ALONE = (count, work, tasks) -> {
        for (int task = 0; task < count; task++) {
            tasks.run(task, 0);
        }
    };

    /**
     * Runs the tasks 0 … count−1 and returns when all are done.
     *
     * @param work about how many multiply-adds all tasks take together
     */
    void run(int count, long work, ThreadTeam.Tasks tasks);
}
