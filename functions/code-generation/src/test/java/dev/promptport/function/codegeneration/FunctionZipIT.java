package dev.promptport.function.codegeneration;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.exactly;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.matching.StringValuePattern;
import com.google.gson.JsonObject;

import dev.promptport.function.http.lambda.FunctionZip;
import dev.promptport.function.http.lambda.FunctionZipContract;
import dev.promptport.function.http.lambda.LambdaReply;
import dev.promptport.function.http.lambda.PackagedFunction;
import dev.promptport.function.http.lambda.Payload;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The zip under the real runtime interface client, with AWS's wire played on this machine. */
class FunctionZipIT implements FunctionZipContract {

    /** What the reference sends. */
    private static final String ASK =
            "{\"key\": \"Python\", \"message\": \"generate binary search tree\"}";

    private static final String CONVERSE = "/model/[^/]+/converse";
    private static final String CODE = "class Node:\n    pass\n";
    private static final String ANSWER =
            """
            {"output":{"message":{"role":"assistant",
             "content":[{"text":"```python\\nclass Node:\\n    pass\\n```"}]}},
             "stopReason":"end_turn","usage":{"inputTokens":40,"outputTokens":9,"totalTokens":49},
             "metrics":{"latencyMs":321}}""";

    private static final WireMockServer BEDROCK = new WireMockServer(options().dynamicPort());
    private static final WireMockServer S3 = new WireMockServer(options().dynamicPort());
    private static FunctionZip zip;

    @TempDir Path directory;

    @BeforeAll
    static void unpack() throws IOException {
        zip = FunctionZip.unpacked("code-generation");
        BEDROCK.start();
        S3.start();
    }

    @AfterAll
    static void stop() {
        BEDROCK.stop();
        S3.stop();
    }

    @Override
    public FunctionZip zip() {
        return zip;
    }

    @Override
    public String useless() {
        return "pytorch|djl|sagemaker";
    }

    @BeforeEach
    void answer() {
        bedrockAnswers(ANSWER);
        S3.resetAll();
        S3.stubFor(put(anyUrl()).willReturn(ok().withHeader("etag", "\"1\"")));
    }

    private static void bedrockAnswers(String body) {
        BEDROCK.resetAll();
        BEDROCK.stubFor(post(urlPathMatching(CONVERSE)).willReturn(okJson(body)));
    }

