package org.myelin.labs.definition;

import org.myelin.setting.GivenSettings;
import org.myelin.text.Text;

/**
 * A lab, apart from the values of its parameters.
 *
 * @param name on the command line and in addresses, for example {@code gradient-check}
 * @param lectures what it shows of the lecture, for example {@code 11-14}
 * @param description a phrase
 * @param parameters its parameters, and how they make the lab
 */
public record LabDefinition(String name, String lectures, Text description, LabParameters parameters) {
    /**
     * The lab with these parameters.
     *
     * @param given texts of parameters; the others have their defaults
     * @param context finds what the lab works on
     * @throws org.myelin.setting.SettingException if a parameter is unknown or its value is not in its range
     */
    public Lab create(GivenSettings given, LabContext context) {
        return parameters.factory().create(parameters.settings().read(given), context);
    }
}
