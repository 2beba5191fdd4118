package dev.promptport.deployment.edge;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import dev.promptport.deployment.moto.AwsApi;
import dev.promptport.function.http.lambda.Payload;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The HTTP APIs: {@code https://ID.execute-api.REGION.amazonaws.com}, then the stage unless it is
 * {@code $default}.
 */
final class HttpApis implements Edge.Address {

    private record Route(String method, RoutePath path, String target) {

        static Route of(JsonObject route) {
            String[] key = route.get("routeKey").getAsString().split(" ");
            return new Route(key[0], new RoutePath(key[1]), route.get("target").getAsString());
        }

        boolean takes(HttpCall call, String path) {
            return (method.equals("ANY") || method.equals(call.method()))
                    && this.path.match(path).isPresent();
        }
    }

    private final AwsApi aws;

    HttpApis(AwsApi aws) {
        this.aws = aws;
    }

    @Override
    public boolean answersAt(String host) {
        return host.contains(".execute-api.") && aws.has("apigateway", "/v2/apis/" + id(host));
    }

    @Override
    public Invocation invocation(HttpCall call) {
        String id = id(call.uri().getHost());
        String path = call.uri().getPath();
        String stage = stage(id, path);
        String within = stage.equals("$default") ? path : path.substring(stage.length() + 1);
        Route route =
                items("/v2/apis/" + id + "/routes").stream()
                        .map(Route::of)
                        .filter(candidate -> candidate.takes(call, within))
                        .min(Comparator.comparing(Route::path))
                        .orElseThrow(
                                () -> new AssertionError(call + " has no route in the API " + id));
        JsonObject integration = aws.get("apigateway", "/v2/apis/" + id + "/" + route.target());
        String version = integration.get("payloadFormatVersion").getAsString();
        if (!version.equals("2.0")) {
            throw new AssertionError("the payload of " + route + " has the version " + version);
        }
        JsonObject event =
                Payload.V2.event(
                        call.method(),
                        call.target(),
                        call.headers(),
                        call.body().getBytes(StandardCharsets.UTF_8));
        event.addProperty("routeKey", route.method() + " " + route.path().template());
        JsonObject context = event.getAsJsonObject("requestContext");
        context.addProperty("apiId", id);
        context.addProperty("stage", stage);
        context.addProperty("domainName", call.uri().getHost());
        return Invocation.of(
                integration.get("integrationUri").getAsString(),
                Edge.API_GATEWAY,
                aws.arn("execute-api", "%s/%s/%s%s".formatted(id, stage, call.method(), within)),
                event);
    }

    /** The stage that the path begins with; without one the one called {@code $default}. */
    private String stage(String id, String path) {
        List<String> stages =
                items("/v2/apis/" + id + "/stages").stream()
                        .map(stage -> stage.get("stageName").getAsString())
                        .toList();
        Optional<String> named =
                stages.stream().filter(stage -> path.startsWith("/" + stage + "/")).findFirst();
        if (named.isEmpty() && !stages.contains("$default")) {
            throw new AssertionError(path + " begins with none of the stages " + stages);
        }
        return named.orElse("$default");
    }

    private List<JsonObject> items(String path) {
        return aws.get("apigateway", path).getAsJsonArray("items").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    private static String id(String host) {
        return host.substring(0, host.indexOf('.'));
    }
}
