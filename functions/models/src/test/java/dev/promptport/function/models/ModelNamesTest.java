package dev.promptport.function.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.function.http.setting.EnvironmentSettings;

import io.micronaut.context.ApplicationContext;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

class ModelNamesTest {

    private static final String ALIASES =
            "gpt-4-turbo=bedrock:anthropic.claude-3-haiku-20240307-v1:0, gpt-4 = openai:llama3,tiny:1=bedrock:arn:aws:x/y=z";

    private static String resolved(String written) {
        try (ApplicationContext context =
                EnvironmentSettings.start(Map.of("MODEL_ALIASES", ALIASES))) {
            return context.getBean(ModelNames.class).resolve(written).toString();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bedrock:amazon.nova-lite-v1:0, bedrock:amazon.nova-lite-v1:0",
        "sagemaker:mistral, sagemaker:mistral",
        "openai:gpt-4, openai:gpt-4"
    })
    void with_a_provider_of_the_process_are_used_as_they_are(String written, String model) {
        assertThat(resolved(written)).isEqualTo(model);
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-4-turbo, bedrock:anthropic.claude-3-haiku-20240307-v1:0",
        "gpt-4, openai:llama3",
        "tiny:1, bedrock:arn:aws:x/y=z"
    })
    void that_are_aliases_stand_for_another(String written, String model) {
        assertThat(resolved(written)).isEqualTo(model);
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-4o, openai:gpt-4o",
        "llama3:8b, openai:llama3:8b",
        "meta-llama/Llama-3-8B, openai:meta-llama/Llama-3-8B",
        "' gpt-4o ', openai:gpt-4o"
    })
    void that_are_bare_are_openais(String written, String model) {
        assertThat(resolved(written)).isEqualTo(model);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\u0000b", "bedrock:"})
    void that_can_be_no_names_are_refused(String written) {
        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> resolved(written))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("model"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt-4", "=openai:x", "gpt-4=llama3", "a=openai:x,a=openai:y"})
    void have_aliases_that_can_be_read(String aliases) {
        Throwable thrown = catchThrowable(() -> started(aliases));

        assertThat(Stream.iterate(thrown, Objects::nonNull, Throwable::getCause))
                .filteredOn(Misconfigured.class::isInstance)
                .anySatisfy(
                        cause ->
                                assertThat(cause)
                                        .hasMessageStartingWith(
                                                "MODEL_ALIASES is '" + aliases + "': "));
    }

    @Test
    void need_no_aliases() {
        started(" ");
    }

    private static void started(String aliases) {
        try (ApplicationContext context =
                EnvironmentSettings.start(Map.of("MODEL_ALIASES", aliases))) {
            assertThat(context.getBean(ModelNames.class).resolve("gpt-4"))
                    .hasToString("openai:gpt-4");
        }
    }
}
