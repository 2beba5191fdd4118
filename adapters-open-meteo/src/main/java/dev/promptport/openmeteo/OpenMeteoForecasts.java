package dev.promptport.openmeteo;

import dev.promptport.domain.port.ForecastPort;
import dev.promptport.domain.weather.Forecast;
import dev.promptport.domain.weather.Place;

import java.time.InstantSource;

/** Open-Meteo's forecasts, in degrees Celsius and millimetres. */
public final class OpenMeteoForecasts implements ForecastPort {

    private static final int HOURS = 24;

    private final OpenMeteoClient client;
    private final InstantSource clock;

    public OpenMeteoForecasts(OpenMeteoClient client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
    }

    @Override
    public Forecast forecast(Place place) {
        return new Forecast(
                place,
                client.ask(
                                Query.to(client.settings().forecasts())
                                        .with("latitude", place.latitude())
                                        .with("longitude", place.longitude())
                                        .with("hourly", "temperature_2m,precipitation")
                                        // Today and tomorrow: 24 hours from any hour of today.
                                        .with("forecast_days", "2")
                                        .with("timezone", "auto")
                                        .uri(),
                                ForecastAnswer.class)
                        .from(clock.instant(), HOURS));
    }
}
