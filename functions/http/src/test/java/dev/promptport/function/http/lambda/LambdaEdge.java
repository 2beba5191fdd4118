package dev.promptport.function.http.lambda;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;

import dev.promptport.function.http.setting.EnvironmentSettings;

import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.LambdaApplicationContextBuilder;
import io.micronaut.function.aws.proxy.payload1.ApiGatewayProxyRequestEventFunction;
import io.micronaut.function.aws.proxy.payload2.APIGatewayV2HTTPEventFunction;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A function as Lambda runs it: an event's JSON in, a response's JSON out, through the runtime's
 * own serializers.
 */
public final class LambdaEdge implements AutoCloseable {

    private final Payload payload;
    private final LambdaContext lambda;
    private final ApplicationContext context;
    private final ApiGatewayProxyRequestEventFunction v1;
    private final APIGatewayV2HTTPEventFunction v2;

    /**
     * Starts the function.
     *
     * @param function its name
     * @param environment all its settings, by the names they have in the environment
     * @param singletons further beans, as a scripted model; each takes the place of all beans of
     *     its type
     */
    public LambdaEdge(
            String function,
            Payload payload,
            Map<String, String> environment,
            Object... singletons) {
        this.payload = payload;
        this.lambda = new LambdaContext(function);
        this.context =
                EnvironmentSettings.in(new LambdaApplicationContextBuilder(), environment)
                        .singletons(singletons)
                        .build();
        this.v1 = new ApiGatewayProxyRequestEventFunction(context);
        this.v2 = new APIGatewayV2HTTPEventFunction(context);
    }

    /** What the function is told of its invocation. */
    public LambdaContext lambda() {
        return lambda;
    }

    /** Sends JSON. */
    public LambdaReply post(String target, String body) {
        return send(
                "POST",
                target,
                Map.of("content-type", "application/json"),
                body.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends JSON and says what is accepted. */
    public LambdaReply post(String target, String accept, String body) {
        return send(
                "POST",
                target,
                Map.of("content-type", "application/json", "accept", accept),
                body.getBytes(StandardCharsets.UTF_8));
    }

    public LambdaReply get(String target) {
        return send("GET", target, Map.of(), new byte[0]);
    }

    /**
     * Sends a request.
     *
     * @param target path and query, percent-encoded
     */
    public LambdaReply send(
            String method, String target, Map<String, String> headers, byte[] body) {
        String event = payload.event(method, target, headers, body).toString();
        return LambdaReply.of(
                switch (payload) {
                    case V1 -> handle(v1, APIGatewayProxyRequestEvent.class, event);
                    case V2 -> handle(v2, APIGatewayV2HTTPEvent.class, event);
                });
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

    @Override
    public void close() {
        context.close();
    }
}
