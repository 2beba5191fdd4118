package dev.promptport.inference.local.source;

import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.failure.Throttled;
import dev.promptport.domain.failure.Unavailable;
import dev.promptport.inference.local.source.ModelSource.HuggingFace;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Translates what goes wrong on the wire to the Hub, saying how to do without or to mend it.
 *
 * @param setting the name of the setting that holds the source
 */
record HubFailures(HuggingFace source, String setting, Path cache) {

    private static final Duration LATER = Duration.ofMinutes(1);

    Failure of(HubProblem problem) {
        return switch (problem) {
            case HubProblem.Unreachable p -> unavailable("cannot reach " + p.host(), LATER, p);
            case HubProblem.Malformed p ->
                    new BadUpstreamAnswer(p.getMessage() + "; " + otherwise(), p);
            case HubProblem.Answered p -> answered(p);
        };
    }

    private Failure answered(HubProblem.Answered p) {
        if (p.status() == 429) {
            String message =
                    ("%s limits downloads just now, so '%s' is not here: "
                                    + "set HF_TOKEN to raise the limit, or %s")
                            .formatted(p.host(), source, otherwise());
            return new Throttled(message, p.retryAfter().orElse(LATER));
        }
        if (p.byHub() && (p.status() == 401 || p.status() == 403)) {
            String message =
                    ("%s refuses %s (status %d): if it is gated or private, set HF_TOKEN to a token"
                                    + " that may read it, and if it does not exist, correct %s")
                            .formatted(p.host(), p.subject(), p.status(), setting);
            return new Misconfigured(message, p);
        }
        if (p.byHub() && p.status() == 404) {
            return new Misconfigured(
                    p.host() + " has no " + p.subject() + ": correct " + setting, p);
        }
        return unavailable(p.host() + " answers " + p.status(), p.retryAfter().orElse(LATER), p);
    }

    private Unavailable unavailable(String what, Duration retryAfter, HubProblem cause) {
        return new Unavailable(
                "%s, so '%s' is not here: %s".formatted(what, source, otherwise()),
                retryAfter,
                cause);
    }

    private String otherwise() {
        return ("put the model into a directory and name it in %s, "
                        + "or fill the cache %s where the Hub can be reached")
                .formatted(setting, cache);
    }
}
