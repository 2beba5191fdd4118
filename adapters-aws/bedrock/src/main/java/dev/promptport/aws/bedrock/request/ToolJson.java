package dev.promptport.aws.bedrock.request;

import dev.promptport.aws.bedrock.json.JsonText;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.tool.ToolCall;
import dev.promptport.domain.tool.ToolDefinition;

import software.amazon.awssdk.core.document.Document;

import java.util.Map;

/** The JSON that tools are defined and called with: objects, whatever a model wrote. */
public final class ToolJson {

    private ToolJson() {}

    /**
     * @throws InvalidRequest when the tool's parameters are no JSON object
     */
    public static Document schema(ToolDefinition tool) {
        return JsonText.readObject(tool.parameters())
                .orElseThrow(
                        () ->
                                InvalidRequest.invalid(
                                        "tools",
                                        "the parameters of the tool '"
                                                + tool.name()
                                                + "' are not a JSON object"));
    }

    /**
     * The arguments of a call made earlier. What the model wrote amiss it is shown as it was: as
     * the one member {@code arguments}.
     */
    public static Document arguments(ToolCall call) {
        return call.arguments().isBlank()
                ? Document.fromMap(Map.of())
                : JsonText.readObject(call.arguments())
                        .orElseGet(
                                () ->
                                        Document.fromMap(
                                                Map.of(
                                                        "arguments",
                                                        Document.fromString(call.arguments()))));
    }
}
