package dev.promptport.aws.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.promptport.domain.artifact.Artifact;
import dev.promptport.domain.artifact.Claim;
import dev.promptport.domain.artifact.ClaimTicket;
import dev.promptport.domain.artifact.Idempotency;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.failure.Unavailable;

import software.amazon.awssdk.services.s3.model.PutObjectRequest;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Claims as small objects, one for each idempotency key. All changes are conditional writes, so of
 * many at once one succeeds; nothing is ever deleted.
 */
final class S3Claims {

    private static final int TURNS = 3;
    private static final int LARGEST = 4096;
    private static final Duration LEAST = Duration.ofMillis(250);

    /** A ticket and the ETag of the object it is in. */
    private record Held(ClaimTicket ticket, String etag) {}

    private final Bucket bucket;
    private final S3ArtifactSettings settings;
    private final Map<String, Held> granted = new ConcurrentHashMap<>();

    S3Claims(Bucket bucket, S3ArtifactSettings settings) {
        this.bucket = bucket;
        this.settings = settings;
    }

    /**
     * @param kept looks for the artifact, which may appear at any moment
     */
    Claim claim(
            Idempotency idempotency, Deadline until, Function<Deadline, Optional<Artifact>> kept) {
        Instant now = settings.clock().instant();
        granted.values().removeIf(held -> held.ticket().free(now));
        ClaimTicket mine = ClaimTicket.granted(idempotency, until, now);
        Deadline deadline = within(until.remaining());
        for (int turn = 1; turn <= TURNS; turn++) {
            Optional<String> etag = put(idempotency, mine, put -> put.ifNoneMatch("*"), deadline);
            if (etag.isPresent()) {
                return grant(idempotency, new Held(mine, etag.get()));
            }
            Optional<Held> found = find(idempotency, deadline);
            if (found.isPresent()) {
                return claim(idempotency, mine, found.get(), kept, deadline);
            }
        }
        throw new Unavailable(
                "claims are being removed from the bucket meanwhile; try again",
                Duration.ofSeconds(1),
                null);
    }

    private Claim claim(
            Idempotency idempotency,
            ClaimTicket mine,
            Held found,
            Function<Deadline, Optional<Artifact>> kept,
            Deadline deadline) {
        if (isOwn(mine, found)) {
            return grant(idempotency, found);
        }
        found.ticket().check(idempotency);
        Optional<Claim> before = kept.apply(deadline).map(Claim.Kept::new);
        if (before.isPresent()) {
            return before.get();
        }
        Instant now = settings.clock().instant();
        if (!found.ticket().free(now)) {
            throw found.ticket().inProgress(now);
        }
        Held taken = takeOver(idempotency, mine, found, deadline);
        // Whoever held it may have saved late, between the look for the artifact and now.
        return kept.apply(deadline)
                .<Claim>map(Claim.Kept::new)
                .orElseGet(() -> grant(idempotency, taken));
    }

    private Held takeOver(
            Idempotency idempotency, ClaimTicket mine, Held found, Deadline deadline) {
        Optional<String> etag = put(idempotency, mine, put -> put.ifMatch(found.etag()), deadline);
        if (etag.isPresent()) {
            return new Held(mine, etag.get());
        }
        return find(idempotency, deadline)
                .filter(other -> isOwn(mine, other))
                .orElseThrow(() -> mine.inProgress(settings.clock().instant()));
    }

    /** A write that succeeded although its answer was lost is found when it is tried again. */
    private static boolean isOwn(ClaimTicket mine, Held found) {
        return found.ticket().holder().equals(mine.holder());
    }

    private Claim grant(Idempotency idempotency, Held held) {
        granted.put(idempotency.key(), held);
        return new Claim.Granted();
    }

    /** Only one's own, and only while it is held: whoever took it over meanwhile keeps it. */
    void release(Idempotency idempotency) {
        Instant now = settings.clock().instant();
        Held held = granted.remove(idempotency.key());
        if (held != null && !held.ticket().free(now)) {
            var _ =
                    put(
                            idempotency,
                            held.ticket().givenBack(),
                            put -> put.ifMatch(held.etag()),
                            within(Duration.between(now, held.ticket().until())));
        }
    }

    /** Nobody waits longer for a claim than for what is done under it. */
    private Deadline within(Duration left) {
        Duration enough = left.compareTo(LEAST) < 0 ? LEAST : left;
        return Deadline.in(enough.compareTo(settings.timeout()) < 0 ? enough : settings.timeout());
    }

    /** The artifact was saved, which says more than the claim. */
    void fulfil(Idempotency idempotency) {
        granted.remove(idempotency.key());
    }

    private Optional<String> put(
            Idempotency idempotency,
            ClaimTicket ticket,
            Consumer<PutObjectRequest.Builder> condition,
            Deadline deadline) {
        return bucket.put(
                put -> {
                    put.key(key(idempotency)).contentType("text/plain; charset=utf-8");
                    StoredArtifact.encrypt(put, settings.kmsKey());
                    condition.accept(put);
                },
                UTF_8.encode(ticket.text()),
                deadline);
    }

    private Optional<Held> find(Idempotency idempotency, Deadline deadline) {
        String key = key(idempotency);
        return bucket.get(key, LARGEST, deadline)
                .map(
                        object ->
                                new Held(
                                        ClaimTicket.parse(
                                                "s3://" + settings.bucket() + "/" + key,
                                                object.asUtf8String()),
                                        object.response().eTag()));
    }

    private String key(Idempotency idempotency) {
        return settings.claims() + "/" + ClaimTicket.name(idempotency);
    }
}
