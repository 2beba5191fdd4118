package dev.promptport.deployment.moto;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.util.List;

/** What Lambda tells. */
public final class Lambda {

    private static final String FUNCTIONS = "/2015-03-31/functions/";
    private static final String URLS = "/2021-10-31/functions/";
    private static final String LAYERS = "/2018-10-31/layers/";

    private final AwsApi aws;

    public Lambda(AwsApi aws) {
        this.aws = aws;
    }

    /** The names of all functions, in order. */
    public List<String> names() {
        return aws.get("lambda", FUNCTIONS).getAsJsonArray("Functions").asList().stream()
                .map(function -> function.getAsJsonObject().get("FunctionName").getAsString())
                .sorted()
                .toList();
    }

    /** What an alias leads to. */
    public DeployedFunction function(String name, String alias) {
        String version =
                aws.get("lambda", FUNCTIONS + name + "/aliases/" + alias)
                        .get("FunctionVersion")
                        .getAsString();
        return DeployedFunction.of(configuration(name, version));
    }

    /** All that Lambda says of a version. */
    public JsonObject configuration(String name, String version) {
        return aws.get("lambda", FUNCTIONS + name + "?Qualifier=" + version)
                .getAsJsonObject("Configuration");
    }

    /** Who may invoke a function by an alias: a policy. */
    public String policy(String name, String alias) {
        JsonObject policy =
                JsonParser.parseString(
                                aws.get("lambda", FUNCTIONS + name + "/policy?Qualifier=" + alias)
                                        .get("Policy")
                                        .getAsString())
                        .getAsJsonObject();
        for (JsonElement statement : policy.getAsJsonArray("Statement")) {
            condition(statement.getAsJsonObject(), "FunctionUrlAuthType", "StringEquals");
            condition(statement.getAsJsonObject(), "InvokedViaFunctionUrl", "Bool");
        }
        return policy.toString();
    }

    /**
     * What a permission says of function URLs is a condition in its statement; moto leaves it
     * beside.
     */
    private static void condition(JsonObject statement, String parameter, String operator) {
        if (statement.has(parameter)) {
            JsonObject key = new JsonObject();
            key.add("lambda:" + parameter, statement.remove(parameter));
            JsonObject condition = new JsonObject();
            condition.add(operator, key);
            statement.add("Condition", condition);
        }
    }

    /** Executions that are reserved for a function. */
    public JsonObject concurrency(String name) {
        return aws.get("lambda", "/2019-09-30/functions/" + name + "/concurrency");
    }

    public boolean hasUrl(String name, String alias) {
        return aws.has("lambda", URLS + name + "/url?Qualifier=" + alias);
    }

    /** The URL of a function, its authorization and its CORS. */
    public JsonObject url(String name, String alias) {
        return aws.get("lambda", URLS + name + "/url?Qualifier=" + alias);
    }

    /** The names of all layers. */
    public List<String> layers() {
        return aws.get("lambda", "/2018-10-31/layers").getAsJsonArray("Layers").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .map(layer -> layer.get("LayerName").getAsString())
                .toList();
    }

    /** What Lambda says of the version of a layer that an ARN names. */
    public JsonObject layer(String arn) {
        String[] parts = arn.split(":");
        return aws.get(
                "lambda",
                LAYERS + parts[parts.length - 2] + "/versions/" + parts[parts.length - 1]);
    }
}
