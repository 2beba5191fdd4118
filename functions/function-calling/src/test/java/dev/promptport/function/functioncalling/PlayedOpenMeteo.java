package dev.promptport.function.functioncalling;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Open-Meteo on this machine. It knows one place, Cambridge, where it is 10 °C and drizzles. */
final class PlayedOpenMeteo implements AutoCloseable {

    static final String CAMBRIDGE = "Cambridge, Massachusetts, United States";

    private static final String SEARCH = "/v1/search";
    private static final String FORECAST = "/v1/forecast";
    private static final int HOURS = 72;

    private final WireMockServer server = new WireMockServer(options().dynamicPort());

    PlayedOpenMeteo() {
        server.start();
        recovers();
    }

    /** Where a function finds it. */
    Map<String, String> settings() {
        return Map.of(
                "WEATHER_GEOCODING_URL", server.baseUrl() + SEARCH,
                "WEATHER_FORECAST_URL", server.baseUrl() + FORECAST);
    }

    /** From now on it is out of order. */
    void breaks() {
        server.resetAll();
        server.stubFor(get(urlPathEqualTo(SEARCH)).willReturn(aResponse().withStatus(503)));
    }

    /** From now on it works, and nothing was asked so far. */
    void recovers() {
        server.resetAll();
        server.stubFor(get(urlPathEqualTo(SEARCH)).willReturn(okJson("{}")));
        server.stubFor(
                get(urlPathEqualTo(SEARCH))
                        .withQueryParam("name", equalTo("Cambridge"))
                        .willReturn(
                                okJson(
                                        """
                                        {"results":[{"name":"Cambridge","latitude":42.3751,
                                        "longitude":-71.10561,"country_code":"US",
                                        "country":"United States","admin1":"Massachusetts"}]}""")));
        server.stubFor(get(urlPathEqualTo(FORECAST)).willReturn(okJson(forecast())));
    }

    int searches() {
        return server.countRequestsMatching(getRequestedFor(urlPathEqualTo(SEARCH)).build())
                .getCount();
    }

    int forecasts() {
        return server.countRequestsMatching(getRequestedFor(urlPathEqualTo(FORECAST)).build())
                .getCount();
    }

    /** From today's midnight in UTC on, and long enough for a test that runs over midnight. */
    private static String forecast() {
        LocalDateTime midnight = LocalDate.now(ZoneOffset.UTC).atStartOfDay();
        return """
               {"utc_offset_seconds":0,
                "hourly":{"time":[%s],"temperature_2m":[%s],"precipitation":[%s]}}"""
                .formatted(
                        column(hour -> "\"" + midnight.plusHours(hour) + "\""),
                        column(_ -> "10.0"),
                        column(_ -> "0.2"));
    }

    private static String column(IntFunction<String> value) {
        return IntStream.range(0, HOURS).mapToObj(value).collect(Collectors.joining(","));
    }

    @Override
    public void close() {
        server.stop();
    }
}