    private static void bedrockFails(int status, String type) {
        BEDROCK.resetAll();
        BEDROCK.stubFor(
                post(urlPathMatching(CONVERSE))
                        .willReturn(
                                status(status)
                                        .withHeader("x-amzn-errortype", type)
                                        .withBody("{\"message\":\"no\"}")));
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("ARTIFACTS", "s3://bedrock-course-bucket");
        settings.put("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", BEDROCK.baseUrl());
        settings.put("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:" + S3.port());
        settings.put("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE");
        settings.put("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
        return settings;
    }

    @ParameterizedTest
    @CsvSource({"V2, /dev/code_generation", "V2, /code-generation", "V1, /code_generation"})
    void answers_the_references_request(Payload payload, String path) throws Exception {
        try (PackagedFunction function = zip.start(payload, settings())) {
            long init = function.initMillis();
            long called = System.nanoTime();

            LambdaReply reply = function.post(path, ASK);

            System.out.printf(
                    "function-code-generation.zip: %d bytes, init %d ms, first invocation %d ms%n",
                    zip.size(), init, (System.nanoTime() - called) / 1_000_000);
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            JsonObject answer = reply.json();
            assertThat(answer.get("message").getAsString()).isEqualTo("code generation complete");
            assertThat(answer.get("bucket").getAsString()).isEqualTo("bedrock-course-bucket");
            assertThat(answer.get("key").getAsString())
                    .matches("code_output/[-0-9TZ]{20}-\\w{26}\\.py");
            assertThat(answer.get("model").getAsString())
                    .isEqualTo("bedrock:amazon.nova-lite-v1:0");
            assertThat(answer.getAsJsonObject("usage").get("output_tokens").getAsInt())
                    .isEqualTo(9);
            asked();
            saved(answer.get("key").getAsString());
            assertThat(function.log())
                    .contains("\"message\":\"request\"", "\"status\":200", "\"output_tokens\":9")
                    .doesNotContain("binary search", "class Node", "wJalrXUtn");
        }
    }

    private static void asked() {
        BEDROCK.verify(
                1,
                postRequestedFor(urlPathMatching("/model/amazon\\.nova-lite-v1(:|%3A)0/converse"))
                        .withHeader("authorization", signedFor("bedrock"))
                        .withRequestBody(
                                matchingJsonPath(
                                        "$.messages[0].content[0].text",
                                        equalTo(
                                                "Write Python code for the following instructions:\n\ngenerate binary search tree")))
                        .withRequestBody(
                                matchingJsonPath("$.inferenceConfig.maxTokens", equalTo("2048")))
                        .withRequestBody(
                                matchingJsonPath("$.inferenceConfig.temperature", equalTo("0.1"))));
    }

    private static void saved(String key) {
        S3.verify(
                1,
                putRequestedFor(urlPathEqualTo("/bedrock-course-bucket/" + key))
                        .withHeader("authorization", signedFor("s3"))
                        .withHeader("if-none-match", equalTo("*"))
                        .withHeader("content-type", equalTo("text/x-python; charset=utf-8"))
                        .withRequestBody(equalTo(CODE)));
    }

    private static StringValuePattern signedFor(String service) {
        return matching(
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/\\d{8}/eu-central-1/"
                        + service
                        + "/aws4_request.*");
    }

    @Test
    void answers_in_the_references_words_who_accepts_plain_text() throws Exception {
        try (PackagedFunction function = zip.start(Payload.V2, settings())) {
            LambdaReply reply =
                    function.send(
                            "POST",
                            "/code_generation",
                            Map.of("content-type", "application/json", "accept", "text/plain"),
                            ASK);

            assertThat(reply.body()).isEqualTo("code generation complete");
        }
    }

    @Test
    void says_what_is_wrong_at_bedrock_and_saves_nothing() throws Exception {
        try (PackagedFunction function = zip.start(Payload.V2, settings())) {
            bedrockFails(403, "AccessDeniedException");
            LambdaReply refused = function.post("/code_generation", ASK);
            assertThat(refused.status()).as(refused.body()).isEqualTo(500);
            assertThat(refused.error().get("code").getAsString()).isEqualTo("upstream_auth");

            bedrockFails(429, "ThrottlingException");
            LambdaReply throttled = function.post("/code_generation", ASK);
            assertThat(throttled.status()).as(throttled.body()).isEqualTo(429);
            assertThat(throttled.header("retry-after")).isNotEmpty();

            bedrockAnswers(ANSWER.replace("class Node:\\n    pass\\n", ""));
            LambdaReply nothing = function.post("/code_generation", ASK);
            assertThat(nothing.status()).as(nothing.body()).isEqualTo(502);
            assertThat(nothing.error().get("code").getAsString()).isEqualTo("bad_upstream");

            S3.verify(exactly(0), putRequestedFor(anyUrl()));
        }
    }

    @Test
    void loses_no_code_when_the_bucket_refuses_it() throws Exception {
        S3.resetAll();
        S3.stubFor(
                put(anyUrl())
                        .willReturn(
                                status(403)
                                        .withHeader("content-type", "application/xml")
                                        .withBody(
                                                "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>")));
        try (PackagedFunction function = zip.start(Payload.V2, settings())) {
            LambdaReply reply = function.post("/code_generation", ASK);

            assertThat(reply.status()).as(reply.body()).isEqualTo(502);
            assertThat(reply.error().get("code").getAsString()).isEqualTo("artifact_not_saved");
            assertThat(reply.json().get("code").getAsString()).isEqualTo(CODE);
            assertThat(reply.json().get("language").getAsString()).isEqualTo("Python");
            assertThat(function.log()).contains("ArtifactNotSaved").doesNotContain("class Node");
        }
    }

    @Test
    void asks_the_model_once_for_a_repeated_request() throws Exception {
        Map<String, String> settings = settings();
        settings.put("ARTIFACTS", directory.toString());
        Map<String, String> headers =
                Map.of("content-type", "application/json", "idempotency-key", "order-7");
        try (PackagedFunction function = zip.start(Payload.V2, settings)) {
            JsonObject first = function.send("POST", "/code_generation", headers, ASK).json();
            JsonObject again = function.send("POST", "/code_generation", headers, ASK).json();

            assertThat(first.get("replayed").getAsBoolean()).isFalse();
            assertThat(again.get("replayed").getAsBoolean()).isTrue();
            assertThat(again.get("key")).isEqualTo(first.get("key"));
            assertThat(Files.readString(directory.resolve(first.get("key").getAsString()), UTF_8))
                    .isEqualTo(CODE);
            BEDROCK.verify(1, postRequestedFor(urlPathMatching(CONVERSE)));
        }
    }

    @Test
    void without_a_place_for_artifacts_says_which_setting_brings_one() throws Exception {
        Map<String, String> settings = settings();
        settings.remove("ARTIFACTS");
        try (PackagedFunction function = zip.start(Payload.V2, settings)) {
            function.failedInit();

            assertThat(function.log())
                    .contains("set ARTIFACTS to a directory or s3://bucket/folder");
        }
    }
}
