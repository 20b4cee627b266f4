package org.myelin.cli.course;

import java.util.Locale;

/** A language of the course. */
public enum Language {
    /** English. */
    EN("English"),
    /** Simplified Chinese. */
    ZH("中文");

    private final String ownName;

    Language(String ownName) {
        this.ownName = ownName;
    }

    /** The language that a person with this locale reads: Chinese where the locale is Chinese, else English. */
    public static Language of(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? ZH : EN;
    }

    /** Its code, which is also the name of its folder. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What its readers call it; also the heading of its part of the contents. */
    String ownName() {
        return ownName;
    }

    Language other() {
        return this == EN ? ZH : EN;
    }
}
