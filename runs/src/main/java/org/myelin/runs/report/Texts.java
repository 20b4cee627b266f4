package org.myelin.runs.report;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.Set;
import org.myelin.text.Resources;
import org.myelin.text.Text;
import org.myelin.view.page.PageParts;

/** What the report says, in one language. Immutable, thread-safe. */
final class Texts {
    static final Texts ENGLISH = new Texts("en");
    static final Texts CHINESE = new Texts("zh");

    /** For templates: the text of a key in both languages. */
    static final Mustache.Lambda BILINGUAL = (fragment, out) ->
            out.write(PageParts.bilingual(words(fragment.execute().strip())));

    private static final Resources FILES = Texts.class::getResourceAsStream;

    private final String language;
    private final Properties texts = new Properties();

    private Texts(String language) {
        this.language = language;
        try {
            texts.load(new StringReader(FILES.text("texts_" + language + ".properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text in both languages, with {0}, {1} … replaced by the values. */
    static Text words(String key, Object... values) {
        return new Text(ENGLISH.get(key, values), CHINESE.get(key, values));
    }

    Set<String> keys() {
        return texts.stringPropertyNames();
    }

    /** A text with {0}, {1} … replaced by the values. */
    String get(String key, Object... values) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalStateException("texts_" + language + ".properties lacks " + key);
        }
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }
}
