package org.myelin.setting;

import java.util.ArrayList;
import java.util.List;

/**
 * Settings that belong together: a section of forms and pages.
 *
 * @param id names the group in resource files
 * @param settings in the order of files
 */
public record SettingGroup(String id, List<Setting<?>> settings) {
    /** Takes a copy. */
    public SettingGroup {
        settings = List.copyOf(settings);
    }

    /** Declares a group whose settings have its name before their keys. */
    public static Builder named(String name) {
        return new Builder(name, true);
    }

    /** Declares a group whose settings have no group in their keys. */
    public static Builder unnamed(String id) {
        return new Builder(id, false);
    }

    /** Collects the settings of a group in the order in which they are declared. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private final boolean named;
        private final List<Setting<?>> settings = new ArrayList<>();

        private Builder(String id, boolean named) {
            this.id = id;
            this.named = named;
        }

        /** Adds a setting and returns it with its complete key. */
        public <T> Setting<T> add(Setting<T> declared) {
            Setting<T> setting = named ? declared.within(id) : declared;
            settings.add(setting);
            return setting;
        }

        /** Ends the declaration. */
        public SettingGroup build() {
            return new SettingGroup(id, settings);
        }
    }
}
