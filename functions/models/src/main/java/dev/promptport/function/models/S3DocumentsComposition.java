package dev.promptport.function.models;

import dev.promptport.aws.s3.S3Clients;
import dev.promptport.aws.s3.S3DocumentSettings;
import dev.promptport.aws.s3.S3Documents;
import dev.promptport.aws.s3.S3Location;
import dev.promptport.function.http.setting.Setting;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;

import jakarta.inject.Singleton;

import java.util.Locale;

/** Documents in a bucket. */
@Factory
@Requires(classes = S3Documents.class)
final class S3DocumentsComposition {

    @Singleton
    DocumentPlace bucket(AwsConnection aws, Environment environment) {
        return new DocumentPlace(
                "s3://bucket/folder",
                S3Location::is,
                written -> {
                    S3DocumentSettings settings =
                            S3DocumentSettings.at(written.as(S3Location::parse));
                    return new S3Documents(
                            S3Clients.open(aws.clients(), pathStyle(written, environment)),
                            settings);
                });
    }

    /** For servers of one's own that speak like S3: {@code APPS_PATH_STYLE} for {@code APPS}. */
    private static boolean pathStyle(Setting place, Environment environment) {
        String name = place.name() + "_PATH_STYLE";
        return environment
                .getProperty(name.toLowerCase(Locale.ROOT).replace('_', '-'), String.class)
                .map(text -> new Setting(name, text).flag())
                .orElse(false);
    }
}
