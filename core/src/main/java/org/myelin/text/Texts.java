package org.myelin.text;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * The texts of one package in both languages, from the files {@code NAME_en.properties} and {@code NAME_zh.properties}
 * beside a class. Immutable, thread-safe.
 *
 * <p>A text is a message in this subset of ICU's MessageFormat; arguments have names:
 *
 * <table>
 * <caption>Placeholders</caption>
 * <tr><th>placeholder</th><th>shows</th></tr>
 * <tr><td>{@code {name}}</td><td>a string; a {@link Text} in the message's language; an integer with commas; any other
 * number with up to four significant digits</td></tr>
 * <tr><td>{@code {name, number}}</td><td>the same, only for numbers</td></tr>
 * <tr><td>{@code {name, number, integer}}</td><td>rounded: {@code 1,797}</td></tr>
 * <tr><td>{@code {name, number, ::group-off}}</td><td>rounded, as a setting is written: {@code 1797}</td></tr>
 * <tr><td>{@code {name, number, percent}}</td><td>a fraction: {@code 0.563} as {@code 56.3 %}</td></tr>
 * <tr><td>{@code {name, number, ::.00}}</td><td>with two decimal places</td></tr>
 * <tr><td>{@code {name, number, ::%x100 .00}}</td><td>a fraction as a percentage with two decimal places</td></tr>
 * <tr><td>{@code {name, number, ::@##}}</td><td>with up to three significant digits</td></tr>
 * <tr><td>{@code {name, duration}}</td><td>seconds: {@code 3 min 05 s}</td></tr>
 * <tr><td>{@code {name, bytes}}</td><td>{@code 162.2 MB}</td></tr>
 * <tr><td>{@code {name, plural, =0 {none} one {# epoch} other {# epochs}}}</td><td>the case of an integer; {@code #} is
 * the number. English has the cases {@code one} and {@code other}, Chinese {@code other}</td></tr>
 * </table>
 *
 * <p>As in ICU, an apostrophe quotes the syntax that follows it directly, <code>'{'</code>; elsewhere it is an
 * apostrophe.
 */
public final class Texts {
    private final String name;
    private final Map<Language, Map<String, Message>> messages = new EnumMap<>(Language.class);

    private Texts(String name, Resources files) {
        this.name = name;
        for (Language language : Language.values()) {
            messages.put(language, read(name + "_" + language.tag() + ".properties", files));
        }
        checkAlike(messages(Language.ENGLISH), messages(Language.CHINESE));
    }

    /**
     * Reads and parses the texts.
     *
     * @param name what the names of the files begin with
     * @param files those beside the class that uses the texts, {@code User.class::getResourceAsStream}
     * @throws IllegalStateException if a file is missing, a message cannot be parsed, or the languages differ in keys
     *     or arguments
     */
    public static Texts of(String name, Resources files) {
        return new Texts(name, files);
    }

    /** A text without arguments. */
    public Text text(String key) {
        return text(key, Map.of());
    }

    /** A text with one argument. */
    public Text text(String key, String argument, Object value) {
        return text(key, Map.of(argument, value));
    }

    /**
     * A text with the values of its arguments: each by its name, none missing, none that the text does not have.
     *
     * @throws IllegalArgumentException if there is no such text, or the arguments are others, or one has the wrong type
     */
    public Text text(String key, Map<String, ?> arguments) {
        Set<String> wanted = arguments(key);
        if (!wanted.equals(arguments.keySet())) {
            throw new IllegalArgumentException(name + ": " + key + " has the arguments " + new TreeSet<>(wanted)
                    + ", but got " + new TreeSet<>(arguments.keySet()));
        }
        try {
            return new Text(
                    message(Language.ENGLISH, key).in(Language.ENGLISH, arguments),
                    message(Language.CHINESE, key).in(Language.CHINESE, arguments));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + key + ": " + e.getMessage(), e);
        }
    }

    /** The keys of all texts. */
    public Set<String> keys() {
        return messages(Language.ENGLISH).keySet();
    }

    /** The names of a text's arguments. */
    public Set<String> arguments(String key) {
        return message(Language.ENGLISH, key).arguments();
    }

    private Map<String, Message> messages(Language language) {
        return messages.getOrDefault(language, Map.of());
    }

    private Message message(Language language, String key) {
        Message message = messages(language).get(key);
        if (message == null) {
            throw new IllegalArgumentException(name + ": there is no text " + key);
        }
        return message;
    }

    private static Map<String, Message> read(String file, Resources files) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(files.text(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Message> messages = new HashMap<>();
        for (String key : properties.stringPropertyNames()) {
            try {
                messages.put(key, MessageParser.parse(properties.getProperty(key)));
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException(file + ": " + key + ": " + e.getMessage(), e);
            }
        }
        return Map.copyOf(messages);
    }

    private void checkAlike(Map<String, Message> english, Map<String, Message> chinese) {
        Set<String> single = new TreeSet<>(english.keySet());
        single.addAll(chinese.keySet());
        single.removeIf(key -> english.containsKey(key) && chinese.containsKey(key));
        if (!single.isEmpty()) {
            throw new IllegalStateException(name + ": in one language only: " + single);
        }
        chinese.forEach((key, message) -> {
            Set<String> others = message.arguments();
            if (!arguments(key).equals(others)) {
                throw new IllegalStateException(name + ": " + key + " has the arguments "
                        + new TreeSet<>(arguments(key)) + " in English, but " + new TreeSet<>(others)
                        + " in Chinese");
            }
        });
    }
}
