package org.myelin.labs.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.myelin.labs.Labs;
import org.myelin.setting.GivenSettings;
import org.myelin.setting.SettingException;
import org.myelin.text.Language;

class LabDefinitionTest {
    static Iterable<LabDefinition> labs() {
        return Labs.all();
    }

    @ParameterizedTest
    @MethodSource("labs")
    void parameters_ofEachLab_areDescribedInBothLanguages(LabDefinition lab) {
        assertThat(lab.description().in(Language.CHINESE))
                .isNotEqualTo(lab.description().in(Language.ENGLISH));
        lab.parameters()
                .settings()
                .all()
                .forEach(setting -> assertThat(
                                lab.parameters().descriptions().of(setting).in(Language.CHINESE))
                        .as(setting.key())
                        .isNotBlank());
    }

    @Test
    void create_givenParameters_makesTheLabOfThem() {
        LabDefinition neuron = Labs.find("neuron").orElseThrow();

        Lab lab = neuron.create(GivenSettings.of(Map.of("x", "1,2", "w", "0.5,-1")), LabContext.STANDARD);

        assertThat(lab.page().name()).isEqualTo("neuron");
        assertThat(lab.toString()).contains("[1.0, 2.0]", "[0.5, -1.0]");
    }

    @Test
    void create_unknownParameter_isRefusedByName() {
        LabDefinition neuron = Labs.find("neuron").orElseThrow();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> neuron.create(GivenSettings.of(Map.of("q", "1")), LabContext.STANDARD))
                .isInstanceOf(SettingException.class)
                .withMessageContaining("q");
    }

    @Test
    void subject_standardContext_saysWhatIsNeeded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LabContext.STANDARD.subject("digits"))
                .withMessage("lab: no network for digits; give the lab a context that loads recipes and models");
    }
}
