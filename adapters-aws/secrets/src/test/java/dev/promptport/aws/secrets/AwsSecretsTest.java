package dev.promptport.aws.secrets;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.promptport.aws.client.AwsClients;
import dev.promptport.aws.client.wire.Upstream;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.failure.Refused;
import dev.promptport.domain.failure.TimedOut;
import dev.promptport.domain.failure.Unavailable;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

class AwsSecretsTest {

    private static final String CANARY = "sk-canary";
    private static final SecretReference SECRET = SecretReference.parse("prod/openai");

    private final Upstream upstream = Upstream.start();
    private final AwsClients clients = new AwsClients(upstream.settings());
    private final AwsSecrets secrets = new AwsSecrets(clients, Duration.ofMinutes(5));

    @AfterEach
    void stop() {
        clients.close();
        upstream.close();
    }

    private static Deadline plenty() {
        return Deadline.in(Duration.ofSeconds(20));
    }

    private void holds(String text) {
        upstream.answers(Upstream.json("{\"Name\":\"prod/openai\",\"SecretString\":" + text + "}"));
    }

    @Test
    void a_secret_is_its_text() {
        holds("\"" + CANARY + "\\n\"");

        assertThat(secrets.text(SECRET, plenty())).isEqualTo(CANARY);
        assertThat(upstream.lastBody()).isEqualTo("{\"SecretId\":\"prod/openai\"}");
        assertThat(upstream.lastRequest().getHeader("X-Amz-Target"))
                .isEqualTo("secretsmanager.GetSecretValue");
    }

    @Test
    void a_field_is_taken_from_one_that_is_json() {
        holds("\"{\\\"user\\\":\\\"me\\\",\\\"api_key\\\":\\\"" + CANARY + "\\\"}\"");
        String arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:prod/openai-AbCdEf";

        assertThat(secrets.text(SecretReference.parse(arn + "#api_key"), plenty()))
                .isEqualTo(CANARY);
        assertThat(upstream.lastBody()).contains(arn + "\"");
    }

    @Test
    void one_call_serves_for_a_while() {
        holds("\"" + CANARY + "\"");

        secrets.text(SECRET, plenty());
        secrets.text(SECRET, plenty());

        assertThat(upstream.calls()).isOne();
    }

    @Test
    void a_new_value_is_noticed_afterwards() {
        AwsSecrets forgetful = new AwsSecrets(clients, Duration.ZERO);
        upstream.answers(
                Upstream.json("{\"SecretString\":\"old\"}"),
                Upstream.json("{\"SecretString\":\"new\"}"));

        assertThat(forgetful.text(SECRET, plenty())).isEqualTo("old");
        assertThat(forgetful.text(SECRET, plenty())).isEqualTo("new");
    }

    @Test
    void the_old_value_serves_while_aws_cannot_be_asked() {
        AwsSecrets forgetful = new AwsSecrets(clients, Duration.ZERO);
        upstream.answers(
                Upstream.json("{\"SecretString\":\"old\"}"),
                Upstream.error(500, "InternalServiceError", "no"));

        assertThat(forgetful.text(SECRET, plenty())).isEqualTo("old");
        assertThat(forgetful.text(SECRET, plenty())).isEqualTo("old");
        assertThat(upstream.calls()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "ResourceNotFoundException, does not exist",
        "InvalidRequestException, marked for deletion",
        "InvalidParameterException, not named as a secret",
        "DecryptionFailure, kms permissions"
    })
    void one_that_cannot_be_had_is_named(String error, String said) {
        upstream.answers(Upstream.error(400, error, CANARY));

        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> secrets.text(SECRET, plenty()))
                .withMessageStartingWith("the secret 'prod/openai' ")
                .withMessageContaining(said)
                .withMessageNotContaining(CANARY);
    }

    @Test
    void one_that_may_not_be_read_is_refused() {
        upstream.answers(Upstream.error(400, "AccessDeniedException", CANARY));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> secrets.text(SECRET, plenty()))
                .withMessageStartingWith("AWS Secrets Manager refuses the call")
                .withMessageNotContaining(CANARY);
    }

    @Test
    void a_failure_of_aws_is_for_the_moment_after_three_calls() {
        upstream.answers(Upstream.error(503, "ServiceUnavailable", "no"));

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> secrets.text(SECRET, plenty()));
        assertThat(upstream.calls()).isEqualTo(3);
    }

    @Test
    void a_silent_service_is_waited_for_until_the_deadline() {
        upstream.answers(aResponse().withFixedDelay(5_000));
        long start = System.nanoTime();

        assertThatExceptionOfType(TimedOut.class)
                .isThrownBy(() -> secrets.text(SECRET, Deadline.in(Duration.ofMillis(300))));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"sk-canary\"",
                "\"{\\\"other\\\":\\\"sk-canary\\\"}\"",
                "\"[\\\"sk-canary\\\"]\"",
                "\"{\\\"api_key\\\": {\\\"x\\\": \\\"sk-canary\\\"}}\"",
                "\"{broken sk-canary\"",
                "null"
            })
    void a_field_that_is_not_there_is_named_and_the_rest_kept_quiet(String text) {
        holds(text);

        Throwable thrown =
                catchThrowable(
                        () -> secrets.text(SecretReference.parse("prod/openai#api_key"), plenty()));

        assertThat(thrown)
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("prod/openai")
                .hasMessageNotContaining(CANARY)
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#field", "name#", "a b", "näme"})
    void a_reference_that_cannot_be_is_refused(String text) {
        assertThat(catchThrowable(() -> SecretReference.parse(text)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("as in prod/openai#api_key");
    }
}
