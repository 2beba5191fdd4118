package dev.promptport.aws.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.aws.bedrock.request.ModelFamily;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.failure.Misconfigured;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

class BedrockSettingsTest {

    @Test
    void byDefaultThereIsNoGuardrailNoCacheAndNothingThatIsInvoked() {
        assertThat(BedrockSettings.DEFAULT)
                .isEqualTo(new BedrockSettings(Optional.empty(), false, Set.of(), Map.of()));
    }

    @Test
    void eachChoiceIsMadeByItself() {
        Guardrail guardrail = new Guardrail("a1", "1");

        assertThat(
                        BedrockSettings.DEFAULT
                                .withGuardrail(guardrail)
                                .withPromptCaching()
                                .withInvoked(Set.of("nova")))
                .isEqualTo(
                        new BedrockSettings(
                                Optional.of(guardrail), true, Set.of("nova"), Map.of()));
    }

    @Test
    void aModelsFamilyIsTheOneTheSettingNamesOrElseItsIdTells() {
        BedrockSettings settings =
                new BedrockSettings(
                        Optional.empty(), false, Set.of(), Map.of("mine", ModelFamily.LLAMA));

        assertThat(settings.model(ModelId.of("bedrock:mine")).family())
                .isEqualTo(ModelFamily.LLAMA);
        assertThat(settings.model(ModelId.of("bedrock:us.amazon.nova-lite-v1:0")).family())
                .isEqualTo(ModelFamily.NOVA);
        assertThat(settings.model(ModelId.of("bedrock:other")).family())
                .isEqualTo(ModelFamily.OTHER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cohere", "jamba", "other", "no-such-model"})
    void whatNoBodyIsKnownForCannotBeInvoked(String name) {
        assertThatThrownBy(() -> BedrockSettings.DEFAULT.withInvoked(Set.of(name)))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("'" + name + "'")
                .hasMessageContaining("titan-text");
    }

    @ParameterizedTest
    @CsvSource({"'', 1", "a1, 0", "a1, latest", "a1, ''", "' ', DRAFT"})
    void aGuardrailHasAnIdAndAVersion(String identifier, String version) {
        assertThatThrownBy(() -> new Guardrail(identifier, version))
                .isInstanceOf(Misconfigured.class);
    }
}
