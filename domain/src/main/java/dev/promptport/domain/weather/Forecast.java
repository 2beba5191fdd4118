package dev.promptport.domain.weather;

import java.util.List;

/** The weather to come at a place, hour by hour. */
public record Forecast(Place place, List<Hour> hours) {

    public Forecast {
        hours = List.copyOf(hours);
    }
}
