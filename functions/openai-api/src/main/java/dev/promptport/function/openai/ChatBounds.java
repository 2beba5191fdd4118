package dev.promptport.function.openai;

import dev.promptport.domain.failure.InvalidRequest;

import org.jspecify.annotations.Nullable;

/**
 * How far a body may go.
 *
 * @param highestTemperature 0 to 2
 * @param mostTokens tokens of an answer, 1 or more
 */
public record ChatBounds(double highestTemperature, int mostTokens) {

    void checkTemperature(@Nullable Double value) {
        if (value != null && !(value >= 0 && value <= highestTemperature)) {
            throw wrong("temperature", value, "0 to " + plain(highestTemperature));
        }
    }

    void checkTokens(String field, @Nullable Integer value) {
        if (value != null && (value < 1 || value > mostTokens)) {
            throw wrong(field, value, "1 to " + mostTokens);
        }
    }

    private static InvalidRequest wrong(String field, Number value, String range) {
        return InvalidRequest.invalid(
                field, "'" + field + "' is " + value + "; it has to be " + range);
    }

    private static String plain(double bound) {
        return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
    }
}
