package org.myelin.train;

import java.util.List;

/** Sends each event to the listeners, and after it the diagnoses that follow from it. */
record Announcer(List<TrainingListener> listeners, Checkup checkup) {
    void announce(TrainingEvent event) {
        for (TrainingListener listener : listeners) {
            listener.onEvent(event);
        }
        checkup.after(event).forEach(this::announce);
    }
}
