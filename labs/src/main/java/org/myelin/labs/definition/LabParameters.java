package org.myelin.labs.definition;

import java.util.List;
import java.util.Optional;
import org.myelin.setting.Descriptions;
import org.myelin.setting.Setting;
import org.myelin.setting.SettingGroup;
import org.myelin.setting.Settings;
import org.myelin.setting.Values;
import org.myelin.text.Texts;

/**
 * The parameters of a lab, and how they make it.
 *
 * @param settings in the order of forms and usage texts
 * @param descriptions what each is
 * @param factory makes the lab
 * @param subject the setting that says what the lab is about and needs no name on the command line, if there is one
 * @param needsData whether data sets are read
 * @param isCheck whether the lab checks something, so that {@link Lab#passes} says more than true
 */
public record LabParameters(
        Settings settings,
        Descriptions descriptions,
        Factory factory,
        Optional<Setting<?>> subject,
        boolean needsData,
        boolean isCheck) {
    /** Makes a lab from the values of its parameters. */
    @FunctionalInterface
    public interface Factory {
        /**
         * Makes the lab; loads what it works on.
         *
         * @throws IllegalArgumentException if values do not go together
         */
        Lab create(Values values, LabContext context);
    }

    /**
     * Declares the parameters of a lab that reads no data.
     *
     * @param texts descriptions by the keys of the settings
     */
    public static LabParameters of(Texts texts, Factory factory, Setting<?>... settings) {
        SettingGroup.Builder group = SettingGroup.unnamed("lab");
        List.of(settings).forEach(group::add);
        return new LabParameters(
                Settings.of(group.build()), Descriptions.of(texts), factory, Optional.empty(), false, false);
    }

    /** The same for a lab that is about something: this setting needs no name on the command line. */
    public LabParameters about(Setting<?> setting) {
        return new LabParameters(settings, descriptions, factory, Optional.of(setting), needsData, isCheck);
    }

    /** The same for a lab that reads data sets. */
    public LabParameters withData() {
        return new LabParameters(settings, descriptions, factory, subject, true, isCheck);
    }

    /** The same for a lab that checks something. */
    public LabParameters asCheck() {
        return new LabParameters(settings, descriptions, factory, subject, needsData, true);
    }
}
