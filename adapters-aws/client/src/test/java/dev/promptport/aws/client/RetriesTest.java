package dev.promptport.aws.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.promptport.aws.client.wire.Exchange;
import dev.promptport.aws.client.wire.FaultServer;
import dev.promptport.aws.client.wire.Upstream;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.TimedOut;
import dev.promptport.domain.failure.Unavailable;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

class RetriesTest {

    @Nested
    class AnErrorStatus {

        private final Upstream upstream = Upstream.start();
        private final Sample sample = new Sample(upstream.settings());

        @AfterEach
        void close() {
            sample.close();
            upstream.close();
        }

        @ParameterizedTest(name = "{0} {1}: {2} calls")
        @CsvSource({
            "429, ThrottlingException, 3",
            "429, ModelNotReadyException, 3",
            "500, InternalServerException, 3",
            "502, '', 3",
            "503, ServiceUnavailableException, 3",
            "504, '', 3",
            "400, ValidationException, 1",
            "403, AccessDeniedException, 1",
            "404, ResourceNotFoundException, 1",
            "408, ModelTimeoutException, 1",
            "424, ModelErrorException, 1",
        })
        void isTriedAgainWhenThatMayHelpAndThreeTimesAtMost(int status, String type, int calls) {
            upstream.answers(Upstream.error(status, type, "no"));

            assertThatThrownBy(sample::ask).isInstanceOf(Failure.class);

            assertThat(upstream.calls()).isEqualTo(calls);
        }

        @Test
        void isForgottenOnceAnAttemptSucceeds() {
            upstream.answers(
                    Upstream.error(503, "ServiceUnavailableException", "no"),
                    Upstream.error(429, "ThrottlingException", "no"),
                    Upstream.json(Sample.answer("yes")));

            assertThat(sample.ask()).isEqualTo("yes");
            assertThat(upstream.calls()).isEqualTo(3);
        }

        @Test
        void isNotTriedAgainWhenTheSettingsSayOneAttempt() {
            upstream.answers(Upstream.error(503, "ServiceUnavailableException", "no"));

            try (Sample once = new Sample(upstream.settings().withAttempts(1))) {
                assertThatThrownBy(once::ask).isInstanceOf(Unavailable.class);
            }

            assertThat(upstream.calls()).isOne();
        }
    }

    @Nested
    class ABrokenConnection {

        private void isTriedThreeTimes(Class<? extends Failure> failure, FaultServer.Answer answer)
                throws IOException {
            try (FaultServer upstream = FaultServer.start(answer);
                    Sample sample = new Sample(upstream.settings())) {
                assertThatThrownBy(sample::ask).isInstanceOf(failure);
                assertThat(upstream.calls()).isEqualTo(3);
            }
        }

        @Test
        void isTriedThreeTimesWhenItIsReset() throws IOException {
            isTriedThreeTimes(Unavailable.class, Exchange::reset);
        }

        @Test
        void isTriedThreeTimesWhenItIsClosedWithoutAnAnswer() throws IOException {
            isTriedThreeTimes(Unavailable.class, Exchange::cut);
        }

        @Test
        void isTriedThreeTimesWhenItEndsWithHalfABody() throws IOException {
            isTriedThreeTimes(
                    Unavailable.class,
                    exchange -> {
                        exchange.head(200, "application/json", 500);
                        exchange.write(Sample.answer("half").substring(0, 40));
                        exchange.cut();
                    });
        }

        @Test
        void isUnreachableWhenNobodyListens() throws IOException {
            URI nobody;
            AwsSettings settings;
            try (FaultServer closed = FaultServer.start(Exchange::cut)) {
                nobody = closed.endpoint();
                settings = closed.settings();
            }

            try (Sample sample = new Sample(settings.withEndpoint(nobody))) {
                assertThatThrownBy(sample::ask)
                        .isInstanceOf(Unavailable.class)
                        .hasMessage(
                                "Amazon Bedrock cannot be reached, or broke off; try again later");
            }
        }
    }

    @Nested
    class Garbage {

        private Throwable failureOf(FaultServer.Answer answer) throws IOException {
            try (FaultServer upstream = FaultServer.start(answer);
                    Sample sample = new Sample(upstream.settings())) {
                Throwable failure = catchThrowable(sample::ask);
                assertThat(upstream.calls()).isBetween(1, 3);
                return failure;
            }
        }

        @Test
        void insteadOfHttpIsABadAnswer() throws IOException {
            assertThat(
                            failureOf(
                                    exchange -> {
                                        exchange.write("what do you want?\r\n\r\n");
                                        exchange.cut();
                                    }))
                    .isInstanceOf(BadUpstreamAnswer.class)
                    .hasMessage("Amazon Bedrock answered something that cannot be read");
        }

        @Test
        void insteadOfJsonIsABadAnswer() throws IOException {
            assertThat(failureOf(exchange -> exchange.json(200, "<html>sorry</html>")))
                    .isInstanceOf(BadUpstreamAnswer.class)
                    .hasMessage("Amazon Bedrock answered something that cannot be read");
        }

        @Test
        void ofTheRightSyntaxAndTheWrongShapeIsABadAnswer() throws IOException {
            assertThat(failureOf(exchange -> exchange.json(200, "{\"output\":[1,2]}")))
                    .isInstanceOf(BadUpstreamAnswer.class);
        }
    }

    @Nested
    class AfterTheDeadline {

        @Test
        void nothingIsSentAnyMore() throws Exception {
            AwsSettings quick;
            try (FaultServer upstream =
                    FaultServer.start(exchange -> exchange.json(503, "{\"message\":\"no\"}"))) {
                quick = upstream.settings();
                AwsSettings patient =
                        new AwsSettings(
                                quick.region(),
                                quick.credentials(),
                                quick.endpoint(),
                                100,
                                Duration.ofMillis(40),
                                quick.connectTimeout());
                try (Sample sample = new Sample(patient)) {
                    Deadline deadline = Deadline.in(Duration.ofMillis(500));
                    assertThatThrownBy(() -> sample.ask(Sample.PROMPT, deadline))
                            .isInstanceOf(TimedOut.class);
                    int calls = upstream.calls();
                    Thread.sleep(Duration.ofSeconds(1));

                    assertThat(calls).isPositive();
                    assertThat(upstream.calls()).isEqualTo(calls);
                }
            }
        }
    }
}
