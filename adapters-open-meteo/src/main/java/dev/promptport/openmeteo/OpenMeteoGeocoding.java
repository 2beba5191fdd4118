package dev.promptport.openmeteo;

import dev.promptport.domain.port.GeocodingPort;
import dev.promptport.domain.weather.Place;
import dev.promptport.openmeteo.SearchAnswer.Found;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds places by Open-Meteo's search. That one knows names of places alone: a name with a state or
 * a country after a comma is searched for without them, and they choose among what is found.
 */
public final class OpenMeteoGeocoding implements GeocodingPort {

    private static final int MOST_RESULTS = 100;

    private final OpenMeteoClient client;

    public OpenMeteoGeocoding(OpenMeteoClient client) {
        this.client = client;
    }

    @Override
    public Optional<Place> find(String name) {
        String full = name.strip();
        if (full.isEmpty()) {
            return Optional.empty();
        }
        return search(full, 1).stream()
                .findFirst()
                .or(() -> withinSurroundings(full))
                .map(Found::place);
    }

    private Optional<Found> withinSurroundings(String full) {
        int comma = full.indexOf(',');
        String name = comma < 0 ? "" : full.substring(0, comma).strip();
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Surroundings surroundings = Surroundings.of(full.substring(comma + 1));
        return search(name, MOST_RESULTS).stream()
                .map(found -> new Candidate(found, surroundings.fit(found.surroundings())))
                .filter(candidate -> candidate.fit() >= 0)
                // The sort is stable: of those that fit as well the likeliest stays first.
                .sorted(Comparator.comparingInt(Candidate::fit).reversed())
                .map(Candidate::found)
                .findFirst();
    }

    private List<Found> search(String name, int most) {
        return client.ask(
                        Query.to(client.settings().geocoding())
                                .with("name", name)
                                .with("count", Integer.toString(most))
                                .uri(),
                        SearchAnswer.class)
                .found();
    }

    private record Candidate(Found found, int fit) {}
}
