package org.myelin.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.myelin.tune.SuccessiveHalving.Job;
import org.myelin.tune.SuccessiveHalving.Result;

class SuccessiveHalvingTest {
    private static List<Result> run(SuccessiveHalving search, ToDoubleFunction<Job> score) {
        List<Result> results = new ArrayList<>();
        for (Optional<Job> job = search.next(results); job.isPresent(); job = search.next(results)) {
            results.add(new Result(job.get(), score.applyAsDouble(job.get())));
        }
        return results;
    }

    @Test
    void of_epochsAndReduction_buildsRungsFromTheTop() {
        assertThat(SuccessiveHalving.of(9, 20, 3).withFirstRung(2).rungs()).containsExactly(2, 6, 20);
        assertThat(SuccessiveHalving.of(9, 1, 3).withFirstRung(1).rungs()).containsExactly(1);
        assertThat(SuccessiveHalving.of(9, 3, 3).withFirstRung(3).rungs()).containsExactly(3);
    }

    @Test
    void of_epochsOfTheFirstRungNotGiven_buildsThreeRungsWhereItCan() {
        assertThat(SuccessiveHalving.of(9, 20, 3).rungs()).containsExactly(2, 6, 20);
        assertThat(SuccessiveHalving.of(9, 4, 3).rungs()).containsExactly(1, 4);
        assertThat(SuccessiveHalving.of(9, 4, 65536).rungs()).containsExactly(4);
    }

    @Test
    void next_untilDone_givesTheBestTrialAllEpochs() {
        SuccessiveHalving search = SuccessiveHalving.of(27, 9, 3).withFirstRung(1);
        List<Result> results = run(search, job -> job.trial() == 13 ? 2 : 1.0 / (1 + job.trial()));

        Map<Integer, Long> ofRung = results.stream()
                .collect(Collectors.groupingBy(result -> result.job().rung(), Collectors.counting()));
        assertThat(ofRung.get(0)).isEqualTo(27);
        assertThat(ofRung.get(1)).isBetween(9L, 14L);
        assertThat(ofRung.get(2)).isBetween(3L, 6L);
        assertThat(SuccessiveHalving.leaderboard(results).getFirst().job()).isEqualTo(new Job(13, 2));
        assertThat(results.stream().map(Result::job)).doesNotHaveDuplicates();
    }

    @Test
    void next_afterAKill_resumesAsIfNothingHadHappened() {
        SuccessiveHalving search = SuccessiveHalving.of(20, 27, 3).withFirstRung(1);
        ToDoubleFunction<Job> score = job -> (job.trial() * 37 % 20) + 0.1 * job.rung();
        List<Result> whole = run(search, score);
        List<Result> half = new ArrayList<>(whole.subList(0, whole.size() / 2));
        while (search.next(half).isPresent()) {
            Job job = search.next(half).get();
            half.add(new Result(job, score.applyAsDouble(job)));
        }
        assertThat(half).isEqualTo(whole);
    }

    @Test
    void next_divergedTrainings_neverRise() {
        SuccessiveHalving search = new SuccessiveHalving(6, List.of(1, 2), 2);
        List<Result> results = new ArrayList<>();
        for (Optional<Job> job = search.next(results); job.isPresent(); job = search.next(results)) {
            results.add(job.get().trial() == 4 ? new Result(job.get(), 0.1) : Result.diverged(job.get()));
        }

        assertThat(results.stream().map(Result::job).filter(job -> job.rung() == 1))
                .containsExactly(new Job(4, 1));
    }

    @Test
    void leaderboard_divergence_isBelowAllThatDidNotDiverge() {
        Result worstOfAll = new Result(new Job(0, 0), 0);
        Result divergedLate = Result.diverged(new Job(1, 1));
        Result beforeItDiverged = new Result(new Job(1, 0), 0.9);
        Result divergedEarly = Result.diverged(new Job(2, 0));

        assertThat(SuccessiveHalving.leaderboard(List.of(divergedEarly, divergedLate, beforeItDiverged, worstOfAll)))
                .containsExactly(worstOfAll, beforeItDiverged, divergedLate, divergedEarly);
    }

    @Test
    void best_everyTrialDiverged_isNone() {
        Result early = Result.diverged(new Job(0, 0));
        Result before = new Result(new Job(1, 0), 0.9);
        Result late = Result.diverged(new Job(1, 1));
        Result steady = new Result(new Job(2, 0), 0.2);

        assertThat(SuccessiveHalving.best(List.of())).isEmpty();
        assertThat(SuccessiveHalving.best(List.of(early, before, late))).isEmpty();
        assertThat(SuccessiveHalving.best(List.of(early, before, late, steady))).contains(steady);
    }

    @Test
    void settings_outOfRange_areRefused() {
        assertThatThrownBy(() -> SuccessiveHalving.of(0, 9, 3).withFirstRung(1))
                .hasMessage("tune: needs at least 1 trial, but got 0");
        assertThatThrownBy(() -> SuccessiveHalving.of(1, 9, 1).withFirstRung(1))
                .hasMessage("tune: the reduction must be at least 2, but is 1");
        assertThatThrownBy(() -> SuccessiveHalving.of(1, 9, 0))
                .hasMessage("tune: the reduction must be at least 2, but is 0");
        assertThatThrownBy(() -> SuccessiveHalving.of(1, -5, 3))
                .hasMessage("tune: the last rung needs at least 1 epoch, but -5 were asked for");
        assertThatThrownBy(() -> SuccessiveHalving.of(1, 9, 3).withFirstRung(0))
                .hasMessage("tune: the first rung needs at least 1 epoch, but 0 were asked for");
        assertThatThrownBy(() -> SuccessiveHalving.of(1, 3, 3).withFirstRung(5))
                .hasMessage(
                        "tune: the first rung must have at most as many epochs as the last, 3, but 5 were asked for;"
                                + " give the first fewer or the last more");
        assertThatThrownBy(() -> new SuccessiveHalving(1, List.of(), 2))
                .hasMessage("tune: needs at least 1 epoch, but got []");
        assertThatThrownBy(() -> new SuccessiveHalving(1, List.of(3, 3), 2))
                .hasMessage("tune: each rung must have more epochs than the one before: [3, 3]");
    }
}
