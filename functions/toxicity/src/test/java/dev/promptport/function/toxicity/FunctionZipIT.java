package dev.promptport.function.toxicity;

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

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The zip under the real runtime interface client, with SageMaker's wire played on this machine.
 */
class FunctionZipIT implements FunctionZipContract {

    private static final String ENDPOINT = "sagemaker-scikit-learn-2023-11-03-03-18-30-402";
    private static final String INVOKED = "/endpoints/" + ENDPOINT + "/invocations";

    /** The reference's own request, as its function URL hands it over. */
    private static final String ASK = "/?k=3&q=who%20am%20i";

    /** The reference's own answer. */
    private static final String ANSWER =
            "[[\"__label__none\",\"__label__toxic\",\"__label__obscene\"],"
                    + "[\"0.9797907\",\"0.02019908\",\"3.6296085e-05\"]]";

    private static final WireMockServer SAGEMAKER = new WireMockServer(options().dynamicPort());
    private static FunctionZip zip;

    @BeforeAll
    static void unpack() throws IOException {
        zip = FunctionZip.unpacked("toxicity");
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
        return "pytorch|djl|bedrock|/s3-";
    }

    @BeforeEach
    void answer() {
        SAGEMAKER.resetAll();
        SAGEMAKER.stubFor(post(urlEqualTo(INVOKED)).willReturn(okJson(ANSWER)));
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("ENDPOINT_NAME", ENDPOINT);
        settings.put("AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME", SAGEMAKER.baseUrl());
        settings.put("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE");
        settings.put("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
        return settings;
    }

    private static LambdaReply get(PackagedFunction function, String target)
            throws IOException, InterruptedException {
        return function.send("GET", target, Map.of(), "");
    }

    @Test
    void answers_the_references_request_as_the_reference() throws Exception {
        try (PackagedFunction function = zip.start(Payload.V2, settings())) {
            long init = function.initMillis();
            long called = System.nanoTime();

            LambdaReply reply = get(function, ASK);

            System.out.printf(
                    "function-toxicity.zip: %d bytes, init %d ms, first invocation %d ms%n",
                    zip.size(), init, (System.nanoTime() - called) / 1_000_000);
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(reply.body()).isEqualTo(ANSWER);
            SAGEMAKER.verify(
                    1,
                    postRequestedFor(urlEqualTo(INVOKED))
                            .withHeader(
                                    "authorization",
                                    matching(
                                            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/\\d{8}/eu-central-1/sagemaker/aws4_request.*"))
                            .withRequestBody(equalToJson("{\"q\":\"who am i\",\"k\":3}")));
            assertThat(function.log())
                    .contains("\"message\":\"request\"", "\"status\":200")
                    .doesNotContain("who am i", "wJalrXUtn");
        }
    }

    @Test
    void answers_a_rest_api_too() throws Exception {
        try (PackagedFunction function = zip.start(Payload.V1, settings())) {
            assertThat(function.post("/toxicity", "{\"q\":\"who am i\",\"k\":3}").body())
                    .isEqualTo(ANSWER);
            assertThat(get(function, "/toxicity?q=%20").status()).isEqualTo(400);
        }
    }

    @Test
    void says_what_is_wrong_at_the_endpoint() throws Exception {
        try (PackagedFunction function = zip.start(Payload.V2, settings())) {
            fails(403, "AccessDeniedException");
            LambdaReply refused = get(function, ASK);
            assertThat(refused.status()).as(refused.body()).isEqualTo(500);
            assertThat(refused.error().get("code").getAsString()).isEqualTo("upstream_auth");
            assertThat(refused.header("x-should-retry")).isEqualTo("false");

            fails(429, "ThrottlingException");
            LambdaReply throttled = get(function, ASK);
            assertThat(throttled.status()).as(throttled.body()).isEqualTo(429);
            assertThat(throttled.header("retry-after")).isNotEmpty();

            SAGEMAKER.resetAll();
            SAGEMAKER.stubFor(post(urlEqualTo(INVOKED)).willReturn(okJson("[[\"half\"],[")));
            LambdaReply broken = get(function, ASK);
            assertThat(broken.status()).as(broken.body()).isEqualTo(502);
            assertThat(broken.error().get("code").getAsString()).isEqualTo("bad_upstream");

            SAGEMAKER.resetAll();
            SAGEMAKER.stubFor(post(urlEqualTo(INVOKED)).willReturn(okJson(ANSWER)));
            assertThat(get(function, ASK).body()).isEqualTo(ANSWER);
        }
    }

    private static void fails(int status, String type) {
        SAGEMAKER.resetAll();
        SAGEMAKER.stubFor(
                post(urlEqualTo(INVOKED))
                        .willReturn(
                                status(status)
                                        .withHeader("x-amzn-errortype", type)
                                        .withBody("{\"Message\":\"no\"}")));
    }

    @Test
    void without_a_model_says_which_setting_brings_one() throws Exception {
        Map<String, String> settings = settings();
        settings.remove("ENDPOINT_NAME");
        try (PackagedFunction function = zip.start(Payload.V2, settings)) {
            function.failedInit();

            assertThat(function.log()).contains("set TOXICITY_MODEL to provider:name");
        }
    }
}
