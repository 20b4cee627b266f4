package org.myelin.setting;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.myelin.text.Text;
import org.myelin.text.Texts;

/**
 * What settings mean, for pages, usage texts and forms. The texts have the key of each setting, and perhaps that key
 * and {@code .more}; those of groups have {@code group.} and the name of the group. Immutable, thread-safe.
 */
public final class Descriptions {
    private static final String MORE = ".more";
    private static final String GROUP = "group.";

    private final Texts texts;

    private Descriptions(Texts texts) {
        this.texts = texts;
    }

    /** Takes descriptions from resource files. */
    public static Descriptions of(Texts texts) {
        return new Descriptions(texts);
    }

    /** What a setting is: a phrase without a full stop. */
    public Text of(Setting<?> setting) {
        return texts.text(setting.key());
    }

    /** Details: sentences. */
    public Optional<Text> more(Setting<?> setting) {
        return Optional.of(setting.key() + MORE).filter(texts.keys()::contains).map(texts::text);
    }

    /** Heading of a group. */
    public Text of(SettingGroup group) {
        return texts.text(GROUP + group.id());
    }

    /** The keys that settings lack or that no setting has: none, if the descriptions are complete. */
    public Set<String> differences(Settings settings) {
        Set<String> expected = new TreeSet<>(settings.keys());
        settings.groups().forEach(group -> expected.add(GROUP + group.id()));
        Set<String> found = new TreeSet<>(texts.keys());
        found.removeIf(key -> key.endsWith(MORE) && expected.contains(key.substring(0, key.length() - MORE.length())));
        Set<String> differences = new TreeSet<>(expected);
        differences.removeAll(found);
        found.removeAll(expected);
        differences.addAll(found);
        return differences;
    }
}
