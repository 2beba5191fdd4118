package dev.promptport.function.models;

import dev.promptport.aws.client.AwsClients;
import dev.promptport.aws.client.AwsSettings;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.function.http.invocation.Platform;
import dev.promptport.function.http.setting.Setting;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;

import jakarta.inject.Singleton;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.profiles.ProfileProperty;
import software.amazon.awssdk.regions.Region;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where AWS is and as whom it is called, by AWS's own settings. The instance metadata service is
 * never asked: away from EC2 that costs seconds.
 */
@Factory
@Requires(classes = AwsClients.class)
final class AwsComposition {

    private static final String REGION = "[a-z]{2,8}(-[a-z]{2,16}){1,3}-\\d{1,2}";

    @Singleton
    @Bean(preDestroy = "close")
    AwsConnection aws(Environment environment) {
        return new AwsConnection(() -> new AwsClients(settings(environment)));
    }

    static AwsSettings settings(Environment environment) {
        Lazy<ProfileFile> profiles = new Lazy<>(ProfileFile::defaultProfileFile);
        String profile =
                environment
                        .getProperty("aws.profile", String.class)
                        .orElse(ProfileFileSystemSetting.AWS_PROFILE.defaultValue());
        return AwsSettings.of(
                region(environment, profiles, profile),
                Platform.isLambda(environment)
                        ? ofTheRole()
                        : ofThisMachine(environment, profiles, profile));
    }

    private static Region region(
            Environment environment, Supplier<ProfileFile> profiles, String profile) {
        return setting(environment, "aws.region", "AWS_REGION")
                .or(() -> setting(environment, "aws.default-region", "AWS_DEFAULT_REGION"))
                .or(() -> ofProfile(profiles, profile))
                .map(setting -> setting.as(AwsComposition::region))
                .orElseThrow(
                        () ->
                                new Misconfigured(
                                        "no AWS region is set: set AWS_REGION, as in eu-central-1"));
    }

    private static Region region(String text) {
        if (!text.matches(REGION)) {
            throw new Misconfigured("a region is written as in eu-central-1");
        }
        return Region.of(text);
    }

    private static Optional<Setting> setting(
            Environment environment, String property, String name) {
        return environment
                .getProperty(property, String.class)
                .filter(text -> !text.isBlank())
                .map(text -> new Setting(name, text));
    }

    private static Optional<Setting> ofProfile(Supplier<ProfileFile> profiles, String profile) {
        return profiles.get()
                .profile(profile)
                .flatMap(found -> found.property(ProfileProperty.REGION))
                .map(region -> new Setting("the region of the AWS profile " + profile, region));
    }

    /** Lambda puts a function's keys into the environment; with SnapStart it serves them. */
    private static AwsCredentialsProvider ofTheRole() {
        return AwsCredentialsProviderChain.of(
                EnvironmentVariableCredentialsProvider.create(),
                ContainerCredentialsProvider.create());
    }

    private static AwsCredentialsProvider ofThisMachine(
            Environment environment, Supplier<ProfileFile> profiles, String profile) {
        AwsCredentialsProviderChain.Builder chain = AwsCredentialsProviderChain.builder();
        chain.addCredentialsProvider(EnvironmentVariableCredentialsProvider.create());
        ofTheSettings(environment).ifPresent(chain::addCredentialsProvider);
        return chain.addCredentialsProvider(
                        ProfileCredentialsProvider.builder()
                                .profileFile(profiles)
                                .profileName(profile)
                                .build())
                .addCredentialsProvider(ContainerCredentialsProvider.create())
                .build();
    }

    /** The SDK looks into the environment only; settings may come from a file {@code .env} too. */
    private static Optional<AwsCredentialsProvider> ofTheSettings(Environment environment) {
        Optional<Setting> key = setting(environment, "aws.access-key-id", "AWS_ACCESS_KEY_ID");
        Optional<Setting> secret =
                setting(environment, "aws.secret-access-key", "AWS_SECRET_ACCESS_KEY");
        Optional<Setting> token = setting(environment, "aws.session-token", "AWS_SESSION_TOKEN");
        if (key.isEmpty() || secret.isEmpty()) {
            return Optional.empty();
        }
        AwsBasicCredentials lasting =
                AwsBasicCredentials.create(key.get().text(), secret.get().text());
        return Optional.of(
                StaticCredentialsProvider.create(
                        token.<AwsCredentials>map(temporary -> with(temporary, lasting))
                                .orElse(lasting)));
    }

    private static AwsCredentials with(Setting token, AwsBasicCredentials credentials) {
        return AwsSessionCredentials.create(
                credentials.accessKeyId(), credentials.secretAccessKey(), token.text());
    }
}
