package dev.promptport.deployment.edge;

import com.google.gson.JsonObject;

import dev.promptport.deployment.moto.AwsApi;
import dev.promptport.deployment.moto.Lambda;
import dev.promptport.function.http.lambda.Payload;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The URLs of functions: {@code https://ID.lambda-url.REGION.on.aws}. */
final class FunctionUrls implements Edge.Address {

    private static final String ALIAS = "live";

    private final Lambda lambda;

    FunctionUrls(AwsApi aws) {
        lambda = new Lambda(aws);
    }

    @Override
    public boolean answersAt(String host) {
        return host.contains(".lambda-url.") && function(host).isPresent();
    }

    @Override
    public Invocation invocation(HttpCall call) {
        String host = call.uri().getHost();
        String function = function(host).orElseThrow();
        if (lambda.url(function, ALIAS).get("AuthType").getAsString().equals("AWS_IAM")
                && !call.header("authorization").startsWith("AWS4-HMAC-SHA256")) {
            throw new AssertionError(call + " is not signed");
        }
        JsonObject event =
                Payload.V2.event(
                        call.method(),
                        call.target(),
                        call.headers(),
                        call.body().getBytes(StandardCharsets.UTF_8));
        event.addProperty("routeKey", "$default");
        JsonObject context = event.getAsJsonObject("requestContext");
        context.addProperty("stage", "$default");
        context.addProperty("domainName", host);
        return new Invocation(function, ALIAS, "*", "", event);
    }

    private Optional<String> function(String host) {
        return lambda.names().stream()
                .filter(name -> lambda.hasUrl(name, ALIAS))
                .filter(
                        name ->
                                URI.create(lambda.url(name, ALIAS).get("FunctionUrl").getAsString())
                                        .getHost()
                                        .equals(host))
                .findFirst();
    }
}
