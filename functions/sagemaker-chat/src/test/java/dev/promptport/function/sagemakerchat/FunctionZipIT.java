package dev.promptport.function.sagemakerchat;

import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;

import dev.promptport.function.http.lambda.FunctionZip;
import dev.promptport.function.http.lambda.FunctionZipContract;
import dev.promptport.function.http.lambda.LambdaReply;
import dev.promptport.function.http.lambda.PackagedFunction;
import dev.promptport.function.http.lambda.Payload;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The zip under the real runtime interface client, with SageMaker's wire played on this machine.
 */
class FunctionZipIT implements FunctionZipContract {

    private static final String ENDPOINT = "jumpstart-dft-hf-llm-mistral-7b-instruct";
    private static final String ADDRESS = "AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME";
    private static final String INVOKED = "/endpoints/" + ENDPOINT + "/invocations";

    /** What the reference sends with curl -d @test_event.json. */
    private static final String EVENT =
            """
            {"inputs":"<s>[INST] What is the capital of France? [/INST]",
             "parameters":{"max_new_tokens":256,"do_sample":true,"temperature":0.7}}""";

    private static final WireMockServer SAGEMAKER = new WireMockServer(options().dynamicPort());
    private static FunctionZip zip;

    @BeforeAll
    static void unpack() throws IOException {
        zip = FunctionZip.unpacked("sagemaker-chat");
        SAGEMAKER.start();
    }

    @AfterAll
    static void stop() {
        SAGEMAKER.stop();
    }

    @Override
    public FunctionZip zip() {
        return zip;
    }

    @Override
    public String useless() {
        return "pytorch|djl|t5";
    }

    @BeforeEach
    void answer() {
        SAGEMAKER.resetAll();
        SAGEMAKER.stubFor(
                post(urlEqualTo(INVOKED))
                        .willReturn(
                                okJson(
                                        "[{\"generated_text\":\" The capital of France is Paris.\"}]")));
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("ENDPOINT_NAME", ENDPOINT);
        settings.put("ENDPOINT_RAW_PROMPTS", "true");
        settings.put(ADDRESS, SAGEMAKER.baseUrl());
        settings.put("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE");
        settings.put("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
        return settings;
    }

    @ParameterizedTest
    @CsvSource({
        "V1, /invoke_sagemaker_endpoint, AWS_ENDPOINT_URL",
        "V2, /v1/invoke_sagemaker_endpoint, AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME",
        "V2, /invoke_sagemaker_endpoint, AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME"
    })
    void answers_the_references_request(Payload payload, String path, String address)
            throws Exception {
        Map<String, String> settings = settings();
        settings.remove(ADDRESS);
        settings.put(address, SAGEMAKER.baseUrl());
        try (PackagedFunction function = zip.start(payload, settings)) {
            long init = function.initMillis();
            long called = System.nanoTime();

            LambdaReply reply = function.post(path, EVENT);

            System.out.printf(
                    "function-sagemaker-chat.zip: %d bytes, init %d ms, first invocation %d ms%n",
                    zip.size(), init, (System.nanoTime() - called) / 1_000_000);
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(reply.body())
                    .isEqualTo(
                            "{\"result\":[{\"generated_text\":\" The capital of France is Paris.\"}]}");
            assertThat(reply.header("x-model")).isEqualTo("sagemaker:" + ENDPOINT);
            SAGEMAKER.verify(
                    1,
                    postRequestedFor(urlEqualTo(INVOKED))
                            .withHeader(
                                    "authorization",
                                    matching(
                                            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/\\d{8}/eu-central-1/sagemaker/aws4_request.*"))
                            .withRequestBody(
                                    equalToJson(
                                            """
                                            {"inputs":"<s>[INST] What is the capital of France? [/INST]",
                                             "parameters":{"max_new_tokens":256,"do_sample":true,"temperature":0.7,
                                             "return_full_text":false}}""",
                                            true,
                                            true)));
            assertThat(function.log())
                    .contains("\"message\":\"request\"", "\"status\":200", "\"output_tokens\":")
                    .doesNotContain("capital", "wJalrXUtn");
        }
    }

    @Test
    void says_when_the_endpoint_has_too_much_to_do() throws Exception {
        SAGEMAKER.stubFor(
                post(urlEqualTo(INVOKED))
                        .willReturn(
                                status(429)
                                        .withHeader("x-amzn-errortype", "ThrottlingException")
                                        .withBody("{\"message\":\"Rate exceeded\"}")));
        try (PackagedFunction function = zip.start(Payload.V1, settings())) {
            LambdaReply reply = function.post("/invoke_sagemaker_endpoint", EVENT);

            assertThat(reply.status()).as(reply.body()).isEqualTo(429);
            assertThat(reply.header("retry-after")).isNotEmpty();
            SAGEMAKER.verify(3, postRequestedFor(urlEqualTo(INVOKED)));
        }
    }

    @Test
    void without_a_model_says_which_setting_brings_one() throws Exception {
        Map<String, String> settings = settings();
        settings.remove("ENDPOINT_NAME");
        try (PackagedFunction function = zip.start(Payload.V2, settings)) {
            function.failedInit();

            assertThat(function.log()).contains("set SAGEMAKER_CHAT_MODEL to provider:name");
        }
    }
}
