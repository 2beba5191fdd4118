package dev.promptport.function.functioncalling;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import dev.promptport.domain.contract.ToolPortContract;
import dev.promptport.domain.failure.Cancelled;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.Unavailable;
import dev.promptport.domain.port.ForecastPort;
import dev.promptport.domain.port.GeocodingPort;
import dev.promptport.domain.port.ToolPort;
import dev.promptport.domain.tool.ToolCall;
import dev.promptport.domain.tool.ToolResult;
import dev.promptport.domain.weather.Forecast;
import dev.promptport.domain.weather.Hour;
import dev.promptport.domain.weather.Place;
import dev.promptport.function.http.HttpSettings;
import dev.promptport.function.http.json.JsonBody;

import io.micronaut.json.JsonMapper;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.stream.IntStream;

class WeatherToolTest extends ToolPortContract {

    private static final Place CAMBRIDGE = new Place("Cambridge, England", 52.2, 0.1);

    private GeocodingPort places =
            name -> name.equals("Cambridge") ? Optional.of(CAMBRIDGE) : Optional.empty();
    private ForecastPort forecasts = WeatherToolTest::mild;

    @Override
    protected ToolPort port() {
        return new WeatherTool(
                places,
                forecasts,
                new JsonBody(new HttpSettings(1000, "default")),
                JsonMapper.createDefault());
    }

    @Override
    protected ToolCall goodCall() {
        return asking("{\"location\":\"Cambridge\"}");
    }

    private static ToolCall asking(String arguments) {
        return new ToolCall("call-7", "get_current_weather", arguments);
    }

    private JsonObject answered(String arguments, boolean error) {
        ToolResult result = port().call(asking(arguments));
        assertThat(result.error()).as(result.content()).isEqualTo(error);
        return JsonParser.parseString(result.content()).getAsJsonObject();
    }

    private String problem(String arguments) {
        return answered(arguments, true).get("error").getAsString();
    }

    private static Forecast mild(Place place) {
        LocalDateTime from = LocalDateTime.parse("2026-05-04T13:00");
        return new Forecast(
                place,
                IntStream.range(0, 24)
                        .mapToObj(hour -> new Hour(from.plusHours(hour), 20.5, 2.5))
                        .toList());
    }

    @Nested
    class A_report {

        @Test
        void is_metric_unless_something_else_is_asked_for() {
            JsonObject report = answered("{\"location\":\"Cambridge\"}", false);

            assertThat(report.get("place").getAsString()).isEqualTo("Cambridge, England");
            assertThat(report.get("unit").getAsString()).isEqualTo("METRIC");
            assertThat(report.get("temperature_in").getAsString()).isEqualTo("°C");
            assertThat(report.get("precipitation_in").getAsString()).isEqualTo("mm");
            assertThat(report.getAsJsonArray("hours")).hasSize(24);
            assertThat(report.getAsJsonArray("hours").get(0))
                    .isEqualTo(row("2026-05-04T13:00", "20.5", "2.5"));
            assertThat(report.getAsJsonArray("hours").get(23))
                    .isEqualTo(row("2026-05-05T12:00", "20.5", "2.5"));
        }

        @Test
        void may_be_in_degrees_fahrenheit_and_inches() {
            JsonObject report = answered("{\"location\":\"Cambridge\",\"unit\":\"USCS\"}", false);
            JsonArray hours = report.getAsJsonArray("hours");

            assertThat(report.get("unit").getAsString()).isEqualTo("USCS");
            assertThat(report.get("temperature_in").getAsString()).isEqualTo("°F");
            assertThat(report.get("precipitation_in").getAsString()).isEqualTo("in");
            assertThat(hours.get(0)).isEqualTo(row("2026-05-04T13:00", "68.9", "0.098"));
        }

        @Test
        void comes_to_who_says_more_than_was_asked() {
            answered("{\"location\":\"Cambridge\",\"format\":\"json\",\"unit\":null}", false);
        }

        private static JsonObject row(String time, String temperature, String precipitation) {
            return JsonParser.parseString(
                            "{\"time\":\"%s\",\"temperature\":%s,\"precipitation\":%s}"
                                    .formatted(time, temperature, precipitation))
                    .getAsJsonObject();
        }
    }

    @Nested
    class A_problem {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                {}                                          | 'location' is required
                {"location":" "}                            | 'location' must not be blank
                {"location":7}                              | 'location' has to be a string
                {"location":"Cambridge","unit":"KELVIN"}    | 'unit' has to be one of METRIC, USCS
                {"location":"Xyzzyville"}                   | no such place is known; name a town, with its state or country in full after a comma
                """)
        void is_told_in_words(String arguments, String problem) {
            assertThat(problem(arguments)).isEqualTo(problem);
        }

        @ParameterizedTest
        @ValueSource(strings = {"{", "[]", "Cambridge", "{\"location\":\"a\",\"location\":\"b\"}"})
        void of_malformed_arguments_is_told_too(String arguments) {
            assertThat(problem(arguments))
                    .isEqualTo("the arguments have to be a JSON object, as declared");
        }

        @Test
        void of_far_too_long_arguments_is_told_too() {
            assertThat(problem("{\"location\":\"" + "x".repeat(2000) + "\"}"))
                    .isEqualTo("the arguments have to be a JSON object, as declared");
        }

        @Test
        void upstream_is_told_whichever_of_the_two_has_it() {
            Failure down = new Unavailable("the weather is down", Duration.ZERO, null);

            forecasts =
                    _ -> {
                        throw down;
                    };
            assertThat(problem("{\"location\":\"Cambridge\"}")).isEqualTo("the weather is down");

            places =
                    _ -> {
                        throw new Cancelled("the caller went away");
                    };
            assertThat(problem("{\"location\":\"Cambridge\"}")).isEqualTo("the caller went away");
        }
    }
}
