package dev.promptport.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.promptport.aws.client.AwsClients;
import dev.promptport.aws.client.wire.Exchange;
import dev.promptport.aws.client.wire.FaultServer;
import dev.promptport.aws.client.wire.FaultServer.Answer;
import dev.promptport.domain.artifact.Artifact;
import dev.promptport.domain.artifact.ArtifactDraft;
import dev.promptport.domain.artifact.ArtifactKey;
import dev.promptport.domain.artifact.Claim;
import dev.promptport.domain.artifact.Idempotency;
import dev.promptport.domain.artifact.Sha256;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.failure.ArtifactNotSaved;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.InProgress;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.failure.Refused;
import dev.promptport.domain.failure.Throttled;
import dev.promptport.domain.failure.TimedOut;
import dev.promptport.domain.failure.Unavailable;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

class S3WireTest {

    private static final Instant NOW = Instant.parse("2026-11-21T02:51:37.123Z");
    private static final String CODE = "print('Grüße')";
    private static final Idempotency ORDER = new Idempotency("order 7", "a print");
    private static final Deadline LATER = Deadline.in(Duration.ofMinutes(5));
    private static final String KMS_KEY =
            "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    private final List<Answer> inTurn = new CopyOnWriteArrayList<>();
    private final FaultServer server = FaultServer.start(exchange -> next().to(exchange));
    private final AwsClients clients = new AwsClients(server.settings());

    S3WireTest() throws IOException {}

    @AfterEach
    void stop() throws IOException {
        clients.close();
        server.close();
    }

    @Nested
    class WhatIsSent {

        @Test
        void anArtifactIsWrittenOnceWithItsTypeAndItsChecksum() {
            S3Artifacts artifacts = answering(S3WireTest::stored);

            Artifact saved = artifacts.save(draft());

            Exchange put = server.requests().getFirst();
            assertThat(put.line()).isEqualTo("PUT /bucket/" + saved.key().value() + " HTTP/1.1");
            assertThat(put.header("if-none-match")).containsExactly("*");
            assertThat(put.header("content-type")).containsExactly("text/x-python; charset=utf-8");
            assertThat(put.header("x-amz-checksum-sha256"))
                    .containsExactly(
                            Base64.getEncoder()
                                    .encodeToString(HexFormat.of().parseHex(Sha256.hex(CODE))));
            assertThat(put.header("x-amz-meta-sha256")).containsExactly(Sha256.hex(CODE));
            assertThat(put.header("x-amz-meta-saved-at")).containsExactly(NOW.toString());
            assertThat(put.header("authorization"))
                    .singleElement()
                    .asString()
                    .startsWith("AWS4-HMAC-SHA256 Credential=")
                    .contains("/eu-central-1/s3/aws4_request", "if-none-match");
        }

        @Test
        void theBodyIsTheContentAndNothingElse() {
            answering(S3WireTest::stored).save(draft());

            Exchange put = server.requests().getFirst();
            assertThat(put.body()).isEqualTo(CODE.getBytes(UTF_8));
            assertThat(put.header("content-length")).containsExactly("16");
            assertThat(put.header("content-encoding")).isEmpty();
            assertThat(put.header("x-amz-trailer")).isEmpty();
        }

        @Test
        void withoutAKeyTheBucketDecidesOnEncryption() {
            answering(S3WireTest::stored).save(draft());

            assertThat(server.requests().getFirst().header("x-amz-server-side-encryption"))
                    .isEmpty();
        }

        @Test
        void withAKeyArtifactsAndClaimsAreEncryptedWithIt() {
            S3Artifacts artifacts = answering(settings().withKmsKey(KMS_KEY), S3WireTest::stored);

            artifacts.claim(ORDER, "py", LATER);
            artifacts.save(draft());

            assertThat(server.requests())
                    .hasSize(2)
                    .allSatisfy(
                            put -> {
                                assertThat(put.header("x-amz-server-side-encryption"))
                                        .containsExactly("aws:kms");
                                assertThat(
                                                put.header(
                                                        "x-amz-server-side-encryption-aws-kms-key-id"))
                                        .containsExactly(KMS_KEY);
                                assertThat(
                                                put.header(
                                                        "x-amz-server-side-encryption-bucket-key-enabled"))
                                        .containsExactly("true");
                            });
        }

