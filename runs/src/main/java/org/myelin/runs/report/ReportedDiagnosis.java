package org.myelin.runs.report;

import org.myelin.doctor.Diagnosis;

/**
 * A diagnosis that the doctor reported in a run.
 *
 * @param epoch the epoch that showed it, from 1; 0 before the first
 * @param diagnosis what is wrong
 */
public record ReportedDiagnosis(int epoch, Diagnosis diagnosis) {}
