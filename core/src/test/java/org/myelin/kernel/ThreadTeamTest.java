package org.myelin.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ThreadTeamTest {
    private static final long MUCH = Long.MAX_VALUE;
    private static final long LITTLE = 1;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void run_manyRounds_runsEveryTaskOnce(int threads) {
        try (ThreadTeam team = new ThreadTeam(threads)) {
            for (int round = 0; round < 2_000; round++) {
                int count = round % 20;
                AtomicIntegerArray runs = new AtomicIntegerArray(20);
                team.run(count, MUCH, (task, thread) -> {
                    assertThat(thread).isBetween(0, threads - 1);
                    runs.incrementAndGet(task);
                });
                for (int task = 0; task < 20; task++) {
                    assertThat(runs.get(task)).isEqualTo(task < count ? 1 : 0);
                }
            }
        }
    }

    @Test
    void run_tasksThatWaitForEachOther_runsThemAtTheSameTime() throws InterruptedException {
        int threads = 3;
        try (ThreadTeam team = new ThreadTeam(threads)) {
            CountDownLatch all = new CountDownLatch(threads);
            AtomicInteger met = new AtomicInteger();
            team.run(threads, MUCH, (task, thread) -> {
                all.countDown();
                if (await(all)) {
                    met.incrementAndGet();
                }
            });
            assertThat(met).hasValue(threads);
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void run_littleWork_staysOnTheCallingThread() {
        Thread caller = Thread.currentThread();
        try (ThreadTeam team = new ThreadTeam(2)) {
            team.run(
                    10,
                    LITTLE,
                    (task, thread) -> assertThat(Thread.currentThread()).isSameAs(caller));
        }
    }

    @Test
    void run_afterTheWorkersFellAsleep_wakesThem() throws InterruptedException {
        try (ThreadTeam team = new ThreadTeam(2)) {
            for (int round = 0; round < 20; round++) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5)); // longer than a worker spins
                CountDownLatch both = new CountDownLatch(2);
                team.run(2, MUCH, (task, thread) -> {
                    both.countDown();
                    await(both); // needs the worker
                });
                assertThat(both.getCount()).isZero();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {LITTLE, MUCH})
    void run_taskThrows_throwsThatAndTheTeamStillWorks(long work) {
        try (ThreadTeam team = new ThreadTeam(2)) {
            IllegalArgumentException failure = new IllegalArgumentException("task 3");
            assertThatThrownBy(() -> team.run(8, work, (task, thread) -> {
                        if (task == 3) {
                            throw failure;
                        }
                    }))
                    .isSameAs(failure);
            AtomicInteger runs = new AtomicInteger();
            team.run(8, work, (task, thread) -> runs.incrementAndGet());
            assertThat(runs).hasValue(8);
        }
    }

    @Test
    void run_taskRunsOutOfMemory_throwsThat() {
        try (ThreadTeam team = new ThreadTeam(2)) {
            assertThatThrownBy(() -> team.run(2, MUCH, (task, thread) -> {
                        throw new OutOfMemoryError("test");
                    }))
                    .isInstanceOf(OutOfMemoryError.class)
                    .hasMessage("test");
        }
    }

    @Test
    void run_afterClose_isRefused() {
        ThreadTeam team = new ThreadTeam(2);
        team.close();
        assertThatThrownBy(() -> team.run(1, LITTLE, (task, thread) -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("thread team: it is closed and runs no more tasks");
    }

    @Test
    void close_workers_end() throws InterruptedException {
        AtomicInteger alive = new AtomicInteger();
        Thread[] worker = new Thread[1];
        CountDownLatch both = new CountDownLatch(2);
        ThreadTeam team = new ThreadTeam(2);
        team.run(2, MUCH, (task, thread) -> {
            if (thread == 1) {
                worker[0] = Thread.currentThread();
                alive.incrementAndGet();
            }
            both.countDown();
            await(both);
        });
        assertThat(alive).hasValue(1);
        team.close();
        assertThat(worker[0].join(java.time.Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void threadTeam_noThreads_isRefused() {
        assertThatThrownBy(() -> new ThreadTeam(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("threads: needs at least 1, but got 0");
    }
}
