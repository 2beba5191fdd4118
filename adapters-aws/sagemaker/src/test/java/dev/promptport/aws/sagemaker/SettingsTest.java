package dev.promptport.aws.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.aws.sagemaker.dialect.Dialect;
import dev.promptport.aws.sagemaker.prompt.PromptFormat;
import dev.promptport.aws.sagemaker.prompt.PromptStyle;
import dev.promptport.domain.failure.Misconfigured;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;

class SettingsTest {

    @Test
    void anEndpointSendsEachDialectThePromptsOfItsBestKnownModel() {
        assertThat(endpoint(Dialect.TGI).prompts()).isEqualTo(PromptFormat.of(PromptStyle.MISTRAL));
        assertThat(endpoint(Dialect.LLAMA2).prompts())
                .isEqualTo(PromptFormat.of(PromptStyle.LLAMA2));
        assertThat(endpoint(Dialect.LMI).prompts()).isEqualTo(PromptFormat.of(PromptStyle.PLAIN));
    }

    @Test
    void anEndpointNeitherEchoesNorIsWaitedForUnlessItIsSaid() {
        SageMakerEndpoint endpoint = endpoint(Dialect.TGI);

        assertThat(endpoint.echoed()).isFalse();
        assertThat(endpoint.withEchoed(true).echoed()).isTrue();
        assertThat(endpoint.target())
                .isEqualTo(
                        new EndpointTarget(
                                "it", Optional.empty(), Optional.empty(), ColdStart.NOT_AWAITED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "-a", "a-", "a/b", "../a", "https://a", "é"})
    void aNameThatSageMakerCannotHaveGivenIsRefused(String name) {
        assertThatThrownBy(() -> EndpointTarget.of(name)).isInstanceOf(Misconfigured.class);
        assertThatThrownBy(() -> EndpointTarget.of("it").withInferenceComponent(name))
                .isInstanceOf(Misconfigured.class);
        assertThatThrownBy(() -> EndpointTarget.of("it").withTargetVariant(name))
                .isInstanceOf(Misconfigured.class);
    }

    @Test
    void aNameIsAtMost63CharactersLong() {
        assertThat(EndpointTarget.of("a".repeat(63)).name()).hasSize(63);
        assertThatThrownBy(() -> EndpointTarget.of("a" + "-".repeat(62) + "a"))
                .isInstanceOf(Misconfigured.class);
    }

    @Test
    void anEndpointIsSetUpOnce() {
        assertThatThrownBy(
                        () -> ServedEndpoints.of(List.of("a", "a"), name -> name, String::length))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("'a'");
    }

    private static SageMakerEndpoint endpoint(Dialect dialect) {
        return SageMakerEndpoint.of(EndpointTarget.of("it"), dialect);
    }
}
