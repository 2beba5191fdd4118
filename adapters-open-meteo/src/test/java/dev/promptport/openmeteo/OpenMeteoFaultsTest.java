package dev.promptport.openmeteo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.lessThanOrExactly;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;

import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.failure.Cancelled;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.Throttled;
import dev.promptport.domain.failure.TimedOut;
import dev.promptport.domain.failure.Unavailable;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

@Timeout(60)
class OpenMeteoFaultsTest {

    private static final String FOUND =
            "{\"results\":[{\"name\":\"There\",\"latitude\":1,\"longitude\":2}]}";

    @RegisterExtension
    static final WireMockExtension OPEN_METEO = WireMockExtension.newInstance().build();

    private final OpenMeteoSettings settings =
            OpenMeteoSettings.DEFAULT.withGeocoding(URI.create(OPEN_METEO.baseUrl() + "/search"));
    private OpenMeteoClient client = new OpenMeteoClient(settings);

    @AfterEach
    void close() {
        client.close();
    }

    private static void answers(ResponseDefinitionBuilder answer) {
        OPEN_METEO.stubFor(any(anyUrl()).willReturn(answer));
    }

    private Throwable failure() {
        return catchThrowable(() -> new OpenMeteoGeocoding(client).find("There"));
    }

    private void timeout(Duration timeout) {
        client.close();
        client = new OpenMeteoClient(settings.withTimeout(timeout));
    }

    @Nested
    class A_status {

        @ParameterizedTest
        @CsvSource({
            "400, dev.promptport.domain.failure.BadUpstreamAnswer, 1",
            "302, dev.promptport.domain.failure.BadUpstreamAnswer, 1",
            "401, dev.promptport.domain.failure.Refused, 1",
            "403, dev.promptport.domain.failure.Refused, 1",
            "429, dev.promptport.domain.failure.Throttled, 1",
            "500, dev.promptport.domain.failure.Unavailable, 3",
            "503, dev.promptport.domain.failure.Unavailable, 3"
        })
        void has_a_meaning_and_is_tried_again_where_that_may_help(
                int status, Class<? extends Failure> meaning, int calls) {
            answers(aResponse().withStatus(status).withBody("{\"error\":true,\"reason\":\"key\"}"));

            assertThat(failure()).isExactlyInstanceOf(meaning).hasMessageNotContaining("key");
            OPEN_METEO.verify(calls, anyRequestedFor(anyUrl()));
        }

        @Test
        void is_forgotten_once_an_attempt_succeeds() {
            OPEN_METEO.stubFor(
                    any(anyUrl())
                            .inScenario("recovers")
                            .whenScenarioStateIs(Scenario.STARTED)
                            .willSetStateTo("well")
                            .willReturn(aResponse().withStatus(502)));
            OPEN_METEO.stubFor(
                    any(anyUrl())
                            .inScenario("recovers")
                            .whenScenarioStateIs("well")
                            .willReturn(okJson(FOUND)));

            assertThat(new OpenMeteoGeocoding(client).find("There")).isPresent();
            OPEN_METEO.verify(2, anyRequestedFor(anyUrl()));
        }

        @Test
        void of_too_many_questions_says_when_to_come_back() {
            answers(aResponse().withStatus(429).withHeader("Retry-After", "7"));
            assertThat(throttled().retryAfter()).isEqualTo(Duration.ofSeconds(7));

            answers(aResponse().withStatus(429));
            assertThat(throttled().retryAfter()).isEqualTo(Duration.ofMinutes(1));
        }

        private Throttled throttled() {
            return catchThrowableOfType(
                    Throttled.class, () -> new OpenMeteoGeocoding(client).find("There"));
        }
    }

    @Nested
    class A_connection {

        @ParameterizedTest
        @EnumSource(Fault.class)
        void that_breaks_is_tried_twice_at_most(Fault fault) {
            answers(aResponse().withFault(fault));

            assertThat(failure()).isInstanceOf(Unavailable.class);
            OPEN_METEO.verify(lessThanOrExactly(2), anyRequestedFor(anyUrl()));
        }

        @Test
        void that_nobody_takes_is_unavailable() {
            client.close();
            client =
                    new OpenMeteoClient(
                            settings.withGeocoding(URI.create("http://127.0.0.1:1/search")));

            assertThat(failure()).isInstanceOf(Unavailable.class);
        }
    }

    @Nested
    class An_answer {

        @Test
        void that_is_too_long_is_given_up_at_once() {
            answers(okJson(" ".repeat(BoundedBody.MOST_BYTES + 1)));

            assertThat(failure())
                    .isInstanceOf(BadUpstreamAnswer.class)
                    .hasMessage("Open-Meteo answered with more than 1048576 bytes");
            OPEN_METEO.verify(1, anyRequestedFor(anyUrl()));
        }

        @Test
        void may_be_as_long_as_allowed() {
            answers(okJson(FOUND + " ".repeat(BoundedBody.MOST_BYTES - FOUND.length())));

            assertThat(failure()).isNull();
        }

        @Test
        void that_is_late_is_not_waited_for() {
            timeout(Duration.ofMillis(300));
            answers(okJson(FOUND).withFixedDelay(20_000));

            assertThat(failure())
                    .isInstanceOf(TimedOut.class)
                    .hasMessageContaining("within 300 ms");
        }

        @Test
        void that_begins_and_dribbles_is_not_waited_for() {
            timeout(Duration.ofMillis(300));
            answers(okJson(FOUND).withChunkedDribbleDelay(10, 20_000));

            assertThat(failure()).isInstanceOf(TimedOut.class);
        }

        @Test
        void nobody_waits_for_any_more_is_given_up_soon() throws Exception {
            answers(okJson(FOUND).withFixedDelay(20_000));
            FutureTask<Throwable> asking = new FutureTask<>(OpenMeteoFaultsTest.this::failure);
            Thread caller = Thread.ofPlatform().start(asking);
            Thread.sleep(200);

            caller.interrupt();

            assertThat(asking.get(3, TimeUnit.SECONDS)).isInstanceOf(Cancelled.class);
        }
    }
}
