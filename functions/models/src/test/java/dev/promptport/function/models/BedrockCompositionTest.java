package dev.promptport.function.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.promptport.aws.bedrock.BedrockSettings;
import dev.promptport.aws.bedrock.Guardrail;
import dev.promptport.aws.bedrock.request.ModelFamily;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.function.http.setting.EnvironmentSettings;

import io.micronaut.context.ApplicationContext;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

class BedrockCompositionTest {

    private static BedrockSettings settings(Map<String, String> environment) {
        try (ApplicationContext context = EnvironmentSettings.start(environment)) {
            return BedrockComposition.settings(context.getBean(BedrockModelSettings.class));
        }
    }

    @Test
    void has_defaults() {
        assertThat(settings(Map.of())).isEqualTo(BedrockSettings.DEFAULT);
    }

    @Test
    void reads_the_environment() {
        assertThat(
                        settings(
                                Map.of(
                                        "BEDROCK_GUARDRAIL", "gr-1",
                                        "BEDROCK_GUARDRAIL_VERSION", "7",
                                        "BEDROCK_PROMPT_CACHING", "true",
                                        "BEDROCK_INVOKE", "titan-text, my-import",
                                        "BEDROCK_FAMILIES", "my-import=llama")))
                .isEqualTo(
                        new BedrockSettings(
                                Optional.of(new Guardrail("gr-1", "7")),
                                true,
                                Set.of("titan-text", "my-import"),
                                Map.of("my-import", ModelFamily.LLAMA)));
    }

    @ParameterizedTest
    @CsvSource({
        "BEDROCK_GUARDRAIL_VERSION, latest",
        "BEDROCK_PROMPT_CACHING, perhaps",
        "BEDROCK_INVOKE, unheard-of",
        "BEDROCK_FAMILIES, my-import=parrot",
        "BEDROCK_FAMILIES, llama"
    })
    void names_what_cannot_be_read(String name, String value) {
        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> settings(Map.of("BEDROCK_GUARDRAIL", "gr-1", name, value)))
                .withMessageStartingWith(name + " is '" + value + "'");
    }
}
