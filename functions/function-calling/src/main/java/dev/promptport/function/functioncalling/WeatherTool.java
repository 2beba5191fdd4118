package dev.promptport.function.functioncalling;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.port.ForecastPort;
import dev.promptport.domain.port.GeocodingPort;
import dev.promptport.domain.port.ToolPort;
import dev.promptport.domain.tool.ToolCall;
import dev.promptport.domain.tool.ToolDefinition;
import dev.promptport.domain.tool.ToolResult;
import dev.promptport.domain.weather.Place;
import dev.promptport.function.http.json.JsonBody;
import dev.promptport.function.http.json.JsonFields;
import dev.promptport.function.http.json.MalformedJson;

import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells a model the weather of the next 24 hours at a place. */
final class WeatherTool implements ToolPort {

    static final String NAME = "get_current_weather";

    private static final String LOCATION = "location";
    private static final String UNIT = "unit";
    private static final List<String> UNITS =
            Arrays.stream(WeatherUnit.values()).map(WeatherUnit::name).toList();

    private static final ToolDefinition DEFINITION =
            new ToolDefinition(
                    NAME,
                    "The weather at a place, hour by hour from now on for 24 hours: temperature and precipitation",
                    """
                    {"type":"object",
                     "properties":{
                      "location":{"type":"string",
                       "description":"A town, with its state or country after a comma where the name alone is not clear, as in Cambridge, Massachusetts"},
                      "unit":{"type":"string","enum":["METRIC","USCS"],
                       "description":"METRIC for degrees Celsius and millimetres, which is usual; USCS for degrees Fahrenheit and inches"}},
                     "required":["location"]}""");

    private final GeocodingPort places;
    private final ForecastPort forecasts;
    private final JsonBody arguments;
    private final JsonMapper json;

    WeatherTool(GeocodingPort places, ForecastPort forecasts, JsonBody arguments, JsonMapper json) {
        this.places = places;
        this.forecasts = forecasts;
        this.arguments = arguments;
        this.json = json;
    }

    @Override
    public List<ToolDefinition> definitions() {
        return List.of(DEFINITION);
    }

    @Override
    public ToolResult call(ToolCall call) {
        if (!call.name().equals(NAME)) {
            return problem(call, "there is no tool of that name; there is " + NAME);
        }
        Optional<JsonFields> asked = read(call.arguments());
        if (asked.isEmpty()) {
            return problem(call, "the arguments have to be a JSON object, as declared");
        }
        try {
            return report(call, asked.get());
        } catch (Failure failure) {
            return problem(call, failure.getMessage());
        }
    }

    /** Empty when it is no JSON object. */
    private Optional<JsonFields> read(String text) {
        try {
            return Optional.of(arguments.read(text.getBytes(UTF_8)));
        } catch (MalformedJson | ContentLengthExceededException | InvalidRequest _) {
            return Optional.empty();
        }
    }

    private ToolResult report(ToolCall call, JsonFields asked) {
        String location = asked.requiredText(LOCATION);
        WeatherUnit unit =
                asked.has(UNIT)
                        ? WeatherUnit.valueOf(asked.choice(UNIT, UNITS))
                        : WeatherUnit.METRIC;
        Optional<Place> place = places.find(location);
        return place.isPresent()
                ? ToolResult.of(
                        call, written(WeatherReport.of(forecasts.forecast(place.get()), unit)))
                : problem(
                        call,
                        "no such place is known; name a town, with its state or country in full after a comma");
    }

    /** In JSON that says it: not every wire marks errors. */
    private ToolResult problem(ToolCall call, String message) {
        return ToolResult.error(call, written(Map.of("error", message)));
    }

    private String written(Object result) {
        try {
            return json.writeValueAsString(result);
        } catch (IOException e) {
            throw new UncheckedIOException("a result of our own cannot be written", e);
        }
    }
}
