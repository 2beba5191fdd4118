package dev.promptport.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.promptport.domain.artifact.Artifact;
import dev.promptport.domain.artifact.ArtifactContent;
import dev.promptport.domain.artifact.ArtifactDraft;
import dev.promptport.domain.artifact.ArtifactKey;
import dev.promptport.domain.artifact.Idempotency;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.contract.ArtifactPortContract;
import dev.promptport.domain.contract.ClaimPortContract;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.failure.InProgress;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.port.ArtifactPort;
import dev.promptport.domain.port.ClaimPort;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

class S3ArtifactsTest {

    @RegisterExtension static final S3Server SERVER = new S3Server();

    private static final Deadline LATER = Deadline.in(Duration.ofMinutes(5));

    private final S3AsyncClient s3 = SERVER.client();
    private final S3Location bucket = SERVER.bucket(s3);
    private final S3Artifacts artifacts = anotherProcess();

    private S3Artifacts anotherProcess() {
        return new S3Artifacts(s3, S3ArtifactSettings.at(bucket));
    }

    @Nested
    class AsArtifacts extends ArtifactPortContract {

        @Override
        protected ArtifactPort port() {
            return artifacts;
        }

        @Override
        protected ArtifactPort unwritable() {
            return new S3Artifacts(s3, S3ArtifactSettings.at(new S3Location("never-created", "")));
        }
    }

    @Nested
    class AsClaims extends ClaimPortContract {

        @Override
        protected ClaimPort port() {
            return artifacts;
        }

        @Override
        protected ArtifactPort artifacts() {
            return artifacts;
        }
    }

    @Nested
    class AsObjects {

        @Test
        void anArtifactIsAnObjectOfItsType() {
            Artifact saved = artifacts.save(draft("print('Grüße')"));

            GetObjectResponse object = S3Server.get(s3, bucket, saved.key().value()).response();
            assertThat(saved.key().value())
                    .matches(
                            "code_output/\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\dZ-[0-9A-Z]{26}\\.py");
            assertThat(object.contentType()).isEqualTo("text/x-python; charset=utf-8");
            assertThat(object.metadata()).containsEntry("sha256", saved.sha256());
        }

        @Test
        void artifactsAndClaimsLieBelowTheFolderGiven() {
            S3Artifacts below =
                    new S3Artifacts(s3, S3ArtifactSettings.at(bucket.resolve("team/seven")));

            below.claim(new Idempotency("order-7", "a print"), "py", LATER);
            below.save(draft("print(1)", "order-7"));

            assertThat(S3Server.keys(s3, bucket))
                    .hasSize(2)
                    .anyMatch(key -> key.startsWith("team/seven/claims/"))
                    .anyMatch(key -> key.startsWith("team/seven/code_output/k/"));
        }

        @Test
        void anotherProcessSeesWhatWasSaved() {
            Artifact saved = artifacts.save(draft("print(1)", "order-7"));

            assertThat(anotherProcess().read(saved.key()).map(ArtifactContent::artifact))
                    .contains(saved);
            assertThat(anotherProcess().save(draft("print(2)", "order-7"))).isEqualTo(saved);
            assertThat(anotherProcess().list(10)).containsExactly(saved);
        }

        @Test
        void anObjectThatWasPutThereIsReadAndNotListed() {
            S3Server.put(s3, bucket, "code_output/025137.py", "print(1)".getBytes(UTF_8));

            assertThat(artifacts.read(new ArtifactKey("code_output/025137.py")))
                    .hasValueSatisfying(
                            read -> assertThat(read.content()).isEqualTo(UTF_8.encode("print(1)")));
            assertThat(artifacts.list(10)).isEmpty();
        }

        @Test
        void contentThatWasChangedIsNotPassedOnAsSaved() {
            Artifact saved = artifacts.save(draft("print(1)"));
            s3.putObject(
                            put ->
                                    put.bucket(bucket.bucket())
                                            .key(saved.key().value())
                                            .metadata(Map.of("sha256", saved.sha256())),
                            AsyncRequestBody.fromString("print(2)"))
                    .join();

            assertThatThrownBy(() -> artifacts.read(saved.key()))
                    .isInstanceOf(BadUpstreamAnswer.class)
                    .hasMessageContaining("its content was changed");
        }
    }

