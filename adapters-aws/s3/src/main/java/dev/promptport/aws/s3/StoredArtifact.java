package dev.promptport.aws.s3;

import dev.promptport.domain.artifact.Artifact;
import dev.promptport.domain.artifact.ArtifactDraft;
import dev.promptport.domain.artifact.ArtifactKey;
import dev.promptport.domain.artifact.Sha256;
import dev.promptport.domain.failure.BadUpstreamAnswer;

import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * An artifact as an object. What an artifact says of itself is in the object's own metadata: S3
 * tells a checksum only with the content, and the time in whole seconds.
 */
final class StoredArtifact {

    private static final String SHA256 = "sha256";
    private static final String SAVED_AT = "saved-at";

    private StoredArtifact() {}

    static Artifact of(ArtifactKey key, ArtifactDraft draft, Instant now) {
        ByteBuffer content = draft.content();
        return new Artifact(
                key,
                draft.mediaType(),
                content.remaining(),
                Sha256.hex(content),
                now.truncatedTo(ChronoUnit.MILLIS));
    }

    /** Only where nothing is yet; S3 compares the bytes that arrive with the checksum. */
    static void describe(PutObjectRequest.Builder put, Artifact artifact, Optional<String> kmsKey) {
        put.key(artifact.key().value())
                .ifNoneMatch("*")
                .contentType(artifact.mediaType())
                .contentLength(artifact.size())
                .checksumSHA256(
                        Base64.getEncoder()
                                .encodeToString(HexFormat.of().parseHex(artifact.sha256())))
                .metadata(
                        Map.of(SHA256, artifact.sha256(), SAVED_AT, artifact.savedAt().toString()));
        encrypt(put, kmsKey);
    }

    static void encrypt(PutObjectRequest.Builder put, Optional<String> kmsKey) {
        kmsKey.ifPresent(
                key ->
                        put.serverSideEncryption(ServerSideEncryption.AWS_KMS)
                                .ssekmsKeyId(key)
                                .bucketKeyEnabled(true));
    }

    /** Empty when the object was not written as an artifact. */
    static Optional<Artifact> from(ArtifactKey key, HeadObjectResponse head) {
        return Optional.ofNullable(head.metadata().get(SHA256))
                .map(
                        sha256 ->
                                new Artifact(
                                        key,
                                        head.contentType(),
                                        head.contentLength(),
                                        sha256,
                                        savedAt(head.metadata(), head.lastModified())));
    }

    /**
     * @throws BadUpstreamAnswer when the content is not what was saved
     */
    static Artifact from(ArtifactKey key, GetObjectResponse got, ByteBuffer content) {
        String sha256 = Sha256.hex(content);
        if (!got.metadata().getOrDefault(SHA256, sha256).equals(sha256)) {
            throw new BadUpstreamAnswer(
                    "the artifact "
                            + key.value()
                            + " is not what was saved: its content was changed");
        }
        return new Artifact(
                key,
                got.contentType(),
                content.remaining(),
                sha256,
                savedAt(got.metadata(), got.lastModified()));
    }

    private static Instant savedAt(Map<String, String> metadata, Instant lastModified) {
        try {
            String savedAt = metadata.get(SAVED_AT);
            return savedAt == null ? lastModified : Instant.parse(savedAt);
        } catch (DateTimeParseException _) {
            return lastModified;
        }
    }
}
