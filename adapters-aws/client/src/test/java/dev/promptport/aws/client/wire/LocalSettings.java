package dev.promptport.aws.client.wire;

import dev.promptport.aws.client.AwsSettings;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Settings for an AWS that a test plays: nobody's credentials, and no waiting between attempts. */
public final class LocalSettings {

    public static final Region REGION = Region.EU_CENTRAL_1;

    public static final String ACCESS_KEY = "AKIDEXAMPLE";

    public static final String SECRET_KEY = "nobody's secret";

    private LocalSettings() {}

    /** Three attempts, as in operation. */
    public static AwsSettings at(URI endpoint) {
        return new AwsSettings(
                REGION,
                StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY)),
                Optional.of(endpoint),
                3,
                Duration.ofMillis(1),
                Duration.ofSeconds(3));
    }
}
