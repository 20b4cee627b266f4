package org.myelin.cli.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.myelin.text.Language;

/** The meaning of the option {@code --language}. */
final class Languages {
    private Languages() {}

    /**
     * The requested language, or else that of the machine.
     *
     * @param command that asks, for the message
     * @throws IllegalArgumentException if there is no such language
     */
    static Language of(String command, @Nullable String tag) {
        return tag == null
                ? Language.of(Locale.getDefault())
                : Language.find(tag)
                        .orElseThrow(() -> new IllegalArgumentException(command + ": --language must be "
                                + Arrays.stream(Language.values())
                                        .map(Language::tag)
                                        .collect(Collectors.joining(" or "))
                                + ", but is " + tag));
    }
}
