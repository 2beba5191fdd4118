package dev.promptport.aws.s3;

import dev.promptport.domain.artifact.Artifact;
import dev.promptport.domain.artifact.ArtifactContent;
import dev.promptport.domain.artifact.ArtifactDraft;
import dev.promptport.domain.artifact.ArtifactKey;
import dev.promptport.domain.artifact.ArtifactKeys;
import dev.promptport.domain.artifact.Claim;
import dev.promptport.domain.artifact.Idempotency;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.failure.ArtifactNotSaved;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.Refused;
import dev.promptport.domain.failure.TimedOut;
import dev.promptport.domain.failure.Unavailable;
import dev.promptport.domain.port.ArtifactPort;
import dev.promptport.domain.port.ClaimPort;

import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Artifacts as objects that are written once and never overwritten. Needs {@code s3:PutObject} and
 * {@code s3:GetObject}, for listing also {@code s3:ListBucket}.
 */
public final class S3Artifacts implements ArtifactPort, ClaimPort {

    private static final int KEYS_TRIED = 3;
    private static final int LARGEST_READ = 16 << 20;
    private static final int LISTED_AT_MOST = 1000;
    private static final int AT_ONCE = 16;

    private static final Comparator<S3Object> NEWEST_FIRST =
            Comparator.comparing(S3Object::lastModified).thenComparing(S3Object::key).reversed();

    private final Bucket bucket;
    private final S3ArtifactSettings settings;
    private final ArtifactKeys keys;
    private final S3Claims claims;

    public S3Artifacts(S3AsyncClient s3, S3ArtifactSettings settings) {
        this.bucket = new Bucket(s3, settings.bucket());
        this.settings = settings;
        this.keys = new ArtifactKeys(settings.artifacts());
        this.claims = new S3Claims(bucket, settings);
    }

    @Override
    public Artifact save(ArtifactDraft draft) {
        Deadline deadline = Deadline.in(settings.timeout());
        try {
            Optional<Idempotency> idempotency = draft.idempotency();
            return idempotency.isPresent()
                    ? saveOnce(draft, idempotency.get(), deadline)
                    : saveNew(draft, deadline);
        } catch (RuntimeException e) {
            throw new ArtifactNotSaved(
                    "what was generated could not be saved: " + why(e), draft, e);
        }
    }

    private Artifact saveNew(ArtifactDraft draft, Deadline deadline) {
        for (int attempt = 1; attempt <= KEYS_TRIED; attempt++) {
            Instant now = settings.clock().instant();
            Artifact artifact = StoredArtifact.of(keys.next(now, draft.extension()), draft, now);
            // The key is taken by this very artifact when the answer to an earlier attempt was
            // lost.
            if (put(artifact, draft, deadline)
                    || find(artifact.key(), deadline).equals(Optional.of(artifact))) {
                return artifact;
            }
        }
        throw new Unavailable("no key is free just now; try again", Duration.ofSeconds(1), null);
    }

    private Artifact saveOnce(ArtifactDraft draft, Idempotency idempotency, Deadline deadline) {
        ArtifactKey key = keys.of(idempotency, draft.extension());
        Artifact artifact = StoredArtifact.of(key, draft, settings.clock().instant());
        Artifact saved = put(artifact, draft, deadline) ? artifact : first(key, deadline);
        claims.fulfil(idempotency);
        return saved;
    }

    private Artifact first(ArtifactKey key, Deadline deadline) {
        return find(key, deadline)
                .orElseThrow(
                        () ->
                                new Unavailable(
                                        "something else lies where the artifact belongs; remove it",
                                        Duration.ofSeconds(1),
                                        null));
    }

    private boolean put(Artifact artifact, ArtifactDraft draft, Deadline deadline) {
        return bucket.put(
                        put -> StoredArtifact.describe(put, artifact, settings.kmsKey()),
                        draft.content(),
                        deadline)
                .isPresent();
    }

    private Optional<Artifact> find(ArtifactKey key, Deadline deadline) {
        return bucket.head(key.value(), deadline).flatMap(head -> StoredArtifact.from(key, head));
    }

    /** Without {@code s3:ListBucket} what does not exist is {@link Refused}, as S3 has it. */
    @Override
    public Optional<ArtifactContent> read(ArtifactKey key) {
        if (!keys.cover(key)) {
            return Optional.empty();
        }
        return bucket.get(key.value(), LARGEST_READ, Deadline.in(settings.timeout()))
                .map(
                        object -> {
                            ByteBuffer content = object.asByteBuffer();
                            return new ArtifactContent(
                                    StoredArtifact.from(key, object.response(), content), content);
                        });
    }

    /** A thousand at most; what was not saved as an artifact is not listed. */
    @Override
    public List<Artifact> list(int limit) {
        int most = Math.min(limit, LISTED_AT_MOST);
        if (most <= 0) {
            return List.of();
        }
        Deadline deadline = Deadline.in(settings.timeout());
        return SideBySide.map(
                        AT_ONCE,
                        newest(most, deadline),
                        object -> find(new ArtifactKey(object.key()), deadline))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private List<S3Object> newest(int most, Deadline deadline) {
        List<S3Object> newest = new ArrayList<>();
        bucket.list(
                settings.artifacts() + "/",
                deadline,
                page -> {
                    page.stream().filter(object -> keys.made(object.key())).forEach(newest::add);
                    newest.sort(NEWEST_FIRST);
                    newest.subList(Math.min(most, newest.size()), newest.size()).clear();
                });
        return newest;
    }

    @Override
    public Claim claim(Idempotency idempotency, String extension, Deadline until) {
        ArtifactKey key = keys.of(idempotency, extension);
        return claims.claim(idempotency, until, deadline -> kept(key, deadline));
    }

    /** Without {@code s3:ListBucket} S3 refuses to say that there is nothing. */
    private Optional<Artifact> kept(ArtifactKey key, Deadline deadline) {
        try {
            return find(key, deadline);
        } catch (Refused _) {
            return Optional.empty();
        }
    }

    @Override
    public void release(Idempotency idempotency) {
        claims.release(idempotency);
    }

    private String why(RuntimeException failure) {
        return switch (failure) {
            case TimedOut _ ->
                    "Amazon S3 did not take it within "
                            + settings.timeout().toMillis()
                            + " ms; keep it, or ask again";
            case Failure known -> known.getMessage();
            default -> "Amazon S3 was not asked, for it cannot be put into a request";
        };
    }
}
