package dev.promptport.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.promptport.aws.client.AwsClients;
import dev.promptport.aws.client.wire.Exchange;
import dev.promptport.aws.client.wire.FaultServer;
import dev.promptport.domain.contract.DocumentPortContract;
import dev.promptport.domain.document.Document;
import dev.promptport.domain.document.DocumentLimits;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.failure.TimedOut;
import dev.promptport.domain.port.DocumentPort;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.services.s3.S3AsyncClient;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;

class S3DocumentsTest {

    @RegisterExtension static final S3Server SERVER = new S3Server();

    private final S3AsyncClient s3 = SERVER.client();
    private final S3Location bucket = SERVER.bucket(s3);

    private S3Documents documents(S3Location location) {
        return new S3Documents(s3, S3DocumentSettings.at(location).withFreshness(Duration.ZERO));
    }

    private S3Documents documents(int count, int bytesEach, long bytesAll) {
        return new S3Documents(
                s3,
                S3DocumentSettings.at(bucket)
                        .withLimits(
                                new DocumentLimits(Set.of(".yaml"), count, bytesEach, bytesAll)));
    }

    private void write(String key, String text) {
        S3Server.put(s3, bucket, key, text.getBytes(UTF_8));
    }

    @Nested
    class AsDocuments extends DocumentPortContract {

        private final S3Documents documents = documents(bucket.resolve("prompts"));

        @Override
        protected DocumentPort port() {
            return documents;
        }

        @Override
        protected void write(String name, String text) {
            S3DocumentsTest.this.write("prompts/" + name, text);
        }

        @Override
        protected void remove(String name) {
            S3Server.remove(s3, bucket, "prompts/" + name);
        }

        @Override
        protected DocumentPort unreadable() {
            return documents(new S3Location("never-created", ""));
        }
    }

    @Nested
    class WhatIsADocument {

        @Test
        void objectsOfTheSuffixesBelowTheFolderAre() {
            write("prompts/a.yaml", "a");
            write("prompts/b.yml", "b");
            write("prompts/c.txt", "c");
            write("prompts2/d.yaml", "d");
            write("e.yaml", "e");

            assertThat(documents(bucket.resolve("prompts")).documents())
                    .containsExactly(new Document("a.yaml", "a"), new Document("b.yml", "b"));
        }

        @Test
        void tooManyAreRefused() {
            write("a.yaml", "1");
            write("b.yaml", "2");

            assertThat(documents(2, 10, 10).documents()).hasSize(2);
            assertRefused(documents(1, 10, 10), bucket + " holds more than 1 documents");
        }

        @Test
        void aLargeOneIsRefused() {
            write("a.yaml", "12345678901");

            assertRefused(documents(2, 10, 100), "the document a.yaml is larger than 10 bytes");
        }

        @Test
        void muchTogetherIsRefused() {
            write("a.yaml", "123456");
            write("b.yaml", "123456");

            assertRefused(documents(2, 10, 11), bucket + " holds more than 11 bytes of documents");
        }

        @Test
        void whatIsNotUtf8IsRefused() {
            S3Server.put(s3, bucket, "a.yaml", new byte[] {'a', (byte) 0xfc});

            assertRefused(documents(bucket), "the document a.yaml is not UTF-8");
        }

        private static void assertRefused(S3Documents documents, String why) {
            assertThatThrownBy(documents::documents)
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContaining(why);
        }
    }

    @Nested
    class OnTheWire {

        @Test
        void onlyWhatChangedIsFetchedAgain() throws IOException {
            try (FaultServer server =
                            FaultServer.start(
                                    listing("a.yaml", "e1"),
                                    object("e1", "one"),
                                    listing("a.yaml", "e1"),
                                    listing("a.yaml", "e2"),
                                    object("e2", "two"));
                    AwsClients clients = new AwsClients(server.settings())) {
                S3Documents documents = at(clients, Duration.ZERO);

                assertThat(documents.documents()).containsExactly(new Document("a.yaml", "one"));
                assertThat(documents.documents()).containsExactly(new Document("a.yaml", "one"));
                assertThat(documents.documents()).containsExactly(new Document("a.yaml", "two"));
                assertThat(server.calls()).isEqualTo(5);
            }
        }

