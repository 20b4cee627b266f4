package org.myelin.runs.report;

import org.myelin.flow.GradientFlow;

/**
 * A step of a run that was looked into.
 *
 * @param time when it was, in epochs from the beginning of the run
 * @param flow what was seen
 */
public record ObservedStep(double time, GradientFlow flow) {}
