package org.myelin.cli.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

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

    /** The language of a tag; refuses others. */
    public static Language tagged(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag.equals(tag))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no language '" + tag + "'; choose "
                        + Arrays.stream(values()).map(Language::tag).collect(Collectors.joining(" or "))));
    }

    /** The language of a place: Chinese where Chinese is spoken, else English. */
    public static Language of(Locale locale) {
        return locale.getLanguage().equals(CHINESE.tag) ? CHINESE : ENGLISH;
    }
}