        @Test
        void neitherKeyNorRequestIsInAClaim() {
            answering(S3WireTest::stored).claim(ORDER, "py", LATER);

            Exchange put = server.requests().getFirst();
            assertThat(put.line())
                    .isEqualTo("PUT /bucket/claims/" + Sha256.hex("order 7") + " HTTP/1.1");
            assertThat(put.header("if-none-match")).containsExactly("*");
            assertThat(new String(put.body(), UTF_8))
                    .doesNotContain("order")
                    .doesNotContain("print");
        }

        @Test
        void nothingIsEverDeleted() {
            S3Artifacts artifacts = answering(S3WireTest::stored);

            artifacts.claim(ORDER, "py", LATER);
            artifacts.release(ORDER);

            assertThat(server.requests())
                    .extracting(Exchange::line)
                    .allMatch(line -> line.startsWith("PUT "))
                    .hasSize(2);
            assertThat(server.requests().getLast().header("if-match")).containsExactly("\"e1\"");
        }
    }

    @Nested
    class WhenSavingFails {

        @ParameterizedTest
        @CsvSource({
            "503, SlowDown, 3, dev.promptport.domain.failure.Throttled",
            "500, InternalError, 3, dev.promptport.domain.failure.Unavailable",
            "403, AccessDenied, 1, dev.promptport.domain.failure.Refused",
            "404, NoSuchBucket, 1, dev.promptport.domain.failure.Misconfigured",
            "301, PermanentRedirect, 1, dev.promptport.domain.failure.Misconfigured",
            "400, KMS.DisabledException, 1, dev.promptport.domain.failure.Misconfigured",
            "400, BadDigest, 1, dev.promptport.domain.failure.Unavailable",
            "409, ConditionalRequestConflict, 3, dev.promptport.domain.failure.Unavailable"
        })
        void theDraftComesBackWithWhatItMeans(
                int status, String code, int calls, Class<? extends Failure> meaning) {
            S3Artifacts artifacts = answering(error(status, code));
            ArtifactDraft draft = draft();

            ArtifactNotSaved failure = notSaved(artifacts, draft);

            assertThat(failure.draft()).isSameAs(draft);
            assertThat(failure)
                    .hasCauseInstanceOf(meaning)
                    .hasMessageStartingWith("what was generated could not be saved: ")
                    .hasMessageNotContaining("secret");
            assertThat(server.calls()).isEqualTo(calls);
        }

        @Test
        void aBrokenConnectionIsTriedThreeTimes() {
            S3Artifacts artifacts = answering(Exchange::reset);

            assertThat(notSaved(artifacts, draft()).getCause()).isInstanceOf(Unavailable.class);
            assertThat(server.calls()).isEqualTo(3);
        }

        @Test
        void silenceEndsWithTheTimeAllowed() {
            S3Artifacts artifacts =
                    answering(settings().withTimeout(Duration.ofMillis(300)), Exchange::silence);
            long begin = System.nanoTime();

            ArtifactNotSaved failure = notSaved(artifacts, draft());

            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isBetween(Duration.ofMillis(300), Duration.ofMillis(550));
            assertThat(failure.getCause()).isInstanceOf(TimedOut.class);
            assertThat(failure).hasMessageContaining("within 300 ms");
        }

        @Test
        void aCallThatIsGivenUpLeavesNoConnectionOpen() throws Exception {
            S3Artifacts artifacts =
                    answering(settings().withTimeout(Duration.ofMillis(100)), Exchange::silence);

            notSaved(artifacts, draft());

            assertThat(server.everyConnectionEnds(Duration.ofSeconds(1))).isTrue();
        }

        @Test
        void everyAttemptCarriesTheWholeContent() {
            notSaved(answering(error(503, "SlowDown")), draft());

            assertThat(server.requests())
                    .allSatisfy(put -> assertThat(put.body()).isEqualTo(CODE.getBytes(UTF_8)));
        }

