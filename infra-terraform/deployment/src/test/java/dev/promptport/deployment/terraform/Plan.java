package dev.promptport.deployment.terraform;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.util.List;

/** What Terraform means to do. */
public record Plan(List<Change> changes) {

    /**
     * What becomes of one resource.
     *
     * @param address {@code module.function["t5"].aws_lambda_function.this}
     * @param actions {@code create}, {@code update}, {@code delete}; two of them for a replacement
     */
    public record Change(String address, String type, List<String> actions) {}

    /** Reads what {@code terraform show -json} tells of a plan; what stays as it is goes unsaid. */
    static Plan of(JsonObject json) {
        if (!json.has("resource_changes")) {
            return new Plan(List.of());
        }
        return new Plan(
                json.getAsJsonArray("resource_changes").asList().stream()
                        .map(JsonElement::getAsJsonObject)
                        .filter(resource -> resource.get("mode").getAsString().equals("managed"))
                        .map(Plan::change)
                        .filter(change -> !change.actions().equals(List.of("no-op")))
                        .toList());
    }

    private static Change change(JsonObject resource) {
        return new Change(
                resource.get("address").getAsString(),
                resource.get("type").getAsString(),
                resource.getAsJsonObject("change").getAsJsonArray("actions").asList().stream()
                        .map(JsonElement::getAsString)
                        .toList());
    }
}
