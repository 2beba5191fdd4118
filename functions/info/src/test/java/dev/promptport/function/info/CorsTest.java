package dev.promptport.function.info;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.function.http.lambda.LambdaEdge;
import dev.promptport.function.http.lambda.LambdaReply;
import dev.promptport.function.http.lambda.Payload;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

class CorsTest {

    private static final String SETTING = "PROMPTPORT_HTTP_CORS_ORIGINS";
    private static final String PAGE = "https://page.example.org";
    private static final String HOST = "a1b2c3.execute-api.eu-central-1.amazonaws.com";
    private static final String ALLOWED = "access-control-allow-origin";

    private static LambdaReply ask(Payload payload, Map<String, String> settings, String origin) {
        try (LambdaEdge edge = new LambdaEdge("info", payload, settings)) {
            return edge.send("GET", "/info", Map.of("host", HOST, "origin", origin), new byte[0]);
        }
    }

    @Nested
    class An_answer {

        @ParameterizedTest
        @EnumSource
        void may_be_read_by_a_page_of_an_origin_that_is_set(Payload payload) {
            LambdaReply reply = ask(payload, Map.of(SETTING, "https://other.org, " + PAGE), PAGE);

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header(ALLOWED)).isEqualTo(PAGE);
            assertThat(reply.header("access-control-expose-headers")).contains("x-request-id");
            assertThat(reply.headers()).doesNotContainKey("access-control-allow-credentials");
        }

        @ParameterizedTest
        @EnumSource
        void may_be_read_by_every_page_with_a_star(Payload payload) {
            assertThat(ask(payload, Map.of(SETTING, "*"), PAGE).header(ALLOWED)).isNotEmpty();
        }

        @Test
        void may_not_be_read_by_a_page_of_another_origin() {
            assertThat(ask(Payload.V1, Map.of(SETTING, "https://other.org"), PAGE).headers())
                    .doesNotContainKey(ALLOWED);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " "})
        void may_be_read_by_no_page_unless_told_otherwise(String nothing) {
            assertThat(ask(Payload.V1, Map.of(SETTING, nothing), PAGE).headers())
                    .doesNotContainKey(ALLOWED);
            assertThat(ask(Payload.V1, Map.of(), PAGE).headers()).doesNotContainKey(ALLOWED);
        }
    }

    @Test
    void a_preflight_is_answered_with_what_may_be_sent() {
        try (LambdaEdge edge = new LambdaEdge("info", Payload.V1, Map.of(SETTING, PAGE))) {
            LambdaReply reply =
                    edge.send(
                            "OPTIONS",
                            "/info",
                            Map.of(
                                    "host",
                                    HOST,
                                    "origin",
                                    PAGE,
                                    "access-control-request-method",
                                    "POST",
                                    "access-control-request-headers",
                                    "x-api-key,content-type"),
                            new byte[0]);

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header(ALLOWED)).isEqualTo(PAGE);
            assertThat(reply.header("access-control-allow-methods")).contains("POST");
            assertThat(reply.header("access-control-allow-headers"))
                    .containsIgnoringCase("x-api-key");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"page.example.org", "https://page.example.org/path", "*,https://a.org"})
    void what_is_no_origin_stops_the_start_and_is_named(String wrong) {
        assertThatThrownBy(() -> ask(Payload.V1, Map.of(SETTING, wrong), PAGE))
                .hasRootCauseInstanceOf(Misconfigured.class)
                .rootCause()
                .hasMessageContaining(SETTING);
    }
}
