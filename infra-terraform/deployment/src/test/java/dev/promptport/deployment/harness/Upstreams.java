package dev.promptport.deployment.harness;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;

import java.net.URI;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What functions ask: models and S3 answer what they are told to here, moto answers for the rest of
 * AWS.
 */
final class Upstreams implements AutoCloseable {

    /** What a reference's endpoint for chats answered. */
    static final String GENERATED = "[{\"generated_text\":\" The capital of France is Paris.\"}]";

    /** What a reference's endpoint for toxicity answered. */
    static final String LABELS =
            "[[\"__label__none\",\"__label__toxic\",\"__label__obscene\"],"
                    + "[\"0.9797907\",\"0.02019908\",\"3.6296085e-05\"]]";

    static final String SAID = "She broke the lamp post.";

    private final PlayedBuckets buckets = new PlayedBuckets();
    private final WireMockServer server =
            new WireMockServer(options().dynamicPort().extensions(buckets));

    Upstreams(URI moto) {
        server.start();
        server.stubFor(
                any(anyUrl()).atPriority(9).willReturn(aResponse().proxiedFrom(moto.toString())));
        bedrock();
        sageMaker();
        openAi();
        weather();
        server.stubFor(
                any(anyUrl())
                        .withHeader("authorization", containing("/s3/aws4_request"))
                        .willReturn(ok().withTransformers(PlayedBuckets.NAME)));
    }

    /** What leads a function here. */
    Map<String, String> settings() {
        return Map.of(
                "AWS_ENDPOINT_URL", "http://127.0.0.1:" + server.port(),
                "OPENAI_BASE_URL", server.baseUrl() + "/v1",
                "WEATHER_GEOCODING_URL", server.baseUrl() + "/weather/search",
                "WEATHER_FORECAST_URL", server.baseUrl() + "/weather/forecast");
    }

    /** What was put to a bucket; empty if nothing was. */
    String object(String bucket, String key) {
        return buckets.text(bucket, key);
    }

    /** What was asked since the last time, in order. */
    List<LoggedRequest> takeRequests() {
        List<LoggedRequest> requests =
                server.getAllServeEvents().reversed().stream().map(ServeEvent::getRequest).toList();
        server.resetRequests();
        return requests;
    }

    private void bedrock() {
        server.stubFor(
                post(urlPathMatching("/model/[^/]+/converse"))
                        .willReturn(
                                okJson(
                                        """
                                        {"output":{"message":{"role":"assistant",
                                         "content":[{"text":"```python\\nclass Node:\\n    pass\\n```"}]}},
                                         "stopReason":"end_turn",
                                         "usage":{"inputTokens":40,"outputTokens":9,"totalTokens":49},
                                         "metrics":{"latencyMs":321}}""")));
    }

    private void sageMaker() {
        server.stubFor(
                post(urlPathMatching("/endpoints/[^/]+/invocations"))
                        .withRequestBody(containing("\"inputs\""))
                        .willReturn(okJson(GENERATED)));
        server.stubFor(
                post(urlPathMatching("/endpoints/[^/]+/invocations"))
                        .withRequestBody(matching("\\{\"q\":\"[^\"]*\",\"k\":3\\}"))
                        .willReturn(okJson(LABELS)));
    }

    /** Calls a tool when it is offered some and was not told a result yet. */
    private void openAi() {
        server.stubFor(
                post(urlEqualTo("/v1/chat/completions"))
                        .atPriority(5)
                        .willReturn(okJson(completion("stop", "\"content\":\"" + SAID + "\""))));
        server.stubFor(
                post(urlEqualTo("/v1/chat/completions"))
                        .atPriority(4)
                        .withRequestBody(containing("\"get_current_weather\""))
                        .willReturn(
                                okJson(
                                        completion(
                                                "tool_calls",
                                                """
                                                "content":null,"tool_calls":[{"id":"call_1","type":"function",
                                                 "function":{"name":"get_current_weather",
                                                 "arguments":"{\\"location\\":\\"Cambridge, MA\\",\\"unit\\":\\"USCS\\"}"}}]"""))));
        server.stubFor(
                post(urlEqualTo("/v1/chat/completions"))
                        .atPriority(3)
                        .withRequestBody(containing("\"role\":\"tool\""))
                        .willReturn(
                                okJson(
                                        completion(
                                                "stop",
                                                "\"content\":\"It is 50 °F in Cambridge.\""))));
    }

    private static String completion(String reason, String message) {
        return """
               {"id":"chatcmpl-1","object":"chat.completion","created":1735689600,"model":"gpt-4-turbo-2024-04-09",
                "choices":[{"index":0,"message":{"role":"assistant",%s},"finish_reason":"%s"}],
                "usage":{"prompt_tokens":9,"completion_tokens":3,"total_tokens":12}}"""
                .formatted(message, reason);
    }

    private void weather() {
        server.stubFor(
                get(urlPathEqualTo("/weather/search"))
                        .withQueryParam("name", equalTo("Cambridge"))
                        .willReturn(
                                okJson(
                                        """
                                        {"results":[{"name":"Cambridge","latitude":42.3751,"longitude":-71.10561,
                                         "country_code":"US","country":"United States","admin1":"Massachusetts"}]}""")));
        server.stubFor(
                get(urlPathEqualTo("/weather/forecast"))
                        .willReturn(
                                okJson(
                                        """
                                        {"utc_offset_seconds":0,
                                         "hourly":{"time":[%s],"temperature_2m":[%s],"precipitation":[%s]}}"""
                                                .formatted(
                                                        hours(),
                                                        repeated("10.0"),
                                                        repeated("0.2")))));
    }

    /** From today's midnight in UTC on, and long enough for a test that runs over midnight. */
    private static String hours() {
        LocalDateTime midnight = LocalDate.now(ZoneOffset.UTC).atStartOfDay();
        return IntStream.range(0, 72)
                .mapToObj(hour -> "\"" + midnight.plusHours(hour) + "\"")
                .collect(Collectors.joining(","));
    }

    private static String repeated(String value) {
        return IntStream.range(0, 72).mapToObj(_ -> value).collect(Collectors.joining(","));
    }

    @Override
    public void close() {
        server.stop();
    }
}
