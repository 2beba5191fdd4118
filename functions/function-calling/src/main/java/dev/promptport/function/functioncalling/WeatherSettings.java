package dev.promptport.function.functioncalling;

import dev.promptport.function.http.setting.Setting;
import dev.promptport.openmeteo.OpenMeteoSettings;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Where the weather comes from, as an operator writes it: {@code WEATHER_FORECAST_URL} in the
 * environment is {@code weather.forecast-url} here, and so on.
 *
 * @param geocodingUrl address of a search for places that answers as Open-Meteo's
 * @param forecastUrl address of forecasts that answers as Open-Meteo's
 * @param timeout how long one question may take, as {@code 10s}
 */
@ConfigurationProperties("weather")
public record WeatherSettings(
        @Bindable(defaultValue = "https://geocoding-api.open-meteo.com/v1/search")
                String geocodingUrl,
        @Bindable(defaultValue = "https://api.open-meteo.com/v1/forecast") String forecastUrl,
        @Bindable(defaultValue = "10s") String timeout) {

    OpenMeteoSettings openMeteo() {
        return new OpenMeteoSettings(
                new Setting("WEATHER_GEOCODING_URL", geocodingUrl).as(OpenMeteoSettings::address),
                new Setting("WEATHER_FORECAST_URL", forecastUrl).as(OpenMeteoSettings::address),
                new Setting("WEATHER_TIMEOUT", timeout).duration());
    }
}
