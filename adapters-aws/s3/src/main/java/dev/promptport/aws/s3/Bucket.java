package dev.promptport.aws.s3;

import dev.promptport.aws.client.AwsCalls;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.failure.Cancelled;
import dev.promptport.domain.failure.Unavailable;

import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The calls made of one bucket. Answers that are part of the conversation are no failures. */
final class Bucket {

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private static final int ATTEMPTS = 3;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private sealed interface Reply<T> {
        record Given<T>(T answer) implements Reply<T> {}

        record Declined<T>(int status) implements Reply<T> {}
    }

    private final S3AsyncClient s3;
    private final String name;
    private final AwsCalls calls;

    Bucket(S3AsyncClient s3, String name) {
        this.s3 = s3;
        this.name = name;
        this.calls = new AwsCalls("Amazon S3", new S3Errors(name));
    }

    /**
     * Writes an object under the condition that is in the request.
     *
     * @return its ETag; empty when the condition was not met
     */
    Optional<String> put(
            Consumer<PutObjectRequest.Builder> request, ByteBuffer content, Deadline deadline) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            switch (reply(
                    Set.of(NOT_FOUND, CONFLICT, PRECONDITION_FAILED),
                    () ->
                            s3.putObject(
                                    put -> request.accept(put.bucket(name)),
                                    AsyncRequestBody.fromByteBuffer(content)),
                    deadline)) {
                case Reply.Given(var answer) -> {
                    return Optional.of(answer.eTag());
                }
                case Reply.Declined(int status) when status != CONFLICT -> {
                    return Optional.empty();
                }
                case Reply.Declined<?> _ -> pause(PAUSE.multipliedBy(attempt));
            }
        }
        throw new Unavailable(
                "Amazon S3 is busy with another write of the same object; try again",
                Duration.ofSeconds(1),
                null);
    }

    /** What an object is, without its content; empty when there is none. */
    Optional<HeadObjectResponse> head(String key, Deadline deadline) {
        return given(
                reply(
                        Set.of(NOT_FOUND),
                        () -> s3.headObject(head -> head.bucket(name).key(key)),
                        deadline));
    }

    /**
     * An object with its content; empty when there is none.
     *
     * @throws BadUpstreamAnswer when it has more bytes than the given number
     */
    Optional<ResponseBytes<GetObjectResponse>> get(String key, int largest, Deadline deadline) {
        // One byte more than allowed tells that there are more; nothing has no first byte to ask
        // for.
        Reply<ResponseBytes<GetObjectResponse>> first =
                bytes(get -> get.key(key).range("bytes=0-" + largest), deadline);
        boolean empty = first.equals(new Reply.Declined<>(RANGE_NOT_SATISFIABLE));
        Optional<ResponseBytes<GetObjectResponse>> object =
                given(empty ? bytes(get -> get.key(key), deadline) : first);
        if (object.filter(read -> read.asByteArrayUnsafe().length > largest).isPresent()) {
            throw new BadUpstreamAnswer(
                    "the object " + key + " is larger than " + largest + " bytes");
        }
        return object;
    }

    private Reply<ResponseBytes<GetObjectResponse>> bytes(
            Consumer<GetObjectRequest.Builder> request, Deadline deadline) {
        return reply(
                Set.of(NOT_FOUND, RANGE_NOT_SATISFIABLE),
                () ->
                        s3.getObject(
                                get -> request.accept(get.bucket(name)),
                                AsyncResponseTransformer.toBytes()),
                deadline);
    }

    /** Has an object's content transformed; empty when the request's condition was not met. */
    <T> Optional<T> get(
            Consumer<GetObjectRequest.Builder> request,
            AsyncResponseTransformer<GetObjectResponse, T> transformer,
            Deadline deadline) {
        return given(
                reply(
                        Set.of(NOT_FOUND, PRECONDITION_FAILED),
                        () -> s3.getObject(get -> request.accept(get.bucket(name)), transformer),
                        deadline));
    }

    /**
     * Shows all objects whose keys begin so, in pages of a thousand, in the order of their keys.
     */
    void list(String below, Deadline deadline, Consumer<List<S3Object>> pages) {
        ListObjectsV2Request.Builder request =
                ListObjectsV2Request.builder().bucket(name).prefix(below);
        ListObjectsV2Response page;
        do {
            ListObjectsV2Request asked = request.build();
            page = calls.answer(deadline, () -> s3.listObjectsV2(asked));
            pages.accept(page.contents());
            request.continuationToken(page.nextContinuationToken());
        } while (Boolean.TRUE.equals(page.isTruncated()) && page.nextContinuationToken() != null);
    }

    private <T> Reply<T> reply(
            Set<Integer> declining, Supplier<CompletableFuture<T>> call, Deadline deadline) {
        return calls.answer(
                deadline,
                () -> {
                    CompletableFuture<T> answer = call.get();
                    CompletableFuture<Reply<T>> reply =
                            answer.handle((given, failure) -> reply(declining, given, failure));
                    var _ = reply.whenComplete((_, _) -> answer.cancel(true));
                    return reply;
                });
    }

    private static <T> Reply<T> reply(Set<Integer> declining, T given, Throwable failure) {
        if (failure == null) {
            return new Reply.Given<>(given);
        }
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof S3Exception error
                && declining.contains(error.statusCode())
                && !S3Errors.code(error).equals("NoSuchBucket")) {
            return new Reply.Declined<>(error.statusCode());
        }
        throw new CompletionException(cause);
    }

    private static <T> Optional<T> given(Reply<T> reply) {
        return switch (reply) {
            case Reply.Given<T>(T answer) -> Optional.of(answer);
            case Reply.Declined<T> _ -> Optional.empty();
        };
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled("the caller went away", e);
        }
    }
}
