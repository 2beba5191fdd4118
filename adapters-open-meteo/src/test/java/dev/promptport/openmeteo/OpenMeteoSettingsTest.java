package dev.promptport.openmeteo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.domain.failure.Misconfigured;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.time.Duration;

class OpenMeteoSettingsTest {

    @Test
    void lead_to_the_public_service_unless_told_otherwise() {
        assertThat(OpenMeteoSettings.DEFAULT)
                .isEqualTo(
                        new OpenMeteoSettings(
                                URI.create("https://geocoding-api.open-meteo.com/v1/search"),
                                URI.create("https://api.open-meteo.com/v1/forecast"),
                                Duration.ofSeconds(10)));
    }

    @Test
    void change_one_at_a_time() {
        URI places = URI.create("http://places/");
        URI forecasts = URI.create("http://forecasts/");

        assertThat(
                        OpenMeteoSettings.DEFAULT
                                .withGeocoding(places)
                                .withForecasts(forecasts)
                                .withTimeout(Duration.ofSeconds(1)))
                .isEqualTo(new OpenMeteoSettings(places, forecasts, Duration.ofSeconds(1)));
    }

    @Test
    void allow_some_time() {
        assertThatThrownBy(() -> OpenMeteoSettings.DEFAULT.withTimeout(Duration.ZERO))
                .isInstanceOf(Misconfigured.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://api.open-meteo.com/v1/forecast", "http://127.0.0.1:8080"})
    void read_addresses_of_the_web(String text) {
        assertThat(OpenMeteoSettings.address(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "api.open-meteo.com",
                "ftp://api.open-meteo.com",
                "https:///v1",
                "https://api.open-meteo.com/v1?apikey=k",
                "https://api.open-meteo.com/v1#top",
                "https://api open-meteo"
            })
    void refuse_other_addresses(String text) {
        assertThatThrownBy(() -> OpenMeteoSettings.address(text)).isInstanceOf(Misconfigured.class);
    }
}
