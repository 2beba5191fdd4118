package dev.promptport.aws.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.aws.client.wire.Exchange;
import dev.promptport.aws.client.wire.FaultServer;
import dev.promptport.aws.client.wire.LocalSettings;
import dev.promptport.domain.completion.Deadline;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;

import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;
import software.amazon.awssdk.http.async.SdkHttpContentPublisher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

class JdkHttpClientTest {

    @Nested
    class ACallOfTheSdk {

        private FaultServer upstream;
        private Sample sample;

        @BeforeEach
        void start() throws IOException {
            upstream = FaultServer.start(exchange -> exchange.json(200, Sample.answer("yes")));
            sample = new Sample(upstream.settings());
        }

        @AfterEach
        void close() throws IOException {
            sample.close();
            upstream.close();
        }

        @Test
        void keepsThePercentEncodingOfTheModelsName() {
            sample.ask();

            assertThat(upstream.requests().getFirst().line())
                    .isEqualTo(
                            "POST /model/arn%3Aaws%3Abedrock%3Aeu-central-1%3A123456789012%3Ainference-profile%2Feu.anthropic.claude%3A0/converse HTTP/1.1");
        }

        @Test
        void hasEveryHeaderOnce() {
            sample.ask();

            Exchange request = upstream.requests().getFirst();
            assertThat(request.headers()).allSatisfy((_, values) -> assertThat(values).hasSize(1));
            assertThat(request.headers())
                    .containsKeys("host", "content-length", "content-type", "authorization");
            assertThat(request.header("host")).containsExactly(upstream.endpoint().getAuthority());
            assertThat(request.header("content-length"))
                    .containsExactly(String.valueOf(request.body().length));
        }

        @Test
        void isSignedSoThatAwsAcceptsIt() throws Exception {
            sample.ask();

            SignedRequest request = new SignedRequest(upstream.requests().getFirst());
            assertThat(request.accessKey()).isEqualTo(LocalSettings.ACCESS_KEY);
            assertThat(request.scope()).endsWith("/eu-central-1/bedrock/aws4_request");
            assertThat(request.signedHeaders()).contains("host", "x-amz-date");
            assertThat(request.signature())
                    .isEqualTo(request.expectedSignature(LocalSettings.SECRET_KEY));
        }

        @Test
        void reusesItsConnection() {
            for (int i = 0; i < 5; i++) {
                sample.ask();
            }

            assertThat(upstream.calls()).isEqualTo(5);
            assertThat(upstream.connections()).isOne();
        }

        @Test
        void carriesALargeBodyWhole() {
            String prompt = "grüße ".repeat(700_000);

            assertThat(sample.ask(prompt, Deadline.in(Sample.PLENTY))).isEqualTo("yes");

            assertThat(new String(upstream.requests().getFirst().body(), StandardCharsets.UTF_8))
                    .contains(prompt);
        }
    }

    @Nested
    class ACallOfItsOwn {

        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private final JdkHttpClient client = new JdkHttpClient(Duration.ofSeconds(3), threads);

        @AfterEach
        void close() {
            client.close();
            threads.shutdownNow();
        }

        private CompletableFuture<Void> call(
                FaultServer upstream,
                SdkHttpMethod method,
                SdkHttpContentPublisher content,
                SdkAsyncHttpResponseHandler handler) {
            return client.execute(
                    AsyncExecuteRequest.builder()
                            .request(
                                    SdkHttpRequest.builder()
                                            .method(method)
                                            .uri(upstream.endpoint())
                                            .encodedPath("/a%2Fb")
                                            .appendRawQueryParameter("q", "a b&c")
                                            .putHeader("x-several", List.of("one", "two"))
                                            .build())
                            .requestContentPublisher(content)
                            .responseHandler(handler)
                            .build());
        }

        @Test
        void sendsNoBodyWhenThereIsNone() throws Exception {
            try (FaultServer upstream =
                    FaultServer.startForAnyRequest(exchange -> exchange.json(200, "{}"))) {
                Answer answer = new Answer();

                call(upstream, SdkHttpMethod.GET, content(new byte[0], true), answer)
                        .get(5, TimeUnit.SECONDS);

                Exchange request = upstream.requests().getFirst();
                assertThat(request.line()).isEqualTo("GET /a%2Fb?q=a%20b%26c HTTP/1.1");
                assertThat(request.header("x-several")).containsExactly("one", "two");
                assertThat(request.body()).isEmpty();
                assertThat(answer.text()).isEqualTo("{}");
                assertThat(answer.status()).isEqualTo(200);
            }
        }

