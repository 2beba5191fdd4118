package dev.promptport.openmeteo;

import com.google.gson.annotations.SerializedName;

import dev.promptport.domain.weather.Place;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the search for places answers: the likeliest first, no list at all when there is none. */
record SearchAnswer(@Nullable List<Found> results) {

    List<Found> found() {
        return results == null ? List.of() : results.stream().filter(Objects::nonNull).toList();
    }

    /** A place; from {@code admin1} to {@code admin4} its state down to its district. */
    record Found(
            @Nullable String name,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable String country,
            @SerializedName("country_code") @Nullable String countryCode,
            @Nullable String admin1,
            @Nullable String admin2,
            @Nullable String admin3,
            @Nullable String admin4) {

        Place place() {
            if (name == null
                    || latitude == null
                    || longitude == null
                    || !(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
                throw OpenMeteoErrors.incomplete("name or position of a place");
            }
            return new Place(
                    Stream.of(name, admin1, country)
                            .filter(Objects::nonNull)
                            .distinct()
                            .collect(Collectors.joining(", ")),
                    latitude,
                    longitude);
        }

        /** The names of all it lies in. */
        List<String> surroundings() {
            return Stream.of(country, countryCode, admin1, admin2, admin3, admin4)
                    .filter(Objects::nonNull)
                    .toList();
        }
    }
}
