package dev.promptport.inference.openai.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * When an endpoint wants to be asked again: its headers {@code retry-after-ms} or {@code
 * retry-after}.
 */
final class RetryAfter {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
    private static final int MILLIS_PER_SECOND = 1000;

    private RetryAfter() {}

    static Optional<Duration> of(Reply reply) {
        return reply.header("retry-after-ms")
                .flatMap(text -> millis(text, 1))
                .or(() -> reply.header("retry-after").flatMap(RetryAfter::secondsOrDate));
    }

    private static Optional<Duration> secondsOrDate(String text) {
        return millis(text, MILLIS_PER_SECOND).or(() -> date(text));
    }

    private static Optional<Duration> millis(String text, int factor) {
        return Optional.of(text.strip())
                .filter(number -> NUMBER.matcher(number).matches())
                .map(number -> Duration.ofMillis((long) (Double.parseDouble(number) * factor)));
    }

    private static Optional<Duration> date(String text) {
        try {
            Instant then =
                    ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
            Duration wait = Duration.between(Instant.now(), then);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
