package dev.promptport.function.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.function.http.setting.EnvironmentSettings;

import io.micronaut.context.ApplicationContext;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

class ModelSettingTest {

    private static ModelSetting read(Map<String, String> environment) {
        try (ApplicationContext context = EnvironmentSettings.start(environment)) {
            return ModelSetting.of("code-generation", context.getEnvironment());
        }
    }

    @Test
    void the_first_of_four_names_counts() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("CODE_GENERATION_DEFAULT_MODEL", "local:t5");
        assertThat(read(environment).required()).isEqualTo(ModelId.of("local:t5"));

        environment.put("ENDPOINT_NAME", "common");
        assertThat(read(environment).required()).isEqualTo(ModelId.of("sagemaker:common"));

        environment.put("CODE_GENERATION_ENDPOINT_NAME", "own");
        assertThat(read(environment).required()).isEqualTo(ModelId.of("sagemaker:own"));

        environment.put("CODE_GENERATION_MODEL", "bedrock:anthropic.claude-v2:1");
        assertThat(read(environment))
                .isEqualTo(
                        new ModelSetting(
                                "code-generation",
                                "CODE_GENERATION_MODEL",
                                Optional.of(ModelId.of("bedrock:anthropic.claude-v2:1"))));
        assertThat(read(environment).missing()).isEmpty();
    }

    @Test
    void an_empty_one_is_none() {
        assertThat(read(Map.of("CODE_GENERATION_MODEL", " ", "ENDPOINT_NAME", "")).model())
                .isEmpty();
    }

    @Test
    void that_is_missing_says_what_to_set() {
        ModelSetting missing = read(Map.of());

        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(missing::required)
                .withMessage(missing.missing().orElseThrow())
                .withMessageStartingWith(
                        "code-generation has no model: set CODE_GENERATION_MODEL to provider:name");
    }

    @ParameterizedTest
    @CsvSource({"CODE_GENERATION_MODEL, gpt", "CODE_GENERATION_DEFAULT_MODEL, :x"})
    void that_cannot_be_read_is_named(String name, String value) {
        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> read(Map.of(name, value)))
                .withMessageStartingWith(name + " is '" + value + "': ");
    }
}
