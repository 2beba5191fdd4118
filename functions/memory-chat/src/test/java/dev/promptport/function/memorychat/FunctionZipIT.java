package dev.promptport.function.memorychat;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The zip under the real runtime interface client, with the wires of OpenAI and DynamoDB played on
 * this machine.
 */
class FunctionZipIT implements FunctionZipContract {

    private static final String KEY = "sk-nobody";
    private static final String COMPLETIONS = "/v1/chat/completions";
    private static final WireMockServer UPSTREAM = new WireMockServer(options().dynamicPort());
    private static FunctionZip zip;

    @BeforeAll
    static void unpack() throws IOException {
        zip = FunctionZip.unpacked("memory-chat");
        UPSTREAM.start();
    }

    @AfterAll
    static void stop() {
        UPSTREAM.stop();
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
        UPSTREAM.resetAll();
        answers("Tea?", "Green tea.");
        answers("Why?", "It is evening.");
        UPSTREAM.stubFor(post(urlEqualTo("/")).willReturn(okJson("{}")));
    }

    private static void answers(String question, String answer) {
        UPSTREAM.stubFor(
                post(urlEqualTo(COMPLETIONS))
                        .withRequestBody(containing("\"" + question + "\"}]"))
                        .willReturn(
                                okJson(
                                        """
                                        {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"gpt-4-turbo-2024-04-09",
                                         "choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"%s"}}],
                                         "usage":{"prompt_tokens":9,"completion_tokens":3,"total_tokens":12}}"""
                                                .formatted(answer))));
    }

    private static Map<String, String> settings(String memory) {
        Map<String, String> settings = new HashMap<>();
        settings.put("OPENAI_API_KEY", KEY);
        settings.put("OPENAI_BASE_URL", UPSTREAM.baseUrl() + "/v1");
        settings.put("MEMORY", memory);
        settings.put("AWS_ENDPOINT_URL_DYNAMODB", UPSTREAM.baseUrl());
        settings.put("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE");
        settings.put("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
        return settings;
    }

    @ParameterizedTest
    @EnumSource(Payload.class)
    void remembers_in_a_directory(Payload payload, @TempDir Path memory) throws Exception {
        try (PackagedFunction function = zip.start(payload, settings(memory.toString()))) {
            long init = function.initMillis();
            long called = System.nanoTime();
            LambdaReply first =
                    function.post(
                            "/v1/langchain",
                            "{\"messages\":[{\"role\":\"system\",\"content\":\"Be kind.\"},{\"role\":\"user\",\"content\":\"Tea?\"}],\"conversation_id\":\"tea\"}");

            System.out.printf(
                    "function-memory-chat.zip: %d bytes, init %d ms, first invocation %d ms%n",
                    zip.size(), init, (System.nanoTime() - called) / 1_000_000);
            assertThat(first.status()).as(first.body()).isEqualTo(200);
            assertThat(first.header("x-memory")).isEqualTo("saved");

            LambdaReply second =
                    function.post(
                            "/langchain", "{\"input_text\":\"Why?\",\"conversation_id\":\"tea\"}");

            assertThat(second.status()).as(second.body()).isEqualTo(200);
            assertThat(second.body())
                    .contains(
                            "\"Tea?\"",
                            "\"Green tea.\"",
                            "\"Why?\"",
                            "\"It is evening.\"",
                            "\"lambda\":\"lambda_langchain\"",
                            "\"model\":\"gpt-4-turbo\"");
            UPSTREAM.verify(
                    1,
                    postRequestedFor(urlEqualTo(COMPLETIONS))
                            .withHeader("authorization", equalTo("Bearer " + KEY))
                            .withRequestBody(
                                    equalToJson(
                                            """
                                            {"model":"gpt-4-turbo","temperature":0.5,"messages":[
                                             {"role":"user","content":"Tea?"},
                                             {"role":"assistant","content":"Green tea."},
                                             {"role":"user","content":"Why?"}]}""",
                                            false,
                                            true)));
            assertThat(function.log())
                    .contains("\"message\":\"request\"", "\"output_tokens\":3")
                    .doesNotContain("Tea?", "Green tea", KEY);
        }
    }

    @Test
    void remembers_in_a_table() throws Exception {
        try (PackagedFunction function = zip.start(Payload.V2, settings("dynamodb:talks"))) {
            LambdaReply reply =
                    function.post(
                            "/examples/default-marv-sarcastic-chat",
                            "{\"input_text\":\"Tea?\",\"conversation_id\":\"tea\"}");

            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(reply.header("x-memory")).isEqualTo("saved");
            for (String operation : new String[] {"GetItem", "PutItem"}) {
                UPSTREAM.verify(
                        1,
                        postRequestedFor(urlEqualTo("/"))
                                .withHeader(
                                        "x-amz-target", equalTo("DynamoDB_20120810." + operation))
                                .withRequestBody(containing("\"TableName\":\"talks\"")));
            }
        }
    }

    @Test
    void without_a_model_says_which_setting_brings_one() throws Exception {
        Map<String, String> settings = settings("");
        settings.remove("OPENAI_API_KEY");
        settings.remove("OPENAI_BASE_URL");
        try (PackagedFunction function = zip.start(Payload.V2, settings)) {
            function.failedInit();

            assertThat(function.log()).contains("set OPENAI_API_KEY", "set MEMORY_CHAT_MODEL");
        }
    }
}
