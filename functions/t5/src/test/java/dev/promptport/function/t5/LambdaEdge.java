package dev.promptport.function.t5;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import dev.promptport.domain.port.StreamingCompletionPort;

import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.LambdaApplicationContextBuilder;
import io.micronaut.function.aws.proxy.payload1.ApiGatewayProxyRequestEventFunction;
import io.micronaut.function.aws.proxy.payload2.APIGatewayV2HTTPEventFunction;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The function as Lambda runs it: an event's JSON in, a response's JSON out, through the runtime's
 * own serializers.
 */
final class LambdaEdge implements AutoCloseable {

    /** The two shapes an API Gateway sends. */
    enum Payload {
        V1,
        V2
    }

    /** A response; header names in lower case. */
    record Reply(int status, Map<String, String> headers, String body) {

        JsonObject json() {
            return JsonParser.parseString(body).getAsJsonObject();
        }

        JsonObject error() {
            return json().getAsJsonObject("error");
        }

        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    private final Payload payload;
    private final AtomicReference<StreamingCompletionPort> port = new AtomicReference<>();
    private final LambdaContext lambda = new LambdaContext();
    private final ApplicationContext context =
            new LambdaApplicationContextBuilder()
                    .singletons(
                            new FakeT5.Script((request, sink) -> port.get().stream(request, sink)))
                    .build();
    private final ApiGatewayProxyRequestEventFunction v1;
    private final APIGatewayV2HTTPEventFunction v2;

    LambdaEdge(Payload payload) {
        this.payload = payload;
        this.v1 = new ApiGatewayProxyRequestEventFunction(context);
        this.v2 = new APIGatewayV2HTTPEventFunction(context);
    }

    /** Puts that model behind the function, and a minute before its end. */
    void answeredBy(StreamingCompletionPort model) {
        port.set(model);
        lambda.remaining(60_000);
    }

    LambdaContext lambda() {
        return lambda;
    }

    Reply post(String path, String body) {
        return send(
                "POST",
                path,
                Map.of("content-type", "application/json"),
                body.getBytes(StandardCharsets.UTF_8));
    }

    Reply post(String path, String accept, String body) {
        return send(
                "POST",
                path,
                Map.of("content-type", "application/json", "accept", accept),
                body.getBytes(StandardCharsets.UTF_8));
    }

    Reply send(String method, String path, Map<String, String> headers, byte[] body) {
        String[] parts = path.split("\\?", 2);
        JsonObject event =
                switch (payload) {
                    case V1 -> v1(method, parts[0]);
                    case V2 -> v2(method, parts[0], parts.length == 2 ? parts[1] : "");
                };
        JsonObject sent = new JsonObject();
        headers.forEach(sent::addProperty);
        event.add("headers", sent);
        if (parts.length == 2) {
            JsonObject query = new JsonObject();
            query.addProperty(parts[1].split("=")[0], parts[1].split("=")[1]);
            event.add("queryStringParameters", query);
        }
        if (body.length > 0) {
            event.addProperty("body", Base64.getEncoder().encodeToString(body));
        }
        event.addProperty("isBase64Encoded", true);
        return reply(JsonParser.parseString(handle(event.toString())).getAsJsonObject());
    }

    private String handle(String event) {
        return switch (payload) {
            case V1 -> handle(v1, APIGatewayProxyRequestEvent.class, event);
            case V2 -> handle(v2, APIGatewayV2HTTPEvent.class, event);
        };
    }

    private <E, R> String handle(RequestHandler<E, R> handler, Class<E> type, String event) {
        ClassLoader loader = LambdaEdge.class.getClassLoader();
        E read =
                LambdaEventSerializers.serializerFor(type, loader)
                        .fromJson(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)));
        R response = handler.handleRequest(read, lambda);
        @SuppressWarnings("unchecked")
        PojoSerializer<R> writer =
                (PojoSerializer<R>)
                        LambdaEventSerializers.serializerFor(response.getClass(), loader);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.toJson(response, out);
        return out.toString(StandardCharsets.UTF_8);
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

    private static Reply reply(JsonObject response) {
        Map<String, String> headers = new HashMap<>();
        for (String part : new String[] {"headers", "multiValueHeaders"}) {
            if (response.has(part) && response.get(part).isJsonObject()) {
                response.getAsJsonObject(part)
                        .asMap()
                        .forEach(
                                (name, value) ->
                                        headers.put(
                                                name.toLowerCase(Locale.ROOT),
                                                value.isJsonArray()
                                                        ? value.getAsJsonArray()
                                                                .get(0)
                                                                .getAsString()
                                                        : value.getAsString()));
            }
        }
        boolean hasBody = response.has("body") && !response.get("body").isJsonNull();
        return new Reply(
                response.get("statusCode").getAsInt(),
                headers,
                hasBody ? response.get("body").getAsString() : "");
    }

    @Override
    public void close() {
        context.close();
    }
}
