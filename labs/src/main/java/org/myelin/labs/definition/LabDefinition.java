package org.myelin.labs.definition;

import org.myelin.text.Text;

/**
 * A lab, apart from the values of its parameters.
 *
 * @param name on the command line and in addresses, for example {@code gradient-check}
 * @param lectures what it shows of the lecture, for example {@code 11-14}
 * @param description a phrase
 * @param parameters its parameters, and how they make the lab
 */
public record LabDefinition(String name, String lectures, Text description, LabParameters parameters) {}
