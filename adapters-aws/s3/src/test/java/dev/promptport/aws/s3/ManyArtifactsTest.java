package dev.promptport.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.promptport.domain.artifact.Artifact;
import dev.promptport.domain.artifact.ArtifactDraft;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import software.amazon.awssdk.services.s3.S3AsyncClient;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Ten thousand artifacts of one moment, written by 64 threads of two processes at once. */
class ManyArtifactsTest {

    @RegisterExtension static final S3Server SERVER = new S3Server();

    private static final int ARTIFACTS = 10_000;
    private static final int THREADS = 64;
    private static final Instant NOW = Instant.parse("2026-11-21T02:51:37.123Z");

    private final S3AsyncClient s3 = SERVER.client();
    private final S3Location bucket = SERVER.bucket(s3);

    @Test
    void noneIsLostAndNoByteOfAny() throws Exception {
        List<S3Artifacts> processes = List.of(process(), process());
        long begin = System.nanoTime();

        List<Artifact> saved =
                sideBySide(index -> processes.get(index % processes.size()).save(draft(index)));
        long written = System.nanoTime();
        List<Boolean> same =
                sideBySide(
                        index ->
                                processes
                                        .get(index % processes.size())
                                        .read(saved.get(index).key())
                                        .orElseThrow()
                                        .content()
                                        .equals(draft(index).content()));
        long read = System.nanoTime();

        System.out.printf(
                "%d artifacts and %d threads: written in %d ms, read in %d ms%n",
                ARTIFACTS,
                THREADS,
                TimeUnit.NANOSECONDS.toMillis(written - begin),
                TimeUnit.NANOSECONDS.toMillis(read - written));
        assertThat(S3Server.keys(s3, bucket))
                .containsExactlyInAnyOrderElementsOf(
                        saved.stream().map(artifact -> artifact.key().value()).toList())
                .hasSize(ARTIFACTS);
        assertThat(same).containsOnly(true);
    }

    private S3Artifacts process() {
        return new S3Artifacts(
                s3,
                S3ArtifactSettings.at(bucket)
                        .withTimeout(Duration.ofMinutes(1))
                        .withClock(InstantSource.fixed(NOW)));
    }

    private static ArtifactDraft draft(int index) {
        byte[] content = new byte[1 + index % 2000];
        new Random(index).nextBytes(content);
        return new ArtifactDraft(
                ByteBuffer.wrap(content), "application/octet-stream", "bin", Optional.empty());
    }

    private static <T> List<T> sideBySide(IntFunction<T> call)
            throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<T>> calls =
                    IntStream.range(0, ARTIFACTS)
                            .mapToObj(index -> threads.submit(() -> call.apply(index)))
                            .toList();
            for (Future<T> each : calls) {
                each.get();
            }
            return calls.stream().map(Future::resultNow).toList();
        }
    }
}
