package org.myelin.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The words of the doctor: complete in both languages, and with the evidence at its place. */
class DiagnosisTest {
    private static final Diagnosis DEAD =
            new Diagnosis(Illness.DEAD_NEURONS, Optional.of("2"), List.of("2", "75.0 %", "relu", "32"));

    private static Properties texts(String language) throws IOException {
        Properties texts = new Properties();
        try (InputStream in = Diagnosis.class.getResourceAsStream("diagnoses_" + language + ".properties");
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }

    @Test
    void toString_isTitleFindingAndAdviceInEnglish() {
        assertThat(DEAD)
                .hasToString(
                        "dead neurons: In layer 2, 75.0 % of the 32 relu neurons answered to none of the last samples:"
                                + " their output and f′ are 0, so that they no longer learn. Lower the learning rate or give it a"
                                + " warm-up (schedule.warmup-epochs 1), or use leaky-relu or gelu, which never die.");
    }

    @Test
    void finding_inChinese_isChineseWithTheSameEvidence() {
        assertThat(DEAD.title(Locale.CHINA)).isEqualTo("神经元“死亡”");
        assertThat(DEAD.finding(Locale.CHINESE)).contains("第 2 层", "32 个 relu", "75.0 %");
    }

    @Test
    void finding_inAnotherLanguage_isEnglish() {
        assertThat(DEAD.finding(Locale.GERMAN)).isEqualTo(DEAD.finding(Locale.ENGLISH));
    }

    @ParameterizedTest
    @EnumSource
    void texts_ofEachIllness_existInBothLanguagesWithTheSameEvidence(Illness illness) throws IOException {
        for (String part : List.of("title", "finding", "advice")) {
            String key = illness + "." + part;
            assertThat(texts("en").getProperty(key)).as(key).isNotBlank();
            assertThat(texts("zh").getProperty(key)).as(key).isNotBlank();
            assertThat(places(texts("zh").getProperty(key)))
                    .as(key)
                    .isEqualTo(places(texts("en").getProperty(key)));
        }
    }

    @Test
    void texts_haveNoKeysOfOtherThings() throws IOException {
        assertThat(texts("en").stringPropertyNames()).hasSize(3 * Illness.values().length);
        assertThat(texts("zh").stringPropertyNames()).isEqualTo(texts("en").stringPropertyNames());
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        Pattern.compile("\\{\\d}").matcher(text).results().forEach(match -> places.add(match.group()));
        return places;
    }
}
