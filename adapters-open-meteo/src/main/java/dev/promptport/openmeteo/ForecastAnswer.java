package dev.promptport.openmeteo;

import com.google.gson.annotations.SerializedName;

import dev.promptport.domain.weather.Hour;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/** What the forecast answers: columns of values, one an hour of the place's own time. */
record ForecastAnswer(
        @SerializedName("utc_offset_seconds") @Nullable Integer utcOffsetSeconds,
        @Nullable Hourly hourly) {

    /** The columns, all of the same length. */
    record Hourly(
            @Nullable List<String> time,
            @SerializedName("temperature_2m") @Nullable List<@Nullable Double> temperature,
            @Nullable List<@Nullable Double> precipitation) {}

    /**
     * So many hours from the current one on.
     *
     * @throws dev.promptport.domain.failure.BadUpstreamAnswer when they are not all there
     */
    List<Hour> from(Instant now, int hours) {
        LocalDateTime current =
                LocalDateTime.ofInstant(now, offset()).truncatedTo(ChronoUnit.HOURS);
        List<Hour> coming =
                rows().stream()
                        .filter(hour -> !hour.from().isBefore(current))
                        .limit(hours)
                        .toList();
        if (coming.size() < hours) {
            throw OpenMeteoErrors.incomplete("values for all hours that were asked for");
        }
        return coming;
    }

    private ZoneOffset offset() {
        try {
            return ZoneOffset.ofTotalSeconds(utcOffsetSeconds == null ? 0 : utcOffsetSeconds);
        } catch (DateTimeException e) {
            throw OpenMeteoErrors.unreadable(e);
        }
    }

    private List<Hour> rows() {
        if (hourly == null
                || hourly.time == null
                || hourly.temperature == null
                || hourly.precipitation == null) {
            throw OpenMeteoErrors.incomplete("hourly values");
        }
        List<String> time = hourly.time;
        List<@Nullable Double> temperature = hourly.temperature;
        List<@Nullable Double> precipitation = hourly.precipitation;
        if (time.size() != temperature.size() || time.size() != precipitation.size()) {
            throw OpenMeteoErrors.incomplete("value for some of its hours");
        }
        return IntStream.range(0, time.size())
                .mapToObj(row -> hour(time.get(row), temperature.get(row), precipitation.get(row)))
                .toList();
    }

    private static Hour hour(
            @Nullable String from, @Nullable Double temperature, @Nullable Double precipitation) {
        if (from == null || temperature == null || precipitation == null) {
            throw OpenMeteoErrors.incomplete("value for some of its hours");
        }
        try {
            return new Hour(LocalDateTime.parse(from), temperature, precipitation);
        } catch (DateTimeException e) {
            throw OpenMeteoErrors.unreadable(e);
        }
    }
}
