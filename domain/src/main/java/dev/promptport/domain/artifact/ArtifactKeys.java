package dev.promptport.domain.artifact;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names artifacts below a prefix, the same way wherever they are kept: {@code
 * code_output/2026-11-21T02-51-37Z-01KAJ4…V3.py}, or {@code code_output/k/<SHA-256 of the key>.py}
 * where a repeated request has to find its artifact again.
 */
public final class ArtifactKeys {

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final Pattern OWN =
            Pattern.compile(
                    "(\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\dZ-[0-9A-Z]{26}|k/[0-9a-f]{64})\\.[a-z0-9]{1,16}");

    private final String below;
    private @Nullable Ulid last;

    /**
     * @param prefix plain names joined by slashes, none at either end
     * @throws dev.promptport.domain.failure.InvalidRequest when it is not
     */
    public ArtifactKeys(String prefix) {
        this.below = new ArtifactKey(prefix).value() + "/";
    }

    /** A key of that time that nobody else makes; later ones sort after it, by the same maker. */
    public synchronized ArtifactKey next(Instant now, String extension) {
        Instant time = now.truncatedTo(ChronoUnit.MILLIS);
        Ulid ulid = last != null && last.time().equals(time) ? last.next() : Ulid.at(time);
        last = ulid;
        return new ArtifactKey(below + SECOND.format(time) + "-" + ulid + "." + extension);
    }

    /** The one key for whatever is asked under that idempotency key; it has no date in it. */
    public ArtifactKey of(Idempotency idempotency, String extension) {
        return new ArtifactKey(below + "k/" + Sha256.hex(idempotency.key()) + "." + extension);
    }

    /** Whether it lies below the prefix. */
    public boolean cover(ArtifactKey key) {
        return key.value().startsWith(below);
    }

    /** Whether this text is a key as they are made here. */
    public boolean made(String text) {
        return text.startsWith(below) && OWN.matcher(text.substring(below.length())).matches();
    }
}
