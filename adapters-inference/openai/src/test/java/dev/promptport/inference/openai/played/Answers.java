package dev.promptport.inference.openai.played;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.google.gson.JsonPrimitive;

import java.util.List;

/** What endpoints write. */
public final class Answers {

    private static final int TOKENS = 3;

    private Answers() {}

    /** 200 with that body. */
    public static ResponseDefinitionBuilder json(String body) {
        return aResponse()
                .withStatus(200)
                .withHeader("Content-Type", "application/json")
                .withBody(body);
    }

    /** 200 with those events. */
    public static ResponseDefinitionBuilder events(String... data) {
        return aResponse()
                .withStatus(200)
                .withHeader("Content-Type", "text/event-stream")
                .withBody(stream(data));
    }

    /** An error of that status and code; what it says holds a canary. */
    public static ResponseDefinitionBuilder error(int status, String code) {
        return aResponse().withStatus(status).withBody(error(code));
    }

    /** The body of an error. */
    public static String error(String code) {
        return """
        {"error": {"message": "canary sk-canary", "type": "%s", "param": null, "code": "%s"}}
        """
                .formatted(code, code);
    }

    /** Those events, each as a line of data and an empty one. */
    public static String stream(String... data) {
        StringBuilder stream = new StringBuilder();
        for (String event : data) {
            stream.append("data: ").append(event).append("\n\n");
        }
        return stream.toString();
    }

    /** A whole answer. */
    public static String whole(String text, String reason) {
        return whole(text, reason, TOKENS);
    }

    /** A whole answer of so many tokens. */
    public static String whole(String text, String reason, int tokens) {
        return completion(
                "{\"role\":\"assistant\",\"content\":%s}".formatted(quoted(text)), reason, tokens);
    }

    /** A whole answer of that message. */
    public static String completion(String message, String reason) {
        return completion(message, reason, TOKENS);
    }

    private static String completion(String message, String reason, int tokens) {
        return """
        {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"played-1","choices":[
        {"index":0,"message":%s,"logprobs":null,"finish_reason":"%s"}],
        "usage":%s}
        """
                .formatted(message, reason, counted(tokens));
    }

    /** A chunk of a streamed answer with a text. */
    public static String text(String text) {
        return delta("{\"content\":" + quoted(text) + "}");
    }

    /** A chunk of a streamed answer. */
    public static String delta(String delta) {
        return chunk("{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":null}", "null");
    }

    /** The chunks that end a streamed answer. */
    public static List<String> end(String reason, int tokens) {
        return List.of(finish(reason), chunk("", counted(tokens)), "[DONE]");
    }

    public static String finish(String reason) {
        return chunk("{\"index\":0,\"delta\":{},\"finish_reason\":\"" + reason + "\"}", "null");
    }

    public static String usage() {
        return chunk("", counted(TOKENS));
    }

    private static String counted(int tokens) {
        return "{\"prompt_tokens\":9,\"completion_tokens\":"
                + tokens
                + ",\"prompt_tokens_details\":{\"cached_tokens\":4}}";
    }

    private static String chunk(String choice, String usage) {
        return "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"model\":\"played-1\",\"choices\":["
                + choice
                + "],\"usage\":"
                + usage
                + "}";
    }

    private static String quoted(String text) {
        return new JsonPrimitive(text).toString();
    }
}
