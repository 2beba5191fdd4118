package dev.promptport.openmeteo;

import dev.promptport.domain.failure.Misconfigured;

import java.net.URI;
import java.time.Duration;

/**
 * Where Open-Meteo is and how long it may take.
 *
 * @param geocoding address of the search for places, without a query
 * @param forecasts address of the forecasts, without a query
 * @param timeout for one question with all its attempts
 */
public record OpenMeteoSettings(URI geocoding, URI forecasts, Duration timeout) {

    /** The public service, which is free for non-commercial use; 10 seconds. */
    public static final OpenMeteoSettings DEFAULT =
            new OpenMeteoSettings(
                    URI.create("https://geocoding-api.open-meteo.com/v1/search"),
                    URI.create("https://api.open-meteo.com/v1/forecast"),
                    Duration.ofSeconds(10));

    public OpenMeteoSettings {
        if (!timeout.isPositive()) {
            throw new Misconfigured("a timeout has to be longer than nothing");
        }
    }

    /** The same with the places searched for elsewhere. */
    public OpenMeteoSettings withGeocoding(URI other) {
        return new OpenMeteoSettings(other, forecasts, timeout);
    }

    /** The same with the forecasts from elsewhere. */
    public OpenMeteoSettings withForecasts(URI other) {
        return new OpenMeteoSettings(geocoding, other, timeout);
    }

    /** The same with another timeout. */
    public OpenMeteoSettings withTimeout(Duration other) {
        return new OpenMeteoSettings(geocoding, forecasts, other);
    }

    /**
     * Reads an address.
     *
     * @param text as {@code https://api.open-meteo.com/v1/forecast}
     * @throws Misconfigured when it is none of the web, or brings a query along
     */
    public static URI address(String text) {
        URI address;
        try {
            address = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new Misconfigured("it is no address: " + e.getMessage(), e);
        }
        boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
        if (!web
                || address.getHost() == null
                || address.getRawQuery() != null
                || address.getRawFragment() != null) {
            throw new Misconfigured(
                    "an address is written https://host/path, without a query or a fragment");
        }
        return address;
    }
}