    @Nested
    class ClaimsBetweenProcesses {

        private final Idempotency order = new Idempotency("order-7", "a print");

        @Test
        void aClaimHoldsForAllOfThem() {
            artifacts.claim(order, "py", LATER);

            assertThatThrownBy(() -> anotherProcess().claim(order, "py", LATER))
                    .isInstanceOf(InProgress.class);
        }

        @Test
        void whoeverWasTooSlowDoesNotGiveBackWhatAnotherHolds() throws InterruptedException {
            artifacts.claim(order, "py", Deadline.in(Duration.ofMillis(1)));
            Thread.sleep(20);
            anotherProcess().claim(order, "py", LATER);

            artifacts.release(order);

            assertThatThrownBy(() -> anotherProcess().claim(order, "py", LATER))
                    .isInstanceOf(InProgress.class);
        }

        @Test
        void withoutAClaimThereIsNothingToGiveBack() {
            artifacts.release(order);

            assertThat(S3Server.keys(s3, bucket)).isEmpty();
        }
    }

    @Nested
    class NothingLeadsOut {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "../other/a.py",
                    "code_output/../claims/a",
                    "/etc/passwd",
                    "code_output/a\u0000.py",
                    "code_output/ü.py",
                    "code_output\\..\\a.py",
                    "code_output/%2e%2e/a.py"
                })
        void namesAreNoKeys(String key) {
            assertThatThrownBy(() -> artifacts.read(new ArtifactKey(key)))
                    .isInstanceOf(InvalidRequest.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"secret.txt", "claims/a", "code_output", "code_output2/a.py"})
        void keysElsewhereFindNothing(String key) {
            S3Server.put(s3, bucket, key, "secret".getBytes(UTF_8));

            assertThat(artifacts.read(new ArtifactKey(key))).isEmpty();
        }

        @Test
        void anOverlongKeyFindsNothing() {
            assertThat(artifacts.read(new ArtifactKey("code_output/" + "a".repeat(250)))).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "../../../up",
                    "/",
                    "a\u0000b",
                    "a\r\nx-amz-acl: public-read",
                    "Grüße \uD83D\uDE00",
                    "?versionId=1",
                    "%2e%2e%2f",
                    "."
                })
        void anIdempotencyKeyIsNeverAName(String key) {
            artifacts.claim(new Idempotency(key, "a print"), "py", LATER);
            artifacts.save(draft("print(1)", key));

            assertThat(S3Server.keys(s3, bucket))
                    .hasSize(2)
                    .allMatch(
                            name ->
                                    name.matches(
                                            "(code_output/k/[0-9a-f]{64}\\.py|claims/[0-9a-f]{64})"));
        }

        @Test
        void artifactsAndClaimsDoNotLieInEachOther() {
            S3ArtifactSettings usual = S3ArtifactSettings.at(bucket);

            for (String claims : new String[] {"code_output", "code_output/claims", "a"}) {
                assertThatThrownBy(
                                () ->
                                        new S3ArtifactSettings(
                                                bucket.bucket(),
                                                claims.equals("a") ? "a/b" : usual.artifacts(),
                                                claims,
                                                usual.kmsKey(),
                                                usual.timeout(),
                                                usual.clock()))
                        .isInstanceOf(Misconfigured.class);
            }
        }
    }

    private static ArtifactDraft draft(String text) {
        return new ArtifactDraft(
                UTF_8.encode(text), "text/x-python; charset=utf-8", "py", Optional.empty());
    }

    private static ArtifactDraft draft(String text, String key) {
        return new ArtifactDraft(
                UTF_8.encode(text),
                "text/x-python; charset=utf-8",
                "py",
                Optional.of(new Idempotency(key, "a print")));
    }
}
