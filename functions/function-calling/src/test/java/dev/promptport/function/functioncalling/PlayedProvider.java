package dev.promptport.function.functioncalling;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import dev.promptport.aws.bedrock.BedrockCompletions;
import dev.promptport.aws.bedrock.BedrockSettings;
import dev.promptport.aws.client.AwsClients;
import dev.promptport.aws.client.wire.LocalSettings;
import dev.promptport.function.http.provider.CompletionProvider;
import dev.promptport.inference.openai.OpenAiCompletions;
import dev.promptport.inference.openai.OpenAiKey;
import dev.promptport.inference.openai.OpenAiSettings;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A provider on this machine, that answers with what was recorded of it. */
final class PlayedProvider implements AutoCloseable {

    /** What a model was told of a tool call. */
    record Told(String call, JsonObject content, boolean error) {}

    /** The wires on which the same conversation is recorded. */
    enum Wire {
        OPENAI("openai:gpt-4-turbo") {
            @Override
            CompletionProvider provider(URI at) {
                OpenAiCompletions port =
                        new OpenAiCompletions(OpenAiSettings.at(at, OpenAiKey.NONE));
                return new CompletionProvider("openai", port, port);
            }

            @Override
            Map<String, String> settings(String at) {
                return Map.of("OPENAI_BASE_URL", at, "OPENAI_API_KEY", "sk-nobodys");
            }

            /** The wire marks no errors; that it is one is said in the content. */
            @Override
            Stream<Told> told(JsonObject message) {
                if (!message.get("role").getAsString().equals("tool")) {
                    return Stream.empty();
                }
                JsonObject content =
                        JsonParser.parseString(message.get("content").getAsString())
                                .getAsJsonObject();
                return Stream.of(
                        new Told(
                                message.get("tool_call_id").getAsString(),
                                content,
                                content.has("error")));
            }
        },
        BEDROCK("bedrock:anthropic.claude-3-haiku-20240307-v1:0") {
            @Override
            CompletionProvider provider(URI at) {
                BedrockCompletions port =
                        new BedrockCompletions(
                                new AwsClients(LocalSettings.at(at)), BedrockSettings.DEFAULT);
                return new CompletionProvider("bedrock", port, port);
            }

            @Override
            Map<String, String> settings(String at) {
                return Map.of(
                        "AWS_ENDPOINT_URL_BEDROCK_RUNTIME", at,
                        "AWS_ACCESS_KEY_ID", LocalSettings.ACCESS_KEY,
                        "AWS_SECRET_ACCESS_KEY", LocalSettings.SECRET_KEY);
            }

            @Override
            Stream<Told> told(JsonObject message) {
                return message.getAsJsonArray("content").asList().stream()
                        .map(block -> block.getAsJsonObject().getAsJsonObject("toolResult"))
                        .filter(Objects::nonNull)
                        .map(
                                result ->
                                        new Told(
                                                result.get("toolUseId").getAsString(),
                                                result.getAsJsonArray("content")
                                                        .get(0)
                                                        .getAsJsonObject()
                                                        .getAsJsonObject("json"),
                                                result.has("status")
                                                        && result.get("status")
                                                                .getAsString()
                                                                .equals("error")));
            }
        };

        private final String model;

        Wire(String model) {
            this.model = model;
        }

        /** As the function's setting has it. */
        String model() {
            return model;
        }

        abstract CompletionProvider provider(URI at);

        abstract Map<String, String> settings(String at);

        abstract Stream<Told> told(JsonObject message);

        private String recorded(String what) throws IOException {
            String name = "/conversations/" + name().toLowerCase(Locale.ROOT) + "-" + what;
            try (InputStream in =
                    Objects.requireNonNull(PlayedProvider.class.getResourceAsStream(name))) {
                return new String(in.readAllBytes(), UTF_8);
            }
        }
    }

    private final WireMockServer server = new WireMockServer(options().dynamicPort());
    private final Wire wire;

    private PlayedProvider(Wire wire) {
        this.wire = wire;
        server.start();
    }

    /** Two calls of tools at once, then the answer. */
    static PlayedProvider ofConversation(Wire wire) throws IOException {
        PlayedProvider played = new PlayedProvider(wire);
        played.server.stubFor(
                any(anyUrl())
                        .inScenario("conversation")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willSetStateTo("called")
                        .willReturn(okJson(wire.recorded("calls.json"))));
        played.server.stubFor(
                any(anyUrl())
                        .inScenario("conversation")
                        .whenScenarioStateIs("called")
                        .willReturn(okJson(wire.recorded("answer.json"))));
        return played;
    }

    /** What leads a function that was packaged to it. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(wire.settings(server.baseUrl()));
        settings.put("FUNCTION_CALLING_MODEL", wire.model());
        return settings;
    }

    /** The same for a function in this process. */
    CompletionProvider provider() {
        return wire.provider(URI.create(server.baseUrl()));
    }

    /** The bodies it was sent, in order. */
    List<JsonObject> requests() {
        return server.getAllServeEvents().stream()
                .map(event -> event.getRequest())
                .sorted(Comparator.comparing(request -> request.getLoggedDate()))
                .map(request -> JsonParser.parseString(request.getBodyAsString()))
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    /** The results of tools in a request. */
    List<Told> told(JsonObject request) {
        return request.getAsJsonArray("messages").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .flatMap(wire::told)
                .toList();
    }

    @Override
    public void close() {
        server.stop();
    }
}
