package dev.promptport.domain.artifact;

import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.failure.InProgress;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.InvalidRequest.Reason;
import dev.promptport.domain.failure.Misconfigured;

import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * What is written down where claims are kept, and what it means to whoever comes next.
 *
 * @param holder an identifier of the one time it was granted
 * @param request the SHA-256 of what was asked for, in hexadecimal
 * @param until when it can be had again at the latest, in milliseconds
 */
public record ClaimTicket(String holder, String request, Instant until, boolean released) {

    /** No function runs longer; a claim without a deadline would outlive a crash for ever. */
    static final Duration LONGEST = Duration.ofMinutes(15);

    private static final Pattern ULID = Pattern.compile("[0-9A-Z]{26}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern MILLIS = Pattern.compile("\\d{1,15}");
    private static final Pattern YES_OR_NO = Pattern.compile("true|false");

    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    public static ClaimTicket granted(Idempotency idempotency, Deadline until, Instant now) {
        Duration held = shorter(until.remaining(), LONGEST);
        return new ClaimTicket(
                Ulid.at(now).toString(),
                Sha256.hex(idempotency.request()),
                now.plus(held).truncatedTo(ChronoUnit.MILLIS),
                false);
    }

    /** The name claims on that idempotency key have, a plain one. */
    public static String name(Idempotency idempotency) {
        return Sha256.hex(idempotency.key());
    }

    public ClaimTicket givenBack() {
        return new ClaimTicket(holder, request, until, true);
    }

    /** Whether the claim can be had again. */
    public boolean free(Instant now) {
        return released || !now.isBefore(until);
    }

    /**
     * Lets through whoever asks for the same again.
     *
     * @throws InvalidRequest when the claim was made for something else
     */
    public void check(Idempotency idempotency) {
        if (!request.equals(Sha256.hex(idempotency.request()))) {
            throw new InvalidRequest(
                    "Idempotency-Key",
                    Reason.KEY_REUSED,
                    "this idempotency key stood for another request: use a new key for each request");
        }
    }

    /** What to tell those who come while it is held. */
    public InProgress inProgress(Instant now) {
        Duration left = Duration.between(now, until);
        Duration wait = shorter(left, LONGEST_WAIT);
        return new InProgress(
                "a request with this idempotency key is being served; repeat it for its answer",
                wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait);
    }

    /** As it is kept. */
    public String text() {
        return "holder=%s\nrequest=%s\nuntil=%d\nreleased=%s\n"
                .formatted(holder, request, until.toEpochMilli(), released);
    }

    /**
     * From what is kept.
     *
     * @param place where it is kept, for the message
     * @throws Misconfigured when it is no claim
     */
    public static ClaimTicket parse(String place, String text) {
        try {
            Properties lines = new Properties();
            lines.load(new StringReader(text));
            return new ClaimTicket(
                    needed(lines, "holder", ULID),
                    needed(lines, "request", SHA256),
                    Instant.ofEpochMilli(Long.parseLong(needed(lines, "until", MILLIS))),
                    Boolean.parseBoolean(needed(lines, "released", YES_OR_NO)));
        } catch (IOException | IllegalArgumentException e) {
            throw new Misconfigured(place + " holds something else than a claim: remove it", e);
        }
    }

    private static String needed(Properties lines, String name, Pattern pattern) {
        String value = lines.getProperty(name, "");
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException("no " + name);
        }
        return value;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
