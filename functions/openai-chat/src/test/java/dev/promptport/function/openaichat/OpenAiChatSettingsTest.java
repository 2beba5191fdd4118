package dev.promptport.function.openaichat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.usecase.Limits;
import dev.promptport.function.http.readiness.FunctionProbe;
import dev.promptport.function.http.setting.EnvironmentSettings;

import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

class OpenAiChatSettingsTest {

    private static void with(
            Map<String, String> environment, Consumer<ApplicationContext> assertions) {
        try (ApplicationContext context = EnvironmentSettings.start(environment)) {
            assertions.accept(context);
        }
    }

    private static Limits limits(ApplicationContext context) {
        return context.getBean(Limits.class, Qualifiers.byName("openai-chat"));
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause);
    }

    @Test
    void have_defaults() {
        with(
                Map.of("OPENAI_API_KEY", "sk-test"),
                context -> {
                    assertThat(limits(context)).isEqualTo(new Limits(400_000, 200, 4096));
                    assertThat(context.getBean(OpenAiChatSettings.class).limit())
                            .isEqualTo(Duration.ofSeconds(60));
                    FunctionProbe probe = context.getBean(FunctionProbe.class);
                    assertThat(probe.function()).isEqualTo("openai-chat");
                    assertThat(probe.model()).isEqualTo("openai:gpt-4-turbo");
                    assertThat(probe.missing()).isEmpty();
                });
    }

    @Test
    void come_from_the_environment() {
        with(
                Map.of(
                        "OPENAI_API_KEY", "sk-test",
                        "OPENAI_CHAT_MAX_MESSAGES", "1",
                        "OPENAI_CHAT_MAX_CHARACTERS", "2",
                        "OPENAI_MAX_TOKENS", "3",
                        "OPENAI_CHAT_TIMEOUT", "4s",
                        "OPENAI_CHAT_MODEL", "openai:llama3"),
                context -> {
                    assertThat(limits(context)).isEqualTo(new Limits(2, 1, 3));
                    assertThat(context.getBean(OpenAiChatSettings.class).limit())
                            .isEqualTo(Duration.ofSeconds(4));
                    assertThat(context.getBean(FunctionProbe.class).model())
                            .isEqualTo("openai:llama3");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "OPENAI_CHAT_MAX_MESSAGES, 0",
        "OPENAI_CHAT_MAX_CHARACTERS, many",
        "OPENAI_MAX_TOKENS, -1",
        "OPENAI_MAX_TEMPERATURE, 3",
        "OPENAI_CHAT_TIMEOUT, soon",
        "OPENAI_CHAT_MODEL, gpt",
        "OPENAI_CHAT_MODEL, nobody:gpt",
        "ENVELOPE, always",
        "APPS, ftp://apps"
    })
    void that_cannot_be_read_end_the_start(String name, String value) {
        Map<String, String> environment = new HashMap<>();
        environment.put("OPENAI_API_KEY", "sk-test");
        environment.put(name, value);
        Throwable thrown = catchThrowable(() -> with(environment, _ -> {}));

        assertThat(causes(thrown))
                .filteredOn(Misconfigured.class::isInstance)
                .anySatisfy(
                        cause ->
                                assertThat(cause)
                                        .hasMessageStartingWith(name + " is '" + value + "'"));
    }

    @Test
    void without_key_and_model_switch_the_function_off() {
        with(
                Map.of(),
                context -> {
                    FunctionProbe probe = context.getBean(FunctionProbe.class);
                    assertThat(probe.model()).isEqualTo("none");
                    assertThat(probe.missing().orElseThrow())
                            .contains("OPENAI_API_KEY", "OPENAI_CHAT_MODEL");
                });
    }

    @Test
    void of_a_server_of_ones_own_need_no_key() {
        with(
                Map.of("OPENAI_BASE_URL", "http://localhost:11434/v1"),
                context -> assertThat(context.getBean(FunctionProbe.class).missing()).isEmpty());
    }
}
