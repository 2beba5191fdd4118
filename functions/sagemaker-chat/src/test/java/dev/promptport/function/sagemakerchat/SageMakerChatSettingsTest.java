package dev.promptport.function.sagemakerchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.fake.ScriptedCompletions;
import dev.promptport.domain.usecase.Limits;
import dev.promptport.function.http.lambda.LambdaEdge;
import dev.promptport.function.http.lambda.Payload;
import dev.promptport.function.http.provider.CompletionProvider;
import dev.promptport.function.http.readiness.FunctionProbe;
import dev.promptport.function.http.setting.EnvironmentSettings;

import io.micronaut.context.ApplicationContext;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

class SageMakerChatSettingsTest {

    private static void with(
            Map<String, String> environment, Consumer<ApplicationContext> assertions) {
        ScriptedCompletions port = new ScriptedCompletions(ModelId.of("scripted:m"));
        try (ApplicationContext context =
                EnvironmentSettings.start(
                        environment, new CompletionProvider("scripted", port, port))) {
            assertions.accept(context);
        }
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause);
    }

    @Test
    void have_defaults() {
        with(
                Map.of(),
                context -> {
                    SageMakerChatSettings settings = context.getBean(SageMakerChatSettings.class);
                    assertThat(settings.limits()).isEqualTo(new Limits(100_000, 100, 512));
                    assertThat(settings.limit()).isEqualTo(Duration.ofSeconds(60));
                });
    }

    @Test
    void come_from_the_environment() {
        with(
                Map.of(
                        "SAGEMAKER_CHAT_MAX_MESSAGES", "1",
                        "SAGEMAKER_CHAT_MAX_CHARACTERS", "2",
                        "SAGEMAKER_CHAT_MAX_TOKENS", "3",
                        "SAGEMAKER_CHAT_TIMEOUT", "4s"),
                context -> {
                    SageMakerChatSettings settings = context.getBean(SageMakerChatSettings.class);
                    assertThat(settings.limits()).isEqualTo(new Limits(2, 1, 3));
                    assertThat(settings.limit()).isEqualTo(Duration.ofSeconds(4));
                });
    }

    @ParameterizedTest
    @CsvSource({
        "SAGEMAKER_CHAT_MAX_MESSAGES, 0",
        "SAGEMAKER_CHAT_MAX_CHARACTERS, many",
        "SAGEMAKER_CHAT_MAX_TOKENS, -1",
        "SAGEMAKER_CHAT_TIMEOUT, soon",
        "SAGEMAKER_CHAT_MODEL, gpt",
        "SAGEMAKER_CHAT_MODEL, openai:gpt"
    })
    void that_cannot_be_read_end_the_start(String name, String value) {
        Map<String, String> environment = new HashMap<>();
        environment.put("SAGEMAKER_CHAT_MODEL", "scripted:m");
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
    void without_a_model_switch_the_function_off() {
        with(
                Map.of(),
                context -> {
                    FunctionProbe probe = context.getBean(FunctionProbe.class);
                    assertThat(probe.function()).isEqualTo("sagemaker-chat");
                    assertThat(probe.model()).isEqualTo("none");
                    assertThat(probe.missing().orElseThrow())
                            .startsWith("sagemaker-chat has no model: set SAGEMAKER_CHAT_MODEL to");
                });
    }

    @Test
    void without_a_model_end_the_start_on_lambda() {
        Throwable thrown =
                catchThrowable(
                        () -> new LambdaEdge("sagemaker-chat", Payload.V2, Map.of()).close());

        assertThat(causes(thrown))
                .filteredOn(Misconfigured.class::isInstance)
                .anySatisfy(
                        cause -> assertThat(cause).hasMessageContaining("SAGEMAKER_CHAT_MODEL"));
    }

    @Test
    void with_a_model_switch_it_on() {
        with(
                Map.of("SAGEMAKER_CHAT_MODEL", "scripted:m"),
                context -> {
                    FunctionProbe probe = context.getBean(FunctionProbe.class);
                    assertThat(probe.model()).isEqualTo("scripted:m");
                    assertThat(probe.missing()).isEmpty();
                    assertThat(probe.unready()).isEmpty();
                });
    }
}
