package dev.promptport.function.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.promptport.aws.client.AwsSettings;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.function.http.setting.EnvironmentSettings;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

class AwsCompositionTest {

    private static final String PROFILES = "aws.configFile";
    private static final String CREDENTIALS = "aws.sharedCredentialsFile";

    @TempDir private Path home;

    @BeforeEach
    void profiles() throws IOException {
        Path config = home.resolve("config");
        Path credentials = home.resolve("credentials");
        Files.writeString(
                config,
                """
                [default]
                region = eu-west-1
                [profile work]
                region = eu-north-1
                """);
        Files.writeString(
                credentials,
                """
                [default]
                aws_access_key_id = AKIDEFAULT
                aws_secret_access_key = s
                [work]
                aws_access_key_id = AKIDWORK
                aws_secret_access_key = s
                """);
        System.setProperty(PROFILES, config.toString());
        System.setProperty(CREDENTIALS, credentials.toString());
    }

    @AfterEach
    void noProfiles() {
        System.clearProperty(PROFILES);
        System.clearProperty(CREDENTIALS);
    }

    private static AwsSettings settings(Map<String, String> environment, String... names) {
        ApplicationContextBuilder builder = ApplicationContext.builder().environments(names);
        try (ApplicationContext context = EnvironmentSettings.in(builder, environment).start()) {
            return AwsComposition.settings(context.getEnvironment());
        }
    }

    private static String keyId(AwsCredentialsProvider provider) {
        AwsCredentials credentials = provider.resolveCredentials();
        return credentials.accessKeyId();
    }

    @Nested
    class The_region {

        @Test
        void is_the_environments_before_a_profiles() {
            assertThat(settings(Map.of("AWS_REGION", "eu-central-1")).region())
                    .isEqualTo(Region.EU_CENTRAL_1);
            assertThat(
                            settings(
                                            Map.of(
                                                    "AWS_REGION",
                                                    "eu-central-1",
                                                    "AWS_DEFAULT_REGION",
                                                    "us-east-1"))
                                    .region())
                    .isEqualTo(Region.EU_CENTRAL_1);
            assertThat(settings(Map.of("AWS_DEFAULT_REGION", "us-east-1")).region())
                    .isEqualTo(Region.US_EAST_1);
        }

        @Test
        void is_the_profiles_otherwise() {
            assertThat(settings(Map.of()).region()).isEqualTo(Region.EU_WEST_1);
            assertThat(settings(Map.of("AWS_PROFILE", "work")).region())
                    .isEqualTo(Region.EU_NORTH_1);
        }

        @Test
        void is_missed_at_once_and_by_its_name() {
            System.setProperty(PROFILES, home.resolve("none").toString());
            Instant begun = Instant.now();

            assertThatExceptionOfType(Misconfigured.class)
                    .isThrownBy(() -> settings(Map.of("AWS_PROFILE", "none")))
                    .withMessage("no AWS region is set: set AWS_REGION, as in eu-central-1");
            assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(5));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"Frankfurt", "eu-central", "eu-central-1.example.com", "eu_central_1"})
        void is_no_other_text(String text) {
            assertThatExceptionOfType(Misconfigured.class)
                    .isThrownBy(() -> settings(Map.of("AWS_REGION", text)))
                    .withMessage(
                            "AWS_REGION is '" + text + "': a region is written as in eu-central-1");
        }

        @ParameterizedTest
        @ValueSource(strings = {"us-gov-west-1", "us-iso-east-1", "cn-north-1", "eusc-de-east-1"})
        void may_be_in_any_partition(String text) {
            assertThat(settings(Map.of("AWS_REGION", text)).region()).isEqualTo(Region.of(text));
        }
    }

    @Nested
    class The_credentials {

        @Test
        void are_the_profiles_on_a_machine_of_ones_own() {
            assertThat(keyId(settings(Map.of()).credentials())).isEqualTo("AKIDEFAULT");
            assertThat(keyId(settings(Map.of("AWS_PROFILE", "work")).credentials()))
                    .isEqualTo("AKIDWORK");
        }

        @Test
        void are_the_settings_before_a_profiles() {
            AwsCredentials credentials =
                    settings(
                                    Map.of(
                                            "AWS_ACCESS_KEY_ID", "AKIDFILE",
                                            "AWS_SECRET_ACCESS_KEY", "of the file",
                                            "AWS_SESSION_TOKEN", "for an hour"))
                            .credentials()
                            .resolveCredentials();

            assertThat(credentials)
                    .isEqualTo(
                            AwsSessionCredentials.create("AKIDFILE", "of the file", "for an hour"));
        }

        @Test
        void need_no_session_but_a_secret() {
            assertThat(
                            keyId(
                                    settings(
                                                    Map.of(
                                                            "AWS_ACCESS_KEY_ID", "AKIDFILE",
                                                            "AWS_SECRET_ACCESS_KEY", "s",
                                                            "AWS_SESSION_TOKEN", ""))
                                            .credentials()))
                    .isEqualTo("AKIDFILE");
            assertThat(keyId(settings(Map.of("AWS_ACCESS_KEY_ID", "AKIDFILE")).credentials()))
                    .isEqualTo("AKIDEFAULT");
        }

        @Test
        void are_never_a_profiles_on_lambda() {
            AwsCredentialsProvider role =
                    settings(Map.of("AWS_REGION", "eu-central-1"), "lambda").credentials();

            assertThatExceptionOfType(SdkClientException.class)
                    .isThrownBy(role::resolveCredentials)
                    .withMessageContaining("credentials");
        }

        @Test
        void are_missed_without_asking_a_metadata_service() {
            System.setProperty(CREDENTIALS, home.resolve("none").toString());
            AwsCredentialsProvider provider =
                    settings(Map.of("AWS_REGION", "eu-central-1")).credentials();
            Instant begun = Instant.now();

            assertThatExceptionOfType(SdkClientException.class)
                    .isThrownBy(provider::resolveCredentials)
                    .withMessageNotContaining("InstanceProfile");
            assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void calls_are_tried_three_times() {
        assertThat(settings(Map.of("AWS_REGION", "eu-central-1")).attempts()).isEqualTo(3);
    }
}
