package dev.promptport.deployment.moto;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A version of a function as Lambda holds it.
 *
 * @param memory in MB
 * @param timeout in seconds
 * @param role its ARN
 * @param layers ARNs of versions, in the order in which they are unpacked
 * @param digest SHA-256 of the zip, in Base64
 */
public record DeployedFunction(
        String name,
        String arn,
        String version,
        String runtime,
        String handler,
        List<String> architectures,
        int memory,
        int timeout,
        String role,
        List<String> layers,
        Map<String, String> environment,
        String digest) {

    static DeployedFunction of(JsonObject json) {
        return new DeployedFunction(
                json.get("FunctionName").getAsString(),
                json.get("FunctionArn").getAsString(),
                json.get("Version").getAsString(),
                json.get("Runtime").getAsString(),
                json.get("Handler").getAsString(),
                json.getAsJsonArray("Architectures").asList().stream()
                        .map(JsonElement::getAsString)
                        .toList(),
                json.get("MemorySize").getAsInt(),
                json.get("Timeout").getAsInt(),
                json.get("Role").getAsString(),
                json.getAsJsonArray("Layers").asList().stream()
                        .map(layer -> layer.getAsJsonObject().get("Arn").getAsString())
                        .toList(),
                json.getAsJsonObject("Environment").getAsJsonObject("Variables").entrySet().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Map.Entry::getKey,
                                        variable -> variable.getValue().getAsString())),
                json.get("CodeSha256").getAsString());
    }

    /** The role's name. */
    public String roleName() {
        return role.substring(role.lastIndexOf('/') + 1);
    }
}
