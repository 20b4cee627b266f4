package org.myelin.train;

import java.util.List;
import org.myelin.doctor.Diagnosis;
import org.myelin.doctor.Doctor;
import org.myelin.doctor.Reading;
import org.myelin.doctor.RunFacts;

/** Shows the doctor what happens in a run. */
final class Checkup {
    private final TrainingPlan plan;
    private final Doctor doctor = new Doctor();

    /** Whether an earlier process has begun the run, and has told what could be seen then. */
    private final boolean goesOn;

    /** The epoch that is going on, from 1; 0 before the first. */
    private int epoch;

    Checkup(TrainingPlan plan, boolean goesOn) {
        this.plan = plan;
        this.goesOn = goesOn;
    }

    /** What is wrong, as far as an event shows it. */
    List<TrainingEvent.Diagnosed> after(TrainingEvent event) {
        List<Diagnosis> found = switch (event) {
            case TrainingEvent.RunStarted _ -> {
                List<Diagnosis> first = doctor.begin(facts());
                yield goesOn ? List.of() : first;
            }
            case TrainingEvent.Resumed resumed -> {
                // what the finished epochs showed was told by the process that trained them
                resumed.history().forEach(metrics -> doctor.read(reading(metrics)));
                yield List.of();
            }
            case TrainingEvent.LayersObserved observed -> {
                epoch = observed.epoch();
                yield doctor.look(observed.flow());
            }
            case TrainingEvent.EpochCompleted completed -> {
                epoch = completed.metrics().epoch();
                yield doctor.read(reading(completed.metrics()));
            }
            case TrainingEvent.Diverged _ -> doctor.diverged();
            case TrainingEvent.StepCompleted _,
                    TrainingEvent.Diagnosed _,
                    TrainingEvent.CheckpointSaved _,
                    TrainingEvent.StoppedEarly _,
                    TrainingEvent.Interrupted _,
                    TrainingEvent.RunCompleted _ -> List.of();
        };
        return found.stream()
                .map(diagnosis -> new TrainingEvent.Diagnosed(epoch, diagnosis))
                .toList();
    }

    private RunFacts facts() {
        return new RunFacts(
                plan.training().classNames(),
                TrainingPlan.classCounts(plan.training()),
                TrainingPlan.classCounts(plan.validation()),
                plan.refinements().balancesClasses(),
                plan.samplesPerUpdate(),
                plan.updatesPerEpoch(),
                plan.epochs());
    }

    private Reading reading(EpochMetrics metrics) {
        return new Reading(
                metrics.epoch(),
                metrics.trainingLoss(),
                metrics.trainingAccuracy(),
                metrics.validationLoss(),
                metrics.validationAccuracy(),
                metrics.learningRate());
    }
}
