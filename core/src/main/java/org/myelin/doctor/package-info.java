/**
 * The training doctor: watches a run through its measurements and says what is wrong, where, by what evidence, and what
 * to try. {@link org.myelin.doctor.Doctor} holds the rules' order, each rule is a class of its own.
 */
@NullMarked
package org.myelin.doctor;

import org.jspecify.annotations.NullMarked;
