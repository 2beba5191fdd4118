package dev.promptport.function.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.promptport.aws.sagemaker.ClassifierEndpoint;
import dev.promptport.aws.sagemaker.ColdStart;
import dev.promptport.aws.sagemaker.EndpointTarget;
import dev.promptport.aws.sagemaker.SageMakerEndpoint;
import dev.promptport.aws.sagemaker.classification.ClassifierBody;
import dev.promptport.aws.sagemaker.dialect.Dialect;
import dev.promptport.aws.sagemaker.prompt.PromptFormat;
import dev.promptport.aws.sagemaker.prompt.PromptStyle;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.function.http.setting.EnvironmentSettings;

import io.micronaut.context.ApplicationContext;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

class EndpointSettingsTest {

    /** Reads the settings of the endpoint of a function named chat. */
    private static <T> T chat(
            Map<String, String> environment, Function<EndpointSettings, T> reader) {
        Map<String, String> all = new HashMap<>(environment);
        all.putIfAbsent("CHAT_MODEL", "sagemaker:mistral");
        try (ApplicationContext context = EnvironmentSettings.start(all)) {
            return EndpointSettings.of(
                            List.of(ModelSetting.of("chat", context.getEnvironment())),
                            context.getEnvironment())
                    .map(reader)
                    .toList()
                    .getFirst();
        }
    }

    private static SageMakerEndpoint writing(Map<String, String> environment) {
        return chat(environment, EndpointSettings::writing);
    }

    private static ClassifierEndpoint labelling(Map<String, String> environment) {
        return chat(environment, EndpointSettings::labelling);
    }

    @Test
    void default_to_jumpstarts_mistral() {
        assertThat(writing(Map.of()))
                .isEqualTo(
                        new SageMakerEndpoint(
                                EndpointTarget.of("mistral"),
                                Dialect.TGI,
                                PromptFormat.of(PromptStyle.MISTRAL),
                                false));
        assertThat(labelling(Map.of()))
                .isEqualTo(
                        new ClassifierEndpoint(
                                EndpointTarget.of("mistral"), ClassifierBody.Fields.DEFAULT));
    }

    @Test
    void come_from_the_environment() {
        Map<String, String> environment =
                Map.of(
                        "ENDPOINT_DIALECT", "lmi",
                        "ENDPOINT_PROMPT_STYLE", "llama2",
                        "ENDPOINT_RAW_PROMPTS", "true",
                        "ENDPOINT_ECHO", "true",
                        "ENDPOINT_INFERENCE_COMPONENT", "component",
                        "ENDPOINT_TARGET_VARIANT", "variant",
                        "ENDPOINT_WAIT", "20s",
                        "ENDPOINT_TEXT_FIELD", "text",
                        "ENDPOINT_TOP_FIELD", "top");
        EndpointTarget target =
                new EndpointTarget(
                        "mistral",
                        Optional.of("component"),
                        Optional.of("variant"),
                        ColdStart.awaited(Duration.ofSeconds(20)));

        assertThat(writing(environment))
                .isEqualTo(
                        new SageMakerEndpoint(
                                target, Dialect.LMI, PromptFormat.raw(PromptStyle.LLAMA2), true));
        assertThat(labelling(environment))
                .isEqualTo(
                        new ClassifierEndpoint(target, new ClassifierBody.Fields("text", "top")));
    }

    @Test
    void of_one_function_come_before_those_of_all() {
        assertThat(
                        writing(
                                        Map.of(
                                                "ENDPOINT_DIALECT", "lmi",
                                                "CHAT_ENDPOINT_DIALECT", "messages"))
                                .dialect())
                .isEqualTo(Dialect.MESSAGES);
    }

    @Test
    void know_the_bodies_of_classifiers() {
        assertThat(labelling(Map.of("ENDPOINT_CLASSIFIER", "blazingtext")).body())
                .isEqualTo(new ClassifierBody.BlazingText());
        assertThat(labelling(Map.of("ENDPOINT_CLASSIFIER", "huggingface")).body())
                .isEqualTo(new ClassifierBody.HuggingFace());
    }

    @Test
    void are_of_functions_on_sagemaker_only() {
        try (ApplicationContext context =
                EnvironmentSettings.start(Map.of("CHAT_MODEL", "local:t5"))) {
            List<ModelSetting> models =
                    List.of(
                            ModelSetting.of("chat", context.getEnvironment()),
                            ModelSetting.of("toxicity", context.getEnvironment()));

            assertThat(EndpointSettings.of(models, context.getEnvironment())).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ENDPOINT_DIALECT, gpt",
        "CHAT_ENDPOINT_PROMPT_STYLE, poem",
        "ENDPOINT_RAW_PROMPTS, maybe",
        "ENDPOINT_ECHO, 2",
        "ENDPOINT_INFERENCE_COMPONENT, a b",
        "ENDPOINT_TARGET_VARIANT, a/b",
        "ENDPOINT_WAIT, long"
    })
    void that_cannot_be_read_are_named(String name, String value) {
        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> writing(Map.of(name, value)))
                .withMessageStartingWith(name + " is '" + value + "'");
    }

    @Test
    void name_the_setting_of_an_endpoint_that_cannot_be() {
        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> writing(Map.of("CHAT_MODEL", "sagemaker:a/b")))
                .withMessageStartingWith("CHAT_MODEL is 'a/b'");
    }
}