        private static ArtifactNotSaved notSaved(S3Artifacts artifacts, ArtifactDraft draft) {
            return catchThrowableOfType(ArtifactNotSaved.class, () -> artifacts.save(draft));
        }
    }

    @Nested
    class WhenSavingSucceedsAfterAll {

        @Test
        void aConflictIsTriedAgain() {
            S3Artifacts artifacts =
                    answering(error(409, "ConditionalRequestConflict"), S3WireTest::stored);

            Artifact saved = artifacts.save(draft());

            assertThat(server.requests())
                    .extracting(Exchange::line)
                    .hasSize(2)
                    .containsOnly("PUT /bucket/" + saved.key().value() + " HTTP/1.1");
        }

        @Test
        void aTakenKeyIsExchangedForAnother() {
            S3Artifacts artifacts =
                    answering(
                            error(412, "PreconditionFailed"),
                            exchange -> exchange.head(404, "application/xml", 0),
                            S3WireTest::stored);

            Artifact saved = artifacts.save(draft());

            List<Exchange> requests = server.requests();
            assertThat(requests).hasSize(3);
            assertThat(requests.getLast().line()).contains(saved.key().value());
            assertThat(requests.getFirst().line()).doesNotContain(saved.key().value());
        }

        @Test
        void whatWasStoredBeforeTheConnectionBrokeIsNotStoredTwice() {
            S3Artifacts artifacts =
                    answering(
                            Exchange::reset,
                            error(412, "PreconditionFailed"),
                            S3WireTest::theArtifact);

            Artifact saved = artifacts.save(draft());

            assertThat(saved.sha256()).isEqualTo(Sha256.hex(CODE));
            assertThat(server.requests())
                    .extracting(Exchange::line)
                    .containsExactly(
                            "PUT /bucket/" + saved.key().value() + " HTTP/1.1",
                            "PUT /bucket/" + saved.key().value() + " HTTP/1.1",
                            "HEAD /bucket/" + saved.key().value() + " HTTP/1.1");
        }
    }

    @Nested
    class WhatIsListed {

        @Test
        void theNewestOfAllPages() {
            String older = "code_output/2026-11-20T00-00-00Z-01ARYZ6S41TSV4RRFFQ69G5FAV.py";
            String newer = "code_output/2026-11-21T00-00-00Z-01ARYZ6S41TSV4RRFFQ69G5FAW.py";
            S3Artifacts artifacts =
                    answering(
                            page(older, "2026-11-20T00:00:00Z", "more"),
                            page(newer, "2026-11-21T00:00:00Z", ""),
                            S3WireTest::theArtifact);

            assertThat(artifacts.list(1))
                    .extracting(artifact -> artifact.key().value())
                    .containsExactly(newer);
            assertThat(server.requests())
                    .extracting(Exchange::line)
                    .satisfiesExactly(
                            first -> assertThat(first).contains("prefix=code_output%2F"),
                            second -> assertThat(second).contains("continuation-token=more"),
                            head -> assertThat(head).startsWith("HEAD /bucket/" + newer));
        }

        private static Answer page(String key, String modified, String next) {
            byte[] body =
                    """
                    <ListBucketResult>
                      <IsTruncated>%s</IsTruncated>
                      <NextContinuationToken>%s</NextContinuationToken>
                      <Contents>
                        <Key>%s</Key><LastModified>%s</LastModified><ETag>"e"</ETag><Size>16</Size>
                      </Contents>
                    </ListBucketResult>
                    """
                            .formatted(!next.isEmpty(), next, key, modified)
                            .getBytes(UTF_8);
            return exchange -> exchange.answer(200, "application/xml", body);
        }
    }

    @Nested
    class WhenReadingFails {

