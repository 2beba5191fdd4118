package dev.promptport.function.models;

import dev.promptport.aws.s3.S3ArtifactSettings;
import dev.promptport.aws.s3.S3Artifacts;
import dev.promptport.aws.s3.S3Clients;
import dev.promptport.aws.s3.S3Location;
import dev.promptport.function.http.setting.Setting;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;

import jakarta.inject.Singleton;

/** Artifacts in a bucket. */
@Factory
@Requires(classes = S3Artifacts.class)
final class S3ArtifactsComposition {

    @Singleton
    ArtifactPlace bucket(AwsConnection aws, Environment environment) {
        return new ArtifactPlace(
                "s3://bucket/folder",
                S3Location::is,
                written -> {
                    S3Artifacts bucket =
                            new S3Artifacts(
                                    S3Clients.open(aws.clients(), pathStyle(environment)),
                                    settings(written, environment));
                    return new ArtifactStore.Ports(bucket, bucket);
                });
    }

    static S3ArtifactSettings settings(Setting written, Environment environment) {
        S3ArtifactSettings settings =
                written.as(text -> S3ArtifactSettings.at(S3Location.parse(text)));
        return environment
                .getProperty("artifacts-kms-key", String.class)
                .filter(key -> !key.isBlank())
                .map(settings::withKmsKey)
                .orElse(settings);
    }

    /** For servers of one's own that speak like S3. */
    private static boolean pathStyle(Environment environment) {
        return environment
                .getProperty("artifacts-path-style", String.class)
                .map(text -> new Setting("ARTIFACTS_PATH_STYLE", text).flag())
                .orElse(false);
    }
}
