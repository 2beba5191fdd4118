package dev.promptport.deployment.edge;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import dev.promptport.deployment.moto.AwsApi;
import dev.promptport.function.http.lambda.Payload;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The REST APIs: {@code https://ID.execute-api.REGION.amazonaws.com/STAGE}. */
final class RestApis implements Edge.Address {

    private record Method(RoutePath path, JsonObject definition) {}

    private final AwsApi aws;

    RestApis(AwsApi aws) {
        this.aws = aws;
    }

    @Override
    public boolean answersAt(String host) {
        return host.contains(".execute-api.") && aws.has("apigateway", "/restapis/" + id(host));
    }

    @Override
    public Invocation invocation(HttpCall call) {
        String id = id(call.uri().getHost());
        String[] path = call.uri().getPath().split("/", 3);
        String stage = path[1];
        if (!aws.has("apigateway", "/restapis/" + id + "/stages/" + stage)) {
            throw new AssertionError("the API " + id + " has no stage " + stage);
        }
        String within = "/" + path[2];
        Method method = method(id, call, within);
        if (method.definition().get("apiKeyRequired").getAsBoolean()) {
            needsKey(call);
        }
        JsonObject integration = method.definition().getAsJsonObject("methodIntegration");
        if (!integration.get("type").getAsString().equalsIgnoreCase("AWS_PROXY")) {
            throw new AssertionError("no function stands behind " + call);
        }
        return Invocation.of(
                integration.get("uri").getAsString(),
                Edge.API_GATEWAY,
                aws.arn("execute-api", "%s/%s/%s%s".formatted(id, stage, call.method(), within)),
                event(call, id, stage, within, method.path()));
    }

    private JsonObject event(
            HttpCall call, String id, String stage, String path, RoutePath resource) {
        String query = call.uri().getRawQuery();
        JsonObject event =
                Payload.V1.event(
                        call.method(),
                        query == null ? path : path + "?" + query,
                        call.headers(),
                        call.body().getBytes(StandardCharsets.UTF_8));
        event.addProperty("resource", resource.template());
        JsonObject parameters = new JsonObject();
        resource.match(path).orElse(Map.of()).forEach(parameters::addProperty);
        event.add("pathParameters", parameters);
        JsonObject context = event.getAsJsonObject("requestContext");
        context.addProperty("apiId", id);
        context.addProperty("stage", stage);
        context.addProperty("path", "/" + stage + path);
        context.addProperty("resourcePath", resource.template());
        context.addProperty("httpMethod", call.method());
        JsonObject identity = new JsonObject();
        identity.addProperty("apiKey", call.header("x-api-key"));
        context.add("identity", identity);
        return event;
    }

    /** The method of the resource that fits best: paths without parameters go before the others. */
    private Method method(String id, HttpCall call, String path) {
        List<JsonObject> resources =
                items("/restapis/" + id + "/resources?embed=methods&limit=500").stream()
                        .filter(
                                resource ->
                                        new RoutePath(resource.get("path").getAsString())
                                                .match(path)
                                                .isPresent())
                        .sorted(
                                Comparator.comparing(
                                        resource ->
                                                new RoutePath(resource.get("path").getAsString())))
                        .toList();
        if (resources.isEmpty()) {
            throw new AssertionError("the API " + id + " has no resource " + path);
        }
        JsonObject methods = resources.getFirst().getAsJsonObject("resourceMethods");
        for (String name : List.of(call.method(), "ANY")) {
            if (methods.has(name)) {
                return new Method(
                        new RoutePath(resources.getFirst().get("path").getAsString()),
                        aws.get(
                                "apigateway",
                                "/restapis/%s/resources/%s/methods/%s"
                                        .formatted(
                                                id,
                                                resources.getFirst().get("id").getAsString(),
                                                name)));
            }
        }
        throw new AssertionError(path + " has no method " + call.method() + ": " + methods);
    }

    private void needsKey(HttpCall call) {
        boolean known =
                items("/apikeys?includeValues=true").stream()
                        .filter(key -> key.get("enabled").getAsBoolean())
                        .anyMatch(
                                key ->
                                        key.get("value")
                                                .getAsString()
                                                .equals(call.header("x-api-key")));
        if (!known) {
            throw new AssertionError(call + " has no API key that is known");
        }
    }

    private List<JsonObject> items(String path) {
        return aws.get("apigateway", path).getAsJsonArray("item").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    private static String id(String host) {
        return host.substring(0, host.indexOf('.'));
    }
}
