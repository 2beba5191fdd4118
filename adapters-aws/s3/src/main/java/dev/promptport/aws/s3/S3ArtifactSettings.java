package dev.promptport.aws.s3;

import dev.promptport.domain.failure.Misconfigured;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Where artifacts and the claims about them are kept.
 *
 * @param bucket has both; its policy may ask for conditional writes
 * @param artifacts what the artifacts' keys begin with, without a last slash
 * @param claims what the claims' keys begin with; no artifact may lie there
 * @param kmsKey id or ARN of the key to encrypt with; absent, the bucket's own default holds
 * @param timeout the longest that saving, reading, listing or claiming may take
 */
public record S3ArtifactSettings(
        String bucket,
        String artifacts,
        String claims,
        Optional<String> kmsKey,
        Duration timeout,
        InstantSource clock) {

    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);

    public S3ArtifactSettings {
        if ((artifacts + "/").startsWith(claims + "/")
                || (claims + "/").startsWith(artifacts + "/")) {
            throw new Misconfigured(
                    "artifacts and claims need folders of their own, neither inside the other");
        }
    }

    /** {@code code_output} and {@code claims} there, the bucket's encryption, ten seconds. */
    public static S3ArtifactSettings at(S3Location location) {
        return new S3ArtifactSettings(
                location.bucket(),
                location.resolve("code_output").prefix(),
                location.resolve("claims").prefix(),
                Optional.empty(),
                USUAL_TIMEOUT,
                InstantSource.system());
    }

    public S3ArtifactSettings withKmsKey(String other) {
        return new S3ArtifactSettings(
                bucket, artifacts, claims, Optional.of(other), timeout, clock);
    }

    public S3ArtifactSettings withTimeout(Duration other) {
        return new S3ArtifactSettings(bucket, artifacts, claims, kmsKey, other, clock);
    }

    public S3ArtifactSettings withClock(InstantSource other) {
        return new S3ArtifactSettings(bucket, artifacts, claims, kmsKey, timeout, other);
    }
}
