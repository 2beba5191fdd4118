package dev.promptport.aws.s3;

import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.document.Document;
import dev.promptport.domain.document.DocumentLimits;
import dev.promptport.domain.failure.Cancelled;
import dev.promptport.domain.port.DocumentPort;

import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Documents below a folder of a bucket. Listed now and then; only what changed is fetched again.
 * Needs {@code s3:ListBucket} and {@code s3:GetObject}.
 */
public final class S3Documents implements DocumentPort {

    private static final int AT_ONCE = 8;

    /** A document as an object had it that is recognised by its ETag. */
    private record Fetched(String key, String etag, Document document) {}

    private final Bucket bucket;
    private final S3DocumentSettings settings;
    private final DocumentLimits limits;
    private final ReentrantLock refreshing = new ReentrantLock();
    private Map<String, Fetched> known = Map.of();
    private Deadline fresh = Deadline.in(Duration.ZERO);

    public S3Documents(S3AsyncClient s3, S3DocumentSettings settings) {
        this.bucket = new Bucket(s3, settings.location().bucket());
        this.settings = settings;
        this.limits = settings.limits();
    }

    @Override
    public List<Document> documents() {
        lock();
        try {
            if (fresh.passed()) {
                known = refreshed(Deadline.in(settings.timeout()));
                fresh = Deadline.in(settings.freshness());
            }
            return known.values().stream()
                    .map(Fetched::document)
                    .sorted(Comparator.comparing(Document::name))
                    .toList();
        } finally {
            refreshing.unlock();
        }
    }

    private Map<String, Fetched> refreshed(Deadline deadline) {
        return SideBySide.map(AT_ONCE, listed(deadline), object -> fetched(object, deadline))
                .stream()
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableMap(Fetched::key, Function.identity()));
    }

    private List<S3Object> listed(Deadline deadline) {
        List<S3Object> listed = new ArrayList<>();
        bucket.list(
                settings.location().below(),
                deadline,
                page -> {
                    page.stream().filter(object -> limits.admit(object.key())).forEach(listed::add);
                    limits.check(
                            settings.location().toString(),
                            listed.size(),
                            listed.stream().mapToLong(S3Object::size).sum());
                });
        listed.forEach(object -> limits.check(name(object), object.size()));
        return listed;
    }

    /** Empty when it was taken away since it was listed. */
    private Optional<Fetched> fetched(S3Object object, Deadline deadline) {
        Fetched before = known.get(object.key());
        if (before != null && before.etag().equals(object.eTag())) {
            return Optional.of(before);
        }
        return bucket.get(object.key(), limits.bytesEach(), deadline)
                .map(
                        got ->
                                new Fetched(
                                        object.key(),
                                        got.response().eTag(),
                                        DocumentLimits.decode(name(object), got.asByteBuffer())));
    }

    private String name(S3Object object) {
        return ObjectNames.relative(settings.location(), object.key());
    }

    private void lock() {
        try {
            refreshing.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled("the caller went away", e);
        }
    }
}
