package dev.promptport.function.codegeneration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.function.http.lambda.LambdaEdge;
import dev.promptport.function.http.lambda.Payload;
import dev.promptport.function.http.lambda.SwappableModel;
import dev.promptport.function.http.provider.CompletionProvider;
import dev.promptport.function.http.readiness.FunctionProbe;
import dev.promptport.function.http.setting.EnvironmentSettings;

import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.LambdaApplicationContextBuilder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

class CodeGenerationSettingsTest {

    @TempDir Path directory;

    private static void with(
            Map<String, String> environment, Consumer<ApplicationContext> assertions) {
        SwappableModel model = new SwappableModel();
        try (ApplicationContext context =
                EnvironmentSettings.start(
                        environment, new CompletionProvider("scripted", model, model))) {
            assertions.accept(context);
        }
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause);
    }

    private Map<String, String> complete() {
        Map<String, String> environment = new HashMap<>();
        environment.put("CODE_GENERATION_MODEL", "scripted:coder");
        environment.put("ARTIFACTS", directory.toString());
        return environment;
    }

    @Test
    void have_defaults() {
        with(
                Map.of(),
                context -> {
                    CodeGenerationSettings settings = context.getBean(CodeGenerationSettings.class);
                    assertThat(settings.sampling())
                            .isEqualTo(Sampling.builder().maxTokens(2048).temperature(0.1).build());
                    assertThat(settings.mostCharacters()).isEqualTo(20_000);
                    assertThat(settings.limit()).isEqualTo(Duration.ofMinutes(5));
                });
    }

    @Test
    void come_from_the_environment() {
        with(
                Map.of(
                        "CODE_GENERATION_MAX_TOKENS", "100",
                        "CODE_GENERATION_TEMPERATURE", "0.7",
                        "CODE_GENERATION_TOP_P", "0.2",
                        "CODE_GENERATION_MAX_CHARACTERS", "30",
                        "CODE_GENERATION_TIMEOUT", "4s"),
                context -> {
                    CodeGenerationSettings settings = context.getBean(CodeGenerationSettings.class);
                    assertThat(settings.sampling())
                            .isEqualTo(
                                    Sampling.builder()
                                            .maxTokens(100)
                                            .temperature(0.7)
                                            .topP(0.2)
                                            .build());
                    assertThat(settings.mostCharacters()).isEqualTo(30);
                    assertThat(settings.limit()).isEqualTo(Duration.ofSeconds(4));
                });
    }

    @Test
    void leave_the_temperature_to_the_model_when_it_is_empty() {
        with(
                Map.of("CODE_GENERATION_TEMPERATURE", ""),
                context ->
                        assertThat(
                                        context.getBean(CodeGenerationSettings.class)
                                                .sampling()
                                                .temperature())
                                .isNull());
    }

    @ParameterizedTest
    @CsvSource({
        "CODE_GENERATION_MAX_TOKENS, 0",
        "CODE_GENERATION_TEMPERATURE, hot",
        "CODE_GENERATION_TEMPERATURE, 2.1",
        "CODE_GENERATION_TEMPERATURE, NaN",
        "CODE_GENERATION_TOP_P, 0",
        "CODE_GENERATION_MAX_CHARACTERS, many",
        "CODE_GENERATION_TIMEOUT, soon",
        "CODE_GENERATION_MODEL, gpt",
        "CODE_GENERATION_MODEL, openai:gpt",
        "ARTIFACTS, s3://",
        "ARTIFACTS, s3://Bucket"
    })
    void that_cannot_be_read_end_the_start(String name, String value) {
        Map<String, String> environment = complete();
        environment.put("AWS_REGION", "eu-central-1");
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
    void with_a_model_and_a_place_switch_the_function_on() {
        with(
                complete(),
                context -> {
                    FunctionProbe probe = context.getBean(FunctionProbe.class);
                    assertThat(probe.function()).isEqualTo("code-generation");
                    assertThat(probe.model()).isEqualTo("scripted:coder");
                    assertThat(probe.missing()).isEmpty();
                    assertThat(probe.unready()).isEmpty();
                });
    }

    @Test
    void without_a_model_switch_the_function_off() {
        with(
                Map.of("ARTIFACTS", directory.toString()),
                context ->
                        assertThat(context.getBean(FunctionProbe.class).missing().orElseThrow())
                                .startsWith(
                                        "code-generation has no model: set CODE_GENERATION_MODEL to"));
    }

    @Test
    void without_a_place_switch_the_function_off() {
        with(
                Map.of("CODE_GENERATION_MODEL", "scripted:coder"),
                context ->
                        assertThat(context.getBean(FunctionProbe.class).missing().orElseThrow())
                                .startsWith("there is no place for artifacts: set ARTIFACTS to"));
    }

    @Test
    void without_a_place_end_the_start_on_lambda() {
        Throwable thrown =
                catchThrowable(
                        () -> new LambdaEdge("code-generation", Payload.V2, Map.of()).close());

        assertThat(causes(thrown))
                .filteredOn(Misconfigured.class::isInstance)
                .anySatisfy(cause -> assertThat(cause).hasMessageContaining("set ARTIFACTS to"));
    }

    @Test
    void ask_bedrock_on_lambda_unless_they_say_otherwise() {
        Map<String, String> environment =
                Map.of("ARTIFACTS", directory.toString(), "AWS_REGION", "eu-central-1");
        try (ApplicationContext context =
                EnvironmentSettings.in(new LambdaApplicationContextBuilder(), environment)
                        .start()) {
            assertThat(context.getBean(FunctionProbe.class).model())
                    .isEqualTo("bedrock:amazon.nova-lite-v1:0");
        }
    }

    @Test
    void name_the_bucket_that_is_answered() {
        assertThat(ArtifactBucket.of(Optional.of("s3://codes")).name()).isEqualTo("codes");
        assertThat(ArtifactBucket.of(Optional.of(" s3://codes/made/here/")).name())
                .isEqualTo("codes");
        assertThat(ArtifactBucket.of(Optional.of("/var/codes")).name()).isNull();
        assertThat(ArtifactBucket.of(Optional.empty()).name()).isNull();
    }
}
