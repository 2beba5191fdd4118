package dev.promptport.domain.completion;

import static dev.promptport.domain.failure.Refusals.assertInvalid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelIdTest {

    @Test
    void onlyTheFirstColonSeparates() {
        ModelId model = ModelId.of("bedrock:anthropic.claude-3-haiku-20240307-v1:0");

        assertThat(model.provider()).isEqualTo("bedrock");
        assertThat(model.name()).isEqualTo("anthropic.claude-3-haiku-20240307-v1:0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "local:t5-mini",
                "openai:gpt-4",
                "bedrock:arn:aws:bedrock:us-east-1::inference/x/y"
            })
    void aModelIsWrittenAsItIsRead(String text) {
        assertThat(ModelId.of(text)).hasToString(text);
    }

    @Test
    void aNameWithoutAProviderIsNoModel() {
        assertInvalid(
                "model",
                "a model is written provider:name, as in local:t5-mini",
                () -> ModelId.of("gpt-4"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ":x",
                "Local:x",
                "9local:x",
                "lo cal:x",
                "abcdefghijklmnopqrstuvwxyz0123456:x"
            })
    void aProviderIsAShortLowerCaseWord(String text) {
        assertInvalid(
                "model",
                "a model's provider is lower-case letters, digits and dashes",
                () -> ModelId.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"local:", "local:  ", "local:t5\n", "local:\u0000"})
    void aNameIsPrintable(String text) {
        assertInvalid(
                "model",
                "a model's name is 1 to 2048 printable characters",
                () -> ModelId.of(text));
    }

    @Test
    void aNameHasAnEnd() {
        assertThat(new ModelId("local", "x".repeat(2048)).name()).hasSize(2048);
        assertInvalid(
                "model",
                "a model's name is 1 to 2048 printable characters",
                () -> new ModelId("local", "x".repeat(2049)));
    }
}
