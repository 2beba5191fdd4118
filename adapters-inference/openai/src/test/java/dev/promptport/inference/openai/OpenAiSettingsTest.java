package dev.promptport.inference.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.promptport.domain.failure.Misconfigured;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

class OpenAiSettingsTest {

    @Test
    void have_defaults() {
        OpenAiSettings settings = OpenAiSettings.at(OpenAiSettings.OPENAI, OpenAiKey.NONE);

        assertThat(settings.completions())
                .isEqualTo(URI.create("https://api.openai.com/v1/chat/completions"));
        assertThat(settings.attempts()).isEqualTo(3);
        assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void do_not_mind_how_the_address_ends() {
        assertThat(
                        OpenAiSettings.at(URI.create("http://localhost:1234/v1//"), OpenAiKey.NONE)
                                .completions())
                .isEqualTo(URI.create("http://localhost:1234/v1/chat/completions"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:1234",
                "ftp://host/v1",
                "http:///v1",
                "https://u:p@host/v1",
                "https://host/v1?a=b",
                "https://host/v1#a",
                "/v1"
            })
    void refuse_addresses_that_cannot_be_asked(String url) {
        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> OpenAiSettings.at(URI.create(url), OpenAiKey.NONE))
                .withMessageContaining("as in https://api.openai.com/v1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "canary\r\nX-Other: 1", "canäry"})
    void refuse_texts_that_no_header_carries(String text) {
        OpenAiSettings settings = OpenAiSettings.at(OpenAiSettings.OPENAI, OpenAiKey.NONE);

        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> settings.withOrganisation(Optional.of(text)))
                .withMessageNotContaining("can");
        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> settings.withProject(Optional.of(text)));
        try (Calls calls =
                new Calls(OpenAiSettings.at(OpenAiSettings.OPENAI, _ -> Optional.of(text)))) {
            assertThat(Calls.failure(calls::complete)).isInstanceOf(Misconfigured.class);
        }
    }
}
