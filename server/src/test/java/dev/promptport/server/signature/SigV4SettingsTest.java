package dev.promptport.server.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.domain.failure.Misconfigured;

import io.micronaut.context.ApplicationContext;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class SigV4SettingsTest {

    private static ApplicationContext start(Map<String, Object> settings) {
        return ApplicationContext.builder().properties(settings).start();
    }

    private static void assertMisconfigured(Map<String, Object> settings, String sentence) {
        assertThatThrownBy(() -> start(settings).close())
                .hasRootCauseInstanceOf(Misconfigured.class)
                .hasRootCauseMessage(sentence);
    }

    @Test
    void ask_for_nothing_unless_there_are_credentials() {
        for (Map<String, Object> settings :
                List.<Map<String, Object>>of(
                        Map.of(),
                        Map.of("sigv4.access-key-id", "", "sigv4.secret-access-key", " "))) {
            try (ApplicationContext context = start(settings)) {
                assertThat(context.getBean(SignaturePolicy.class).verifier()).isEmpty();
            }
        }
    }

    @Test
    void protect_toxicity_for_lambda_by_default() {
        try (ApplicationContext context =
                start(
                        Map.of(
                                "sigv4.access-key-id", "key",
                                "sigv4.secret-access-key", "secret",
                                "sigv4.region", "us-east-1"))) {
            assertThat(context.getBean(SignaturePolicy.class).verifier()).isPresent();
            assertThat(context.getBean(SigV4Settings.class).patterns())
                    .containsExactly("/toxicity");
            assertThat(context.getBean(SigV4Settings.class).service()).isEqualTo("lambda");
        }
    }

    @Test
    void do_not_tell_secrets() {
        SigV4Settings settings =
                new SigV4Settings("key", "hidden", "hidden", "us-east-1", "lambda", "/toxicity");

        assertThat(settings.toString()).doesNotContain("hidden");
        assertThat(settings.credentials().orElseThrow().toString()).doesNotContain("hidden");
    }

    @Test
    void stop_a_start_with_one_half_of_the_credentials() {
        assertMisconfigured(
                Map.of("sigv4.access-key-id", "key", "sigv4.region", "us-east-1"),
                "SIGV4_SECRET_ACCESS_KEY is missing; it goes with SIGV4_ACCESS_KEY_ID");
        assertMisconfigured(
                Map.of("sigv4.secret-access-key", "secret", "sigv4.region", "us-east-1"),
                "SIGV4_ACCESS_KEY_ID is missing; it goes with SIGV4_SECRET_ACCESS_KEY");
    }

    @Test
    void stop_a_start_without_a_region() {
        assertMisconfigured(
                Map.of("sigv4.access-key-id", "key", "sigv4.secret-access-key", "secret"),
                "SIGV4_REGION is missing; name the one clients sign for, as in us-east-1");
    }

    @Test
    void stop_a_start_with_paths_that_are_none() {
        assertMisconfigured(
                Map.of("sigv4.paths", "/toxicity, t5"),
                "SIGV4_PATHS has 't5' in it; a path begins with a slash");
        assertMisconfigured(
                Map.of("sigv4.paths", " ,"),
                "SIGV4_PATHS is ' ,'; it has to be a list with commas between its items");
    }
}
