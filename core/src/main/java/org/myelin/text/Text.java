package org.myelin.text;

/**
 * A text in both languages.
 *
 * @param english in English
 * @param chinese in simplified Chinese
 */
public record Text(String english, String chinese) {
    /** A text that is the same in both languages: a number, a formula, a name. */
    public static Text same(String text) {
        return new Text(text, text);
    }

    /** Whether both languages say the same. */
    public boolean isSame() {
        return english.equals(chinese);
    }

    /** The text in one language. */
    public String in(Language language) {
        return switch (language) {
            case ENGLISH -> english;
            case CHINESE -> chinese;
        };
    }
}