        @ParameterizedTest
        @CsvSource({
            "503, SlowDown, dev.promptport.domain.failure.Throttled",
            "403, AccessDenied, dev.promptport.domain.failure.Refused",
            "404, NoSuchBucket, dev.promptport.domain.failure.Misconfigured"
        })
        void theFailureSaysWhy(int status, String code, Class<? extends Failure> meaning) {
            S3Artifacts artifacts = answering(error(status, code));

            assertThatThrownBy(() -> artifacts.read(new ArtifactKey("code_output/a.py")))
                    .isInstanceOf(meaning);
            assertThatThrownBy(() -> artifacts.list(10)).isInstanceOf(meaning);
            assertThat(server.calls()).isLessThanOrEqualTo(6);
        }

        @Test
        void halfAnObjectIsNone() {
            S3Artifacts artifacts =
                    answering(
                            exchange -> {
                                exchange.head(206, "text/plain", 100);
                                exchange.write("half");
                                exchange.cut();
                            });

            assertThatThrownBy(() -> artifacts.read(new ArtifactKey("code_output/a.py")))
                    .isInstanceOf(Unavailable.class);
            assertThat(server.calls()).isLessThanOrEqualTo(3);
        }

        @Test
        void aHugeObjectIsNotReadWhole() {
            byte[] huge = new byte[(16 << 20) + 1];
            S3Artifacts artifacts = answering(exchange -> exchange.answer(206, "text/plain", huge));

            assertThatThrownBy(() -> artifacts.read(new ArtifactKey("code_output/a.py")))
                    .isInstanceOf(BadUpstreamAnswer.class)
                    .hasMessageContaining("larger than 16777216 bytes");
            assertThat(server.requests().getFirst().header("range"))
                    .containsExactly("bytes=0-16777216");
        }
    }

    @Nested
    class WhenClaimingFails {

        @Test
        void aRefusedWriteIsRefused() {
            S3Artifacts artifacts = answering(error(403, "AccessDenied"));

            assertThatThrownBy(() -> artifacts.claim(ORDER, "py", LATER))
                    .isInstanceOf(Refused.class);
            assertThat(server.calls()).isEqualTo(1);
        }

        @Test
        void throttlingIsThrottling() {
            S3Artifacts artifacts = answering(error(503, "SlowDown"));

            assertThatThrownBy(() -> artifacts.claim(ORDER, "py", LATER))
                    .isInstanceOf(Throttled.class);
            assertThat(server.calls()).isEqualTo(3);
        }

        @Test
        void silenceEndsWithTheDeadlineOfTheWork() {
            S3Artifacts artifacts = answering(Exchange::silence);
            Deadline until = Deadline.in(Duration.ofMillis(400));

            assertThatThrownBy(() -> artifacts.claim(ORDER, "py", until))
                    .isInstanceOf(TimedOut.class);
            assertThat(System.nanoTime() - until.nanoTime())
                    .isLessThan(Duration.ofMillis(250).toNanos());
        }

        @Test
        void aClaimThatHasEndedIsNotGivenBack() {
            AtomicReference<Instant> now = new AtomicReference<>(NOW);
            S3Artifacts artifacts = answering(settings().withClock(now::get), S3WireTest::stored);
            artifacts.claim(ORDER, "py", LATER);
            now.set(NOW.plus(Duration.ofMinutes(6)));

            artifacts.release(ORDER);

            assertThat(server.calls()).isEqualTo(1);
        }

        @Test
        void anObjectThatIsNoClaimIsNamed() {
            S3Artifacts artifacts =
                    answering(
                            error(412, "PreconditionFailed"),
                            exchange -> exchange.answer(206, "text/plain", "x".getBytes(UTF_8)));

            assertThatThrownBy(() -> artifacts.claim(ORDER, "py", LATER))
                    .isInstanceOf(Misconfigured.class)
                    .hasMessage(
                            "s3://bucket/claims/%s holds something else than a claim: remove it",
                            Sha256.hex("order 7"));
        }

        @Test
        void aClaimWhoseAnswerWasLostIsOnesOwn() {
            S3Artifacts artifacts =
                    answering(
                            Exchange::reset,
                            error(412, "PreconditionFailed"),
                            exchange -> object(exchange, server.requests().getFirst().body()));

            assertThat(artifacts.claim(ORDER, "py", LATER)).isEqualTo(new Claim.Granted());
        }

