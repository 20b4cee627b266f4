package org.myelin.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.myelin.text.Language;

class SettingsPageTest {
    /** To write the pages instead of comparing: {@code mvn -pl core test -Dtest=SettingsPageTest -Dmyelin.write}. */
    private static final boolean WRITE = System.getProperty("myelin.write") != null;

    @ParameterizedTest
    @CsvSource({"ENGLISH, settings.md", "CHINESE, settings.zh-CN.md"})
    void page_isWrittenFromTheDeclarations(Language language, String file) throws IOException {
        Path page = Path.of("..", "docs", file);
        if (WRITE) {
            Files.writeString(page, SettingsPage.of(language));
        }

        assertThat(page)
                .as("to write it: mvn -pl core test -Dtest=SettingsPageTest -Dmyelin.write")
                .hasContent(SettingsPage.of(language));
    }

    @Test
    void descriptions_areThoseOfTheSettings() {
        assertThat(Recipe.descriptions().differences(Recipe.SETTINGS)).isEmpty();
    }
}
