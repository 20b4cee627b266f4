package org.myelin.train;

import java.util.List;
import org.myelin.doctor.Diagnosis;
import org.myelin.doctor.Doctor;
import org.myelin.doctor.RunFacts;

/** Passes the events of a run to the doctor. */
final class Checkup {
    private final TrainingPlan plan;
    private final Doctor doctor = new Doctor();

    /** Whether an earlier process began the run, and reported the diagnoses of its beginning. */
    private final boolean resumed;

    /** The current epoch, from 1; 0 before the first. */
    private int epoch;

    Checkup(TrainingPlan plan, boolean resumed) {
        this.plan = plan;
        this.resumed = resumed;
    }

    /** The diagnoses that follow from an event. */
    List<TrainingEvent.Diagnosed> after(TrainingEvent event) {
        List<Diagnosis> found = switch (event) {
            case TrainingEvent.RunStarted _ -> {
                List<Diagnosis> first = doctor.begin(runFacts());
                yield resumed ? List.of() : first;
            }
            case TrainingEvent.Resumed earlier -> {
                // the process that trained the finished epochs has reported their diagnoses
                earlier.history().forEach(doctor::epochCompleted);
                yield List.of();
            }
            case TrainingEvent.LayersObserved observed -> {
                epoch = observed.epoch();
                yield doctor.observe(observed.flow());
            }
            case TrainingEvent.EpochCompleted completed -> {
                epoch = completed.metrics().epoch();
                yield doctor.epochCompleted(completed.metrics());
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

    private RunFacts runFacts() {
        return new RunFacts(
                plan.training().classNames(),
                TrainingPlan.classCounts(plan.training()),
                TrainingPlan.classCounts(plan.validation()),
                plan.refinements().balancesClasses(),
                plan.samplesPerUpdate(),
                plan.updatesPerEpoch(),
                plan.epochs());
    }
}
