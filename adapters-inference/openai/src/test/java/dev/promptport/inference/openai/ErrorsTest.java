package dev.promptport.inference.openai;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;

import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.InvalidRequest.Reason;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.failure.Refused;
import dev.promptport.domain.failure.Throttled;
import dev.promptport.domain.failure.TimedOut;
import dev.promptport.domain.failure.Unavailable;
import dev.promptport.domain.failure.UnknownModel;
import dev.promptport.inference.openai.played.Answers;
import dev.promptport.inference.openai.played.Endpoint;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;

/** What endpoints' errors mean; none of them gives away the key or the prompt. */
class ErrorsTest {

    private static Failure meaning(ResponseDefinitionBuilder error) {
        try (Endpoint endpoint = Endpoint.answering(error);
                Calls calls = Calls.of(endpoint.baseUrl())) {
            Failure whole = Calls.failure(calls::complete);
            Failure streamed = Calls.failure(() -> calls.stream(_ -> {}));
            assertThat(streamed).hasSameClassAs(whole).hasMessage(whole.getMessage());
            StringWriter trace = new StringWriter();
            whole.printStackTrace(new PrintWriter(trace));
            assertThat(trace.toString()).doesNotContain("canary");
            return whole;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401, invalid_api_key, Refused",
        "403, unsupported_country_region_territory, Refused",
        "404, model_not_found, UnknownModel",
        "400, model_not_found, UnknownModel",
        "400, context_length_exceeded, InvalidRequest",
        "413, too_large, InvalidRequest",
        "422, odd, InvalidRequest",
        "405, odd, Misconfigured",
        "302, odd, Misconfigured",
        "408, odd, TimedOut",
        "418, odd, BadUpstreamAnswer",
        "429, rate_limit_exceeded, Throttled",
        "429, insufficient_quota, Throttled",
        "500, server_error, Unavailable",
        "502, odd, Unavailable",
        "503, odd, Unavailable",
        "504, odd, Unavailable",
        "529, odd, Unavailable"
    })
    void have_their_counterparts(int status, String code, String failure) {
        assertThat(meaning(Answers.error(status, code)).getClass().getSimpleName())
                .isEqualTo(failure);
    }

    @ParameterizedTest
    @CsvSource({
        "context_length_exceeded, CONTEXT_LENGTH",
        "content_filter, CONTENT_FILTER",
        "content_policy_violation, CONTENT_FILTER",
        "unsupported_parameter, UNSUPPORTED",
        "unsupported_value, UNSUPPORTED",
        "anything, INVALID"
    })
    void of_a_request_name_the_reason(String code, Reason reason) {
        assertThat(meaning(Answers.error(400, code)))
                .isInstanceOfSatisfying(
                        InvalidRequest.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void of_a_request_name_the_field() {
        assertThat(
                        meaning(
                                aResponse()
                                        .withStatus(400)
                                        .withBody(
                                                "{\"error\":{\"message\":\"canary\",\"param\":\"temperature\",\"code\":\"unsupported_value\"}}")))
                .isInstanceOfSatisfying(
                        InvalidRequest.class, e -> assertThat(e.field()).isEqualTo("temperature"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"message\":\"This model's maximum context length is 8192 tokens. canary\",\"type\":\"BadRequestError\",\"code\":400}}",
                "{\"object\":\"error\",\"message\":\"This model's maximum context length is 10 tokens\",\"type\":\"BadRequestError\",\"code\":400}",
                "{\"error\":\"the request exceeds the available context size. canary\"}"
            })
    void of_a_prompt_that_is_too_long_are_known_from_other_servers_too(String body) {
        assertThat(meaning(aResponse().withStatus(400).withBody(body)))
                .isInstanceOfSatisfying(
                        InvalidRequest.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.CONTEXT_LENGTH));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"message\":\"model \\\"played-1\\\" not found, try pulling it first\",\"type\":\"api_error\"}}",
                "{\"object\":\"error\",\"message\":\"The model `played-1` does not exist.\",\"type\":\"NotFoundError\",\"code\":404}",
                "{\"error\":{\"message\":\"x\",\"param\":\"model\"}}"
            })
    void of_a_model_that_is_not_there_are_known_from_other_servers_too(String body) {
        assertThat(meaning(aResponse().withStatus(404).withBody(body)))
                .isInstanceOfSatisfying(
                        UnknownModel.class, e -> assertThat(e.model()).isEqualTo(Calls.MODEL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "404 page not found canary",
                "{\"detail\":\"Not Found\"}",
                "{\"error\":{\"message\":\"Invalid URL (POST /v1/v1/chat/completions)\",\"type\":\"invalid_request_error\"}}"
            })
    void of_a_wrong_address_say_what_to_correct(String body) {
        assertThat(meaning(aResponse().withStatus(404).withBody(body)))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("base URL");
    }

    @Test
    void of_throttling_say_when_to_come_back() {
        assertThat(meaning(Answers.error(429, "x").withHeader("retry-after", "100")))
                .isInstanceOfSatisfying(
                        Throttled.class,
                        e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(100)));
        assertThat(meaning(Answers.error(503, "x").withHeader("retry-after-ms", "99000")))
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(99)));
    }

    @Test
    void that_say_too_much_are_known_by_their_status() {
        assertThat(meaning(aResponse().withStatus(401).withBody("canary".repeat(100_000))))
                .isInstanceOf(Refused.class);
    }

    @Test
    void that_are_no_json_are_known_by_their_status() {
        assertThat(meaning(aResponse().withStatus(408).withBody("<canary>")))
                .isInstanceOf(TimedOut.class);
    }

    @Test
    void in_the_place_of_an_answer_are_bad_answers() {
        assertThat(meaning(Answers.json("canary"))).isInstanceOf(BadUpstreamAnswer.class);
    }
}
