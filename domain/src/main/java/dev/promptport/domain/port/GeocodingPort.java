package dev.promptport.domain.port;

import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.weather.Place;

import java.util.Optional;

/** Finds places on the map. */
@FunctionalInterface
public interface GeocodingPort {

    /**
     * The place people most likely mean by that name; empty when there is none. Interrupting the
     * calling thread ends the search.
     *
     * @throws Failure when the map cannot be asked
     */
    Optional<Place> find(String name);
}
