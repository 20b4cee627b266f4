package org.myelin.runs.report;

import org.myelin.flow.GradientFlow;

/**
 * An observed step of a run.
 *
 * @param time time of the step, in epochs from the beginning of the run
 * @param flow what was observed
 */
public record ObservedStep(double time, GradientFlow flow) {}