        @Test
        void whatWasListedLatelyIsNotListedAgain() throws IOException {
            try (FaultServer server =
                            FaultServer.start(listing("a.yaml", "e1"), object("e1", "one"));
                    AwsClients clients = new AwsClients(server.settings())) {
                S3Documents documents = at(clients, Duration.ofMinutes(1));

                documents.documents();
                documents.documents();

                assertThat(server.calls()).isEqualTo(2);
            }
        }

        @Test
        void whatIsTakenAwayBetweenListingAndFetchingIsGone() throws IOException {
            try (FaultServer server =
                            FaultServer.start(
                                    listing("a.yaml", "e1"),
                                    exchange ->
                                            exchange.answer(
                                                    404, "application/xml", error("NoSuchKey")));
                    AwsClients clients = new AwsClients(server.settings())) {
                assertThat(at(clients, Duration.ZERO).documents()).isEmpty();
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"../a.yaml", "a/../b.yaml", "/a.yaml", "a\\b.yaml", "a&#13;.yaml"})
        void aNameThatIsNoPlainPathIsRefused(String name) throws IOException {
            try (FaultServer server = FaultServer.start(listing(name, "e1"));
                    AwsClients clients = new AwsClients(server.settings())) {
                assertThatThrownBy(() -> at(clients, Duration.ZERO).documents())
                        .isInstanceOf(Misconfigured.class)
                        .hasMessageContaining("rename it");
            }
        }

        @ParameterizedTest
        @CsvSource({
            "503, SlowDown, 3, dev.promptport.domain.failure.Throttled",
            "403, AccessDenied, 1, dev.promptport.domain.failure.Refused",
            "404, NoSuchBucket, 1, dev.promptport.domain.failure.Misconfigured"
        })
        void aListThatIsNotToBeHadIsAFailure(
                int status, String code, int calls, Class<? extends Failure> meaning)
                throws IOException {
            try (FaultServer server =
                            FaultServer.start(
                                    exchange ->
                                            exchange.answer(
                                                    status, "application/xml", error(code)));
                    AwsClients clients = new AwsClients(server.settings())) {
                assertThatThrownBy(() -> at(clients, Duration.ZERO).documents())
                        .isInstanceOf(meaning);
                assertThat(server.calls()).isEqualTo(calls);
            }
        }

        @Test
        void silenceEndsWithTheTimeAllowed() throws IOException {
            try (FaultServer server = FaultServer.start(Exchange::silence);
                    AwsClients clients = new AwsClients(server.settings())) {
                S3Documents documents =
                        new S3Documents(
                                S3Clients.open(clients, true),
                                S3DocumentSettings.at(new S3Location("bucket", "prompts"))
                                        .withTimeout(Duration.ofMillis(200)));

                assertThatThrownBy(documents::documents).isInstanceOf(TimedOut.class);
            }
        }

        private static S3Documents at(AwsClients clients, Duration freshness) {
            return new S3Documents(
                    S3Clients.open(clients, true),
                    S3DocumentSettings.at(new S3Location("bucket", "prompts"))
                            .withFreshness(freshness));
        }

        private static FaultServer.Answer listing(String name, String etag) {
            byte[] body =
                    """
                    <ListBucketResult>
                      <IsTruncated>false</IsTruncated>
                      <Contents>
                        <Key>prompts/%s</Key><ETag>"%s"</ETag><Size>3</Size>
                      </Contents>
                    </ListBucketResult>
                    """
                            .formatted(name, etag)
                            .getBytes(UTF_8);
            return exchange -> exchange.answer(200, "application/xml", body);
        }

        private static FaultServer.Answer object(String etag, String text) {
            return exchange ->
                    exchange.write(
                            "HTTP/1.1 206 Partial Content\r\nETag: \"%s\"\r\nContent-Length: %d\r\n\r\n%s"
                                    .formatted(etag, text.length(), text));
        }

        private static byte[] error(String code) {
            return "<Error><Code>%s</Code></Error>".formatted(code).getBytes(UTF_8);
        }
    }
}
