package org.myelin.setting;

import java.util.List;

/** A value that a setting cannot have, or values that do not go together. */
public final class SettingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final transient List<String> keys;

    /**
     * Names settings and problem.
     *
     * @param keys the settings that are to be changed
     * @param message key, what was expected, what was given
     */
    public SettingException(List<String> keys, String message) {
        super(message);
        this.keys = List.copyOf(keys);
    }

    private SettingException(List<String> keys, String message, Throwable cause) {
        super(message, cause);
        this.keys = List.copyOf(keys);
    }

    /** The settings that are to be changed, one at least. */
    public List<String> keys() {
        return keys;
    }

    /** The same with the places where the values were given. */
    SettingException at(List<String> origins) {
        return origins.isEmpty()
                ? this
                : new SettingException(keys, getMessage() + "; " + String.join(", ", origins), this);
    }
}
