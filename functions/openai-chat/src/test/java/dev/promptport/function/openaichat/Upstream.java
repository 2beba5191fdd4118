package dev.promptport.function.openaichat;

import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.util.List;
import java.util.Map;

/** An endpoint that speaks OpenAI's protocol, played on this machine. */
final class Upstream implements AutoCloseable {

    static final String KEY = "sk-test-0123456789";

    private static final String PATH = "/v1/chat/completions";

    private final WireMockServer server = new WireMockServer(options().dynamicPort());

    Upstream() {
        server.start();
    }

    /** What has a function ask this endpoint. */
    Map<String, String> settings() {
        return Map.of("OPENAI_BASE_URL", server.baseUrl() + "/v1", "OPENAI_API_KEY", KEY);
    }

    /** Answers every request so, and forgets those before. */
    void answers(String json) {
        server.resetAll();
        server.stubFor(post(urlEqualTo(PATH)).willReturn(okJson(json)));
    }

    /** Answers with a text. */
    void says(String text) {
        answers(
                """
                {"id":"chatcmpl-1","object":"chat.completion","created":1735689600,"model":"gpt-4-turbo-2024-04-09",
                 "choices":[{"index":0,"message":{"role":"assistant","content":"%s"},"finish_reason":"stop"}],
                 "usage":{"prompt_tokens":9,"completion_tokens":3,"total_tokens":12,
                          "prompt_tokens_details":{"cached_tokens":4}}}"""
                        .formatted(text));
    }

    /** Answers with these events. */
    void streams(String... data) {
        StringBuilder body = new StringBuilder();
        for (String event : data) {
            body.append("data: ").append(event).append("\n\n");
        }
        server.resetAll();
        server.stubFor(
                post(urlEqualTo(PATH))
                        .willReturn(
                                ok(body.toString())
                                        .withHeader("Content-Type", "text/event-stream")));
    }

    /** Answers with an error. */
    void fails(int code, String body) {
        server.resetAll();
        server.stubFor(
                post(urlEqualTo(PATH))
                        .willReturn(
                                status(code)
                                        .withHeader("Content-Type", "application/json")
                                        .withBody(body)));
    }

    /** What it was asked last, as JSON. */
    JsonObject asked() {
        return JsonParser.parseString(requests().getLast().getBodyAsString()).getAsJsonObject();
    }

    List<LoggedRequest> requests() {
        return server.findAll(postRequestedFor(urlEqualTo(PATH)));
    }

    @Override
    public void close() {
        server.stop();
    }
}
