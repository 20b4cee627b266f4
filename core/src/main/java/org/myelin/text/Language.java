package org.myelin.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A language that pages and pictures speak. */
public enum Language {
    /** English, also where the machine speaks neither. */
    ENGLISH("en"),
    /** Simplified Chinese. */
    CHINESE("zh");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The tag in HTML and on the command line, for example {@code zh}. */
    public String tag() {
        return tag;
    }

    /**
     * The requested language, or else that of the machine.
     *
     * @param command for the message, with its option {@code --language}
     * @param tag what was given with it
     * @throws IllegalArgumentException if there is no such language
     */
    @SuppressWarnings("exports") // users compile without JSpecify, whose annotation then is ignored
    public static Language chosen(String command, @Nullable String tag) {
        return tag == null
                ? of(Locale.getDefault())
                : Arrays.stream(values())
                        .filter(language -> language.tag.equals(tag))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(command + ": --language must be "
                                + Arrays.stream(values()).map(Language::tag).collect(Collectors.joining(" or "))
                                + ", but is " + tag));
    }

    /** The language of a place: Chinese where Chinese is spoken, else English. */
    public static Language of(Locale locale) {
        return locale.getLanguage().equals(CHINESE.tag) ? CHINESE : ENGLISH;
    }
}
