package dev.promptport.function.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.function.http.setting.EnvironmentSettings;
import dev.promptport.inference.openai.OpenAiKey;

import io.micronaut.context.ApplicationContext;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class OpenAiKeySettingTest {

    private final List<String> read = new ArrayList<>();

    private OpenAiKey key(Optional<SecretTexts> secrets) {
        try (ApplicationContext context =
                EnvironmentSettings.start(Map.of("OPENAI_API_KEY_SECRET", "prod/openai"))) {
            return OpenAiKeySetting.of(context.getEnvironment(), secrets).key();
        }
    }

    private OpenAiKey holding(String text) {
        return key(
                Optional.of(
                        (reference, _) -> {
                            read.add(reference);
                            return text;
                        }));
    }

    @Test
    void a_secret_is_read_when_the_key_is_used() {
        OpenAiKey key = holding("sk-1");
        assertThat(read).isEmpty();

        assertThat(key.read(Deadline.none())).hasValue("sk-1");
        assertThat(read).containsExactly("prod/openai");
    }

    @Test
    void a_secret_of_several_fields_needs_the_name_of_one() {
        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> holding("{\"api_key\":\"canary\"}").read(Deadline.none()))
                .withMessageStartingWith("OPENAI_API_KEY_SECRET is 'prod/openai'")
                .withMessageContaining("prod/openai#api_key")
                .withMessageNotContaining("canary");
    }

    @Test
    void a_secret_that_cannot_be_had_is_told_under_the_settings_name() {
        SecretTexts none =
                (_, _) -> {
                    throw new Misconfigured("the secret does not exist");
                };

        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> key(Optional.of(none)).read(Deadline.none()))
                .withMessage("OPENAI_API_KEY_SECRET is 'prod/openai': the secret does not exist");
    }

    @Test
    void a_process_that_reads_no_secrets_says_so() {
        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> key(Optional.empty()))
                .withMessageStartingWith("OPENAI_API_KEY_SECRET is set, but");
    }
}
