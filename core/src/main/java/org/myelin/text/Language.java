package org.myelin.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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

    /** The language of a tag, if there is one. */
    public static Optional<Language> find(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag.equals(tag))
                .findFirst();
    }

    /** The language of a place: Chinese where Chinese is spoken, else English. */
    public static Language of(Locale locale) {
        return locale.getLanguage().equals(CHINESE.tag) ? CHINESE : ENGLISH;
    }
}
