package dev.promptport.aws.s3;

import dev.promptport.domain.document.DocumentLimits;

import java.time.Duration;

/**
 * Which documents are read from where.
 *
 * @param freshness how long what was listed last is taken for what is there; zero: never
 * @param timeout the longest that listing and reading may take together
 */
public record S3DocumentSettings(
        S3Location location, DocumentLimits limits, Duration freshness, Duration timeout) {

    /** YAML, looked for every ten seconds, within ten seconds. */
    public static S3DocumentSettings at(S3Location location) {
        return new S3DocumentSettings(
                location, DocumentLimits.YAML, Duration.ofSeconds(10), Duration.ofSeconds(10));
    }

    public S3DocumentSettings withFreshness(Duration other) {
        return new S3DocumentSettings(location, limits, other, timeout);
    }

    public S3DocumentSettings withLimits(DocumentLimits other) {
        return new S3DocumentSettings(location, other, freshness, timeout);
    }

    public S3DocumentSettings withTimeout(Duration other) {
        return new S3DocumentSettings(location, limits, freshness, other);
    }
}
