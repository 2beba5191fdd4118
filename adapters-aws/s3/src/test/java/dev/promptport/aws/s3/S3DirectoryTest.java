package dev.promptport.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.promptport.aws.client.AwsClients;
import dev.promptport.aws.client.wire.Exchange;
import dev.promptport.aws.client.wire.FaultServer;
import dev.promptport.aws.client.wire.FaultServer.Answer;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.failure.Refused;
import dev.promptport.domain.failure.TimedOut;
import dev.promptport.domain.failure.Unavailable;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.services.s3.S3AsyncClient;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class S3DirectoryTest {

    @RegisterExtension static final S3Server SERVER = new S3Server();

    private static final int PART = 1000;
    private static final S3DirectorySettings SMALL_PARTS =
            S3DirectorySettings.usual().withPartBytes(PART);

    private final S3AsyncClient s3 = SERVER.client();
    private final S3Location bucket = SERVER.bucket(s3);
    private final S3Location model = bucket.resolve("models/t5");
    private final S3Directory directory = new S3Directory(s3, SMALL_PARTS);
    private final Path cache;

    S3DirectoryTest(@TempDir Path cache) {
        this.cache = cache;
    }

    private Path fetch() {
        return directory.fetch(model, cache, Deadline.in(Duration.ofMinutes(1)));
    }

    private void put(String key, byte[] content) {
        S3Server.put(s3, bucket, key, content);
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    @Nested
    class WhatIsFetched {

        @Test
        void everyFileBelowTheFolderByteForByte() {
            put("models/t5/config.json", "{}".getBytes(UTF_8));
            put("models/t5/empty", new byte[0]);
            put("models/t5/onnx/model.onnx", noise(PART));
            put("models/t5/model.safetensors", noise(25 * PART + 1));
            put("models/t5-large/config.json", "large".getBytes(UTF_8));

            Path fetched = fetch();

            assertThat(fetched.resolve("config.json")).hasContent("{}");
            assertThat(fetched.resolve("empty")).isEmptyFile();
            assertThat(fetched.resolve("onnx/model.onnx")).hasBinaryContent(noise(PART));
            assertThat(fetched.resolve("model.safetensors")).hasBinaryContent(noise(25 * PART + 1));
            assertThat(files(fetched)).hasSize(4);
        }

        @Test
        void whatIsThereIsNotFetchedAgain() throws IOException {
            put("models/t5/config.json", "{}".getBytes(UTF_8));
            Path first = fetch();
            Files.writeString(first.resolve("config.json"), "[]");

            assertThat(fetch()).isEqualTo(first);
            assertThat(first.resolve("config.json")).hasContent("[]");
        }

        @Test
        void aNewVersionIsAnotherDirectory() {
            put("models/t5/config.json", "{}".getBytes(UTF_8));
            Path first = fetch();
            put("models/t5/config.json", "[]".getBytes(UTF_8));

            Path second = fetch();

            assertThat(second).isNotEqualTo(first);
            assertThat(first.resolve("config.json")).hasContent("{}");
            assertThat(second.resolve("config.json")).hasContent("[]");
        }

        @Test
        void aFileThatWasTakenFromTheCacheIsFetchedAgain() throws IOException {
            put("models/t5/config.json", "{}".getBytes(UTF_8));
            put("models/t5/model.safetensors", noise(PART));
            Path first = fetch();
            Files.delete(first.resolve("model.safetensors"));

            assertThat(fetch().resolve("model.safetensors")).hasBinaryContent(noise(PART));
        }

        @Test
        void nothingTemporaryIsLeft() {
            put("models/t5/model.safetensors", noise(3 * PART));

            Path fetched = fetch();

            assertThat(files(cache))
                    .containsExactlyInAnyOrder(
                            fetched.resolve("model.safetensors"),
                            fetched.resolveSibling(fetched.getFileName() + ".lock"));
        }

        @Test
        void manyAtOnceFetchOnce() throws InterruptedException, ExecutionException {
            put("models/t5/model.safetensors", noise(20 * PART));
            try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
                List<Future<Path>> all =
                        IntStream.range(0, 8)
                                .mapToObj(_ -> threads.submit(S3DirectoryTest.this::fetch))
                                .toList();
                for (Future<Path> one : all) {
                    assertThat(one.get().resolve("model.safetensors"))
                            .hasBinaryContent(noise(20 * PART));
                }
            }
        }
    }

    @Nested
    class WhatIsRefused {

        @Test
        void anEmptyFolder() {
            put("models/t5/", new byte[0]);

            assertMisconfigured(directory, model + " holds no files: copy the model there");
        }

        @Test
        void aBucketThatIsNotThere() {
            assertThatThrownBy(
                            () ->
                                    directory.fetch(
                                            new S3Location("never-created", ""),
                                            cache,
                                            Deadline.in(Duration.ofMinutes(1))))
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContaining("the bucket never-created does not exist");
        }

        @Test
        void moreThanIsAllowed() {
            put("models/t5/a", noise(10));
            put("models/t5/b", noise(10));

            assertMisconfigured(
                    new S3Directory(s3, SMALL_PARTS.withBytes(19)), "holds more than the 1 MB");
            assertMisconfigured(
                    new S3Directory(s3, new S3DirectorySettings(1, 100, 10, 1)),
                    "holds more than 1 files");
        }

        @Test
        void aCacheThatIsNoDirectory() throws IOException {
            put("models/t5/a", noise(10));
            Path file = Files.writeString(cache.resolve("file"), "");

            assertThatThrownBy(
                            () -> directory.fetch(model, file, Deadline.in(Duration.ofMinutes(1))))
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContaining("make it writable, with room for 1 MB");
        }

        private void assertMisconfigured(S3Directory from, String why) {
            assertThatThrownBy(() -> from.fetch(model, cache, Deadline.in(Duration.ofMinutes(1))))
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContaining(why);
        }
    }

    @Nested
    class OnTheWire {

        private final byte[] content = noise(3 * PART);

        @Test
        void aPartThatFailedIsAllThatIsFetchedLater() throws IOException {
            try (FaultServer server =
                    FaultServer.start(
                            exchange ->
                                    answer(
                                            exchange,
                                            part ->
                                                    exchange.answer(
                                                            403, "application/xml", denied())))) {
                assertThatThrownBy(() -> fetch(server, 1)).isInstanceOf(Refused.class);
            }
            try (FaultServer server = FaultServer.start(exchange -> answer(exchange, this::part))) {
                Path fetched = fetch(server, 1);

                assertThat(fetched.resolve("model")).hasBinaryContent(content);
                assertThat(server.requests())
                        .extracting(exchange -> exchange.header("range"))
                        .contains(List.of("bytes=2000-2999"))
                        .hasSizeLessThan(4);
            }
        }

        @Test
        void everyPartIsOfTheVersionThatWasListed() throws IOException {
            try (FaultServer server = FaultServer.start(exchange -> answer(exchange, this::part))) {
                fetch(server, 2);

                assertThat(server.requests().subList(1, 4))
                        .allSatisfy(
                                get ->
                                        assertThat(get.header("if-match"))
                                                .containsExactly("\"e1\""));
            }
        }

        @Test
        void anObjectThatChangesMeanwhileIsNoticed() throws IOException {
            assertFailure(
                    exchange -> exchange.answer(412, "application/xml", new byte[0]),
                    Unavailable.class,
                    "the object models/t5/model changed while it was fetched; try again");
        }

        @Test
        void anotherPartThanWasAskedForIsRefused() throws IOException {
            assertFailure(
                    exchange -> exchange.answer(200, "application/octet-stream", content),
                    BadUpstreamAnswer.class,
                    "another part");
        }

        @Test
        void aCutConnectionIsTriedThreeTimes() throws IOException {
            assertFailure(
                    exchange -> {
                        exchange.head(206, "application/octet-stream", PART);
                        exchange.write("half");
                        exchange.cut();
                    },
                    Unavailable.class,
                    "broke off");
        }

        @Test
        void silenceEndsWithTheDeadline() throws IOException {
            try (FaultServer server =
                            FaultServer.start(exchange -> answer(exchange, Exchange::silence));
                    AwsClients clients = new AwsClients(server.settings())) {
                S3Directory silent = new S3Directory(S3Clients.open(clients, true), SMALL_PARTS);
                Deadline deadline = Deadline.in(Duration.ofMillis(500));

                assertThatThrownBy(() -> silent.fetch(location(), cache, deadline))
                        .isInstanceOf(TimedOut.class);
                assertThat(System.nanoTime() - deadline.nanoTime())
                        .isLessThan(Duration.ofMillis(250).toNanos());
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "../../../etc/passwd",
                    "a/../../b",
                    "/etc/passwd",
                    "a//b",
                    "./a",
                    "a\\..\\b",
                    "C:a",
                    "a&#13;b",
                    "a&#10;b"
                })
        void aNameThatCouldLeadOutIsRefused(String name) throws IOException {
            assertRefusedName(name);
        }

        @Test
        void anOverlongNameIsRefused() throws IOException {
            assertRefusedName("a".repeat(256));
        }

        private void assertRefusedName(String name) throws IOException {
            try (FaultServer server =
                    FaultServer.start(
                            exchange -> exchange.answer(200, "application/xml", listing(name)))) {
                assertThatThrownBy(() -> fetch(server, 1))
                        .isInstanceOf(Misconfigured.class)
                        .hasMessageContaining("rename it");
                assertThat(server.calls()).isEqualTo(1);
                assertThat(files(cache)).isEmpty();
            }
        }

        private void assertFailure(
                Answer toTheLastPart, Class<? extends Failure> meaning, String message)
                throws IOException {
            try (FaultServer server =
                    FaultServer.start(exchange -> answer(exchange, toTheLastPart))) {
                assertThatThrownBy(() -> fetch(server, 1))
                        .isInstanceOf(meaning)
                        .hasMessageContaining(message);
                assertThat(server.requests())
                        .filteredOn(get -> get.header("range").contains("bytes=2000-2999"))
                        .hasSizeLessThanOrEqualTo(3);
                assertThat(cache.resolve("bucket"))
                        .isDirectoryNotContaining(
                                path ->
                                        Files.isDirectory(path)
                                                && !path.toString().endsWith(".partial"));
            }
        }

        private Path fetch(FaultServer server, int atOnce) {
            try (AwsClients clients = new AwsClients(server.settings())) {
                return new S3Directory(
                                S3Clients.open(clients, true),
                                new S3DirectorySettings(10, 10_000, PART, atOnce))
                        .fetch(location(), cache, Deadline.in(Duration.ofMinutes(1)));
            }
        }

        private static S3Location location() {
            return new S3Location("bucket", "models/t5");
        }

        /** Lists one file of three parts; the last of them is answered as given. */
        private void answer(Exchange exchange, Answer toTheLastPart)
                throws IOException, InterruptedException {
            if (exchange.line().contains("list-type=2")) {
                exchange.answer(200, "application/xml", listing("model"));
            } else if (exchange.header("range").contains("bytes=2000-2999")) {
                toTheLastPart.to(exchange);
            } else {
                part(exchange);
            }
        }

        private void part(Exchange exchange) throws IOException {
            String range = exchange.header("range").getFirst().substring("bytes=".length());
            int first = Integer.parseInt(range.substring(0, range.indexOf('-')));
            exchange.write(
                    "HTTP/1.1 206 Partial Content\r\nETag: \"e1\"\r\nContent-Range: bytes %s/3000\r\nContent-Length: %d\r\n\r\n"
                            .formatted(range, PART));
            exchange.write(Arrays.copyOfRange(content, first, first + PART));
        }

        private static byte[] denied() {
            return "<Error><Code>AccessDenied</Code></Error>".getBytes(UTF_8);
        }

        private static byte[] listing(String name) {
            return """
                    <ListBucketResult>
                      <IsTruncated>false</IsTruncated>
                      <Contents>
                        <Key>models/t5/%s</Key><ETag>"e1"</ETag><Size>3000</Size>
                      </Contents>
                    </ListBucketResult>
                    """
                    .formatted(name)
                    .getBytes(UTF_8);
        }
    }

    private static List<Path> files(Path below) {
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
