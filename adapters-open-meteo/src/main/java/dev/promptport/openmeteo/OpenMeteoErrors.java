package dev.promptport.openmeteo;

import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.Refused;
import dev.promptport.domain.failure.Throttled;
import dev.promptport.domain.failure.Unavailable;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;

/** Puts Open-Meteo's errors into the domain's terms. What it says of them is not passed on. */
final class OpenMeteoErrors {

    private static final Duration SOON = Duration.ofSeconds(2);

    /** Its tightest limit is one of calls a minute. */
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private static final Pattern SECONDS = Pattern.compile("\\d{1,5}");

    private OpenMeteoErrors() {}

    static Failure meaningOf(ExecutionException ended) {
        for (Throwable cause = ended.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Failure failure) {
                return failure;
            }
        }
        return new Unavailable(
                "Open-Meteo cannot be reached, or broke off; try again later", SOON, ended);
    }

    static Failure meaningOf(HttpResponse<?> response) {
        int status = response.statusCode();
        return switch (status) {
            case 429 ->
                    new Throttled(
                            "Open-Meteo takes no more questions just now; try again later",
                            retryAfter(response, A_MINUTE));
            case 401, 403 -> new Refused("Open-Meteo refuses to answer (status " + status + ")");
            default ->
                    status >= 500
                            ? new Unavailable(
                                    "Open-Meteo is not available just now; try again later",
                                    retryAfter(response, SOON),
                                    null)
                            : new BadUpstreamAnswer("Open-Meteo answered with status " + status);
        };
    }

    static BadUpstreamAnswer unreadable(Exception cause) {
        return new BadUpstreamAnswer("Open-Meteo answered something that cannot be read", cause);
    }

    static BadUpstreamAnswer incomplete(String missing) {
        return new BadUpstreamAnswer("Open-Meteo's answer has no " + missing);
    }

    private static Duration retryAfter(HttpResponse<?> response, Duration otherwise) {
        return response.headers()
                .firstValue("retry-after")
                .filter(text -> SECONDS.matcher(text).matches())
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(otherwise);
    }
}
