package org.myelin.train;

import java.util.List;

/** Tells the listeners what happens, and after each event what the doctor sees in it. */
record Announcer(List<TrainingListener> listeners, Checkup checkup) {
    void announce(TrainingEvent event) {
        for (TrainingListener listener : listeners) {
            listener.onEvent(event);
        }
        checkup.after(event).forEach(this::announce);
    }
}
