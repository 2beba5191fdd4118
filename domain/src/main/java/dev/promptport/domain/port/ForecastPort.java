package dev.promptport.domain.port;

import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.weather.Forecast;
import dev.promptport.domain.weather.Place;

/** Tells the weather to come. */
@FunctionalInterface
public interface ForecastPort {

    /**
     * The next 24 hours. Interrupting the calling thread ends the question.
     *
     * @throws Failure when there is no forecast to be had
     */
    Forecast forecast(Place place);
}
