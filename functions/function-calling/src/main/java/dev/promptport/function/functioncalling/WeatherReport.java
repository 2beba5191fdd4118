package dev.promptport.function.functioncalling;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.promptport.domain.weather.Forecast;
import dev.promptport.domain.weather.Hour;

import io.micronaut.serde.annotation.Serdeable;

import java.util.List;

/**
 * A forecast as a model reads it.
 *
 * @param place its full name, by which a model sees whether it is the one that was meant
 */
@Serdeable
record WeatherReport(
        String place,
        WeatherUnit unit,
        @JsonProperty("temperature_in") String temperatureIn,
        @JsonProperty("precipitation_in") String precipitationIn,
        List<Row> hours) {

    /** The weather from one full hour of the place's own time on. */
    @Serdeable
    record Row(String time, double temperature, double precipitation) {

        static Row of(Hour hour, WeatherUnit unit) {
            return new Row(
                    hour.from().toString(), unit.temperature(hour), unit.precipitation(hour));
        }
    }

    static WeatherReport of(Forecast forecast, WeatherUnit unit) {
        return new WeatherReport(
                forecast.place().name(),
                unit,
                unit.degrees(),
                unit.depth(),
                forecast.hours().stream().map(hour -> Row.of(hour, unit)).toList());
    }
}
