package dev.promptport.function.http.lambda;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The two shapes in which an HTTP request reaches a function. */
public enum Payload {
    /** What a REST API sends. */
    V1("io.micronaut.function.aws.proxy.payload1.ApiGatewayProxyRequestEventFunction"),
    /** What an HTTP API sends, and a function URL. */
    V2("io.micronaut.function.aws.proxy.payload2.APIGatewayV2HTTPEventFunction");

    private final String handler;

    Payload(String handler) {
        this.handler = handler;
    }

    /** The class that handles events of this shape. */
    public String handler() {
        return handler;
    }

    /**
     * The shape that a handler takes.
     *
     * @throws IllegalArgumentException when it is none of these
     */
    public static Payload of(String handler) {
        for (Payload payload : values()) {
            if (payload.handler.equals(handler)) {
                return payload;
            }
        }
        throw new IllegalArgumentException("no shape of events is known for " + handler);
    }

    /**
     * The event of a request. As an API Gateway does it, a body that is no text comes in Base64.
     *
     * @param target path and query as they stand in the request line, percent-encoded
     */
    public JsonObject event(
            String method, String target, Map<String, String> headers, byte[] body) {
        String[] parts = target.split("\\?", 2);
        String query = parts.length == 2 ? parts[1] : "";
        JsonObject event =
                switch (this) {
                    case V1 -> v1(method, parts[0]);
                    case V2 -> v2(method, parts[0], query);
                };
        JsonObject sent = new JsonObject();
        headers.forEach(sent::addProperty);
        event.add("headers", sent);
        if (!query.isEmpty()) {
            parameters(event, query);
        }
        body(event, body);
        return event;
    }

    private static JsonObject v1(String method, String path) {
        JsonObject event = new JsonObject();
        event.addProperty("httpMethod", method);
        event.addProperty("path", path);
        event.add("requestContext", new JsonObject());
        return event;
    }

    private static JsonObject v2(String method, String path, String query) {
        JsonObject http = new JsonObject();
        http.addProperty("method", method);
        http.addProperty("path", path);
        JsonObject requestContext = new JsonObject();
        requestContext.add("http", http);
        JsonObject event = new JsonObject();
        event.addProperty("version", "2.0");
        event.addProperty("rawPath", path);
        event.addProperty("rawQueryString", query);
        event.add("requestContext", requestContext);
        return event;
    }

    /** One of several values is in V1's map the last; in V2's they are joined by commas. */
    private void parameters(JsonObject event, String query) {
        Map<String, JsonArray> values = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            values.computeIfAbsent(decoded(parts[0]), _ -> new JsonArray())
                    .add(parts.length == 2 ? decoded(parts[1]) : "");
        }
        JsonObject single = new JsonObject();
        JsonObject several = new JsonObject();
        values.forEach(
                (name, all) -> {
                    several.add(name, all);
                    single.addProperty(name, this == V1 ? last(all) : joined(all));
                });
        event.add("queryStringParameters", single);
        if (this == V1) {
            event.add("multiValueQueryStringParameters", several);
        }
    }

    private static String last(JsonArray values) {
        return values.get(values.size() - 1).getAsString();
    }

    private static String joined(JsonArray values) {
        return String.join(
                ",", values.asList().stream().map(value -> value.getAsString()).toList());
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void body(JsonObject event, byte[] body) {
        if (body.length == 0) {
            event.addProperty("isBase64Encoded", false);
            return;
        }
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            event.addProperty("body", text);
            event.addProperty("isBase64Encoded", false);
        } catch (CharacterCodingException _) {
            event.addProperty("body", Base64.getEncoder().encodeToString(body));
            event.addProperty("isBase64Encoded", true);
        }
    }
}