        @Test
        void sendsABodyWhoseLengthIsUnknownInChunks() throws Exception {
            byte[] bytes = new byte[300_000];
            new Random(1).nextBytes(bytes);
            try (FaultServer upstream =
                    FaultServer.startForAnyRequest(exchange -> exchange.json(201, "{}"))) {
                Answer answer = new Answer();

                call(upstream, SdkHttpMethod.PUT, content(bytes, false), answer)
                        .get(5, TimeUnit.SECONDS);

                Exchange request = upstream.requests().getFirst();
                assertThat(request.header("transfer-encoding")).containsExactly("chunked");
                assertThat(request.body()).isEqualTo(bytes);
                assertThat(answer.status()).isEqualTo(201);
            }
        }

        @Test
        void doesNotFollowRedirects() throws Exception {
            try (FaultServer upstream =
                    FaultServer.startForAnyRequest(
                            exchange ->
                                    exchange.write(
                                            "HTTP/1.1 307 Elsewhere\r\nLocation: /other\r\n"
                                                    + "Content-Length: 0\r\n\r\n"))) {
                Answer answer = new Answer();

                call(upstream, SdkHttpMethod.GET, content(new byte[0], true), answer)
                        .get(5, TimeUnit.SECONDS);

                assertThat(answer.status()).isEqualTo(307);
                assertThat(upstream.calls()).isOne();
            }
        }

        @Test
        void closesTheConnectionSoonAfterItIsCancelled() throws Exception {
            try (FaultServer upstream =
                    FaultServer.startForAnyRequest(
                            exchange -> {
                                exchange.head(200, "text/plain", 100);
                                exchange.write("begun");
                                exchange.silence();
                            })) {
                Answer answer = new Answer();
                CompletableFuture<Void> call =
                        call(upstream, SdkHttpMethod.GET, content(new byte[0], true), answer);
                while (!answer.text().equals("begun")) {
                    Thread.sleep(5);
                }

                call.cancel(true);

                assertThat(upstream.everyConnectionEnds(Duration.ofSeconds(1))).isTrue();
            }
        }

        @Test
        void failsWhenItsAnswerCannotBeHandled() throws Exception {
            try (FaultServer upstream =
                    FaultServer.startForAnyRequest(exchange -> exchange.json(200, "{}"))) {
                IllegalStateException own = new IllegalStateException("unprepared");
                CompletableFuture<Void> call =
                        call(
                                upstream,
                                SdkHttpMethod.GET,
                                content(new byte[0], true),
                                new Answer() {
                                    @Override
                                    public void onHeaders(SdkHttpResponse response) {
                                        throw own;
                                    }
                                });

                assertThatThrownBy(() -> call.get(5, TimeUnit.SECONDS))
                        .isInstanceOf(ExecutionException.class)
                        .hasCause(own);
            }
        }

        private static SdkHttpContentPublisher content(byte[] bytes, boolean lengthKnown) {
            AsyncRequestBody body = AsyncRequestBody.fromBytes(bytes);
            return new SdkHttpContentPublisher() {
                @Override
                public Optional<Long> contentLength() {
                    return lengthKnown ? Optional.of((long) bytes.length) : Optional.empty();
                }

                @Override
                public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
                    body.subscribe(subscriber);
                }
            };
        }
    }

    /** What came back. */
    private static class Answer implements SdkAsyncHttpResponseHandler {

        private final StringBuffer text = new StringBuffer();
        private volatile int status;

        int status() {
            return status;
        }

        String text() {
            return text.toString();
        }

        @Override
        public void onHeaders(SdkHttpResponse response) {
            status = response.statusCode();
        }

        @Override
        public void onStream(Publisher<ByteBuffer> body) {
            var _ =
                    SdkPublisher.adapt(body)
                            .subscribe(bytes -> text.append(StandardCharsets.UTF_8.decode(bytes)));
        }

        @Override
        public void onError(Throwable error) {}
    }
}
