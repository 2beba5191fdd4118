package dev.promptport.openmeteo;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;

import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.weather.Forecast;
import dev.promptport.domain.weather.Hour;
import dev.promptport.domain.weather.Place;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class OpenMeteoForecastsTest {

    private static final Place PLACE = new Place("Cambridge", 42.3751, -0.00005);

    @RegisterExtension
    static final WireMockExtension OPEN_METEO = WireMockExtension.newInstance().build();

    private final OpenMeteoClient client =
            new OpenMeteoClient(
                    OpenMeteoSettings.DEFAULT.withForecasts(
                            URI.create(OPEN_METEO.baseUrl() + "/v1/forecast")));

    @AfterEach
    void close() {
        client.close();
    }

    private Forecast forecastAt(String now) {
        return new OpenMeteoForecasts(client, InstantSource.fixed(Instant.parse(now)))
                .forecast(PLACE);
    }

    private static void answers(String body) {
        OPEN_METEO.stubFor(any(anyUrl()).willReturn(okJson(body)));
    }

    /** Hours from midnight of 4 May on, four hours behind UTC; each is as warm as its number. */
    private static String hours(int count) {
        LocalDateTime midnight = LocalDateTime.parse("2026-05-04T00:00");
        return """
               {"latitude":42.37,"longitude":-71.1,"generationtime_ms":0.03,
                "utc_offset_seconds":-14400,"timezone":"America/New_York",
                "hourly_units":{"time":"iso8601","temperature_2m":"°C","precipitation":"mm"},
                "hourly":{"time":[%s],"temperature_2m":[%s],"precipitation":[%s]}}"""
                .formatted(
                        column(count, hour -> "\"" + midnight.plusHours(hour) + "\""),
                        column(count, hour -> hour + ".5"),
                        column(count, hour -> "0." + hour % 10));
    }

    private static String column(int count, IntFunction<String> value) {
        return IntStream.range(0, count).mapToObj(value).collect(Collectors.joining(","));
    }

    @Test
    void asks_for_today_and_tomorrow_in_the_places_own_time() {
        answers(hours(48));

        forecastAt("2026-05-04T12:00:00Z");

        OPEN_METEO.verify(
                getRequestedFor(
                        urlEqualTo(
                                "/v1/forecast?latitude=42.3751&longitude=-0.000050"
                                        + "&hourly=temperature_2m%2Cprecipitation"
                                        + "&forecast_days=2&timezone=auto")));
    }

    @ParameterizedTest
    @CsvSource({"2026-05-04T04:00:00Z, 0", "2026-05-04T13:59:59Z, 9", "2026-05-05T03:30:00Z, 23"})
    void begins_with_the_current_hour_and_goes_on_for_24(String now, int first) {
        answers(hours(48));

        Forecast forecast = forecastAt(now);

        assertThat(forecast.place()).isEqualTo(PLACE);
        assertThat(forecast.hours())
                .hasSize(24)
                .startsWith(
                        new Hour(
                                LocalDateTime.parse("2026-05-04T00:00").plusHours(first),
                                first + 0.5,
                                first % 10 / 10.0))
                .extracting(Hour::temperature)
                .last()
                .isEqualTo(first + 23.5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"hourly\":{}}",
                "{\"hourly\":{\"time\":[],\"temperature_2m\":[],\"precipitation\":[]}}",
                "{\"hourly\":{\"time\":[\"2026-05-04T00:00\"],\"temperature_2m\":[],\"precipitation\":[]}}",
                "{\"hourly\":{\"time\":[\"today\"],\"temperature_2m\":[1],\"precipitation\":[1]}}",
                "{\"hourly\":{\"time\":[null],\"temperature_2m\":[1],\"precipitation\":[1]}}",
                "{\"hourly\":{\"time\":[\"2026-05-04T00:00\"],\"temperature_2m\":[null],\"precipitation\":[1]}}",
                "{\"utc_offset_seconds\":99999999,\"hourly\":{\"time\":[],\"temperature_2m\":[],\"precipitation\":[]}}",
                "{\"hourly\":\"sunny\"}",
                "{\"hourly\":"
            })
    void refuses_an_answer_that_is_none(String body) {
        answers(body);

        assertThatThrownBy(() -> forecastAt("2026-05-04T12:00:00Z"))
                .isInstanceOf(BadUpstreamAnswer.class);
        OPEN_METEO.verify(1, getRequestedFor(anyUrl()));
    }

    @Test
    void refuses_an_answer_that_ends_too_early() {
        answers(hours(35));

        assertThatThrownBy(() -> forecastAt("2026-05-04T16:00:00Z"))
                .isInstanceOf(BadUpstreamAnswer.class)
                .hasMessage("Open-Meteo's answer has no values for all hours that were asked for");
    }
}
