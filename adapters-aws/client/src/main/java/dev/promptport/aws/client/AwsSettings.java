package dev.promptport.aws.client;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Where AWS is and as whom it is called.
 *
 * @param endpoint takes the place of every service's own address; absent, the SDK's rules and the
 *     standard {@code AWS_ENDPOINT_URL_*} settings apply
 * @param attempts how often a call is tried at most, the first time included
 * @param backoff the longest wait before the second attempt; it doubles with each further one, and
 *     is ten times as long when the service throttles
 */
public record AwsSettings(
        Region region,
        AwsCredentialsProvider credentials,
        Optional<URI> endpoint,
        int attempts,
        Duration backoff,
        Duration connectTimeout) {

    /** Three attempts, the number the SDK's standard mode makes. */
    public static AwsSettings of(Region region, AwsCredentialsProvider credentials) {
        return new AwsSettings(
                region,
                credentials,
                Optional.empty(),
                3,
                Duration.ofMillis(100),
                Duration.ofSeconds(3));
    }

    public AwsSettings withEndpoint(URI other) {
        return new AwsSettings(
                region, credentials, Optional.of(other), attempts, backoff, connectTimeout);
    }

    public AwsSettings withAttempts(int other) {
        return new AwsSettings(region, credentials, endpoint, other, backoff, connectTimeout);
    }
}
