package org.myelin.runs.report;

import org.myelin.doctor.Diagnosis;

/**
 * What the doctor said in a run.
 *
 * @param epoch the epoch that showed it, from 1; 0 before the first
 * @param diagnosis what is wrong
 */
public record Told(int epoch, Diagnosis diagnosis) {}