        @Test
        void withoutPermissionToListWhatIsForbiddenIsNotThere() {
            S3Artifacts artifacts =
                    answering(
                            error(412, "PreconditionFailed"),
                            exchange -> object(exchange, claimOfAnother()),
                            exchange -> exchange.head(403, "application/xml", 0));

            assertThatThrownBy(() -> artifacts.claim(ORDER, "py", LATER))
                    .isInstanceOf(InProgress.class);
        }

        @Test
        void anArtifactSavedLateIsGivenInsteadOfAClaim() {
            byte[] passed =
                    new String(claimOfAnother(), UTF_8)
                            .replaceFirst("until=\\d+", "until=1")
                            .getBytes(UTF_8);
            S3Artifacts artifacts =
                    answering(
                            error(412, "PreconditionFailed"),
                            exchange -> object(exchange, passed),
                            exchange -> exchange.head(404, "application/xml", 0),
                            S3WireTest::stored,
                            exchange -> described(exchange, Sha256.hex(CODE), NOW.toString()));

            assertThat(artifacts.claim(ORDER, "py", LATER)).isInstanceOf(Claim.Kept.class);
        }

        private static byte[] claimOfAnother() {
            return """
                    holder=01ARYZ6S41TSV4RRFFQ69G5FAV
                    request=%s
                    until=%d
                    released=false
                    """
                    .formatted(Sha256.hex("a print"), NOW.plusSeconds(60).toEpochMilli())
                    .getBytes(UTF_8);
        }
    }

    /** Answers one request after another so; the last way is that of all further ones too. */
    private S3Artifacts answering(Answer... answers) {
        return answering(settings(), answers);
    }

    private S3Artifacts answering(S3ArtifactSettings settings, Answer... answers) {
        inTurn.addAll(List.of(answers));
        return new S3Artifacts(S3Clients.open(clients, true), settings);
    }

    private Answer next() {
        return inTurn.size() > 1 ? inTurn.removeFirst() : inTurn.getFirst();
    }

    private static S3ArtifactSettings settings() {
        return S3ArtifactSettings.at(new S3Location("bucket", ""))
                .withClock(InstantSource.fixed(NOW));
    }

    private static ArtifactDraft draft() {
        return new ArtifactDraft(
                ByteBuffer.wrap(CODE.getBytes(UTF_8)),
                "text/x-python; charset=utf-8",
                "py",
                Optional.empty());
    }

    private static void stored(Exchange exchange) throws IOException {
        exchange.write("HTTP/1.1 200 OK\r\nETag: \"e1\"\r\nContent-Length: 0\r\n\r\n");
    }

    private static void object(Exchange exchange, byte[] content) throws IOException {
        exchange.write(
                "HTTP/1.1 206 Partial Content\r\nETag: \"e1\"\r\nContent-Type: text/plain\r\nContent-Length: "
                        + content.length
                        + "\r\n\r\n");
        exchange.write(content);
    }

    /** What HEAD tells of the artifact. */
    private static void theArtifact(Exchange exchange) throws IOException {
        described(exchange, Sha256.hex(CODE), NOW.toString());
    }

    private static void described(Exchange exchange, String sha256, String savedAt)
            throws IOException {
        exchange.write(
                """
                HTTP/1.1 200 OK\r
                ETag: "e1"\r
                Last-Modified: Sat, 21 Nov 2026 02:51:38 GMT\r
                Content-Type: text/x-python; charset=utf-8\r
                x-amz-meta-sha256: %s\r
                x-amz-meta-saved-at: %s\r
                Content-Length: 16\r
                \r
                """
                        .formatted(sha256, savedAt));
    }

    private static Answer error(int status, String code) {
        byte[] body =
                ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>"
                                + code
                                + "</Code><Message>a secret</Message><RequestId>1</RequestId></Error>")
                        .getBytes(UTF_8);
        return exchange -> exchange.answer(status, "application/xml", body);
    }
}
