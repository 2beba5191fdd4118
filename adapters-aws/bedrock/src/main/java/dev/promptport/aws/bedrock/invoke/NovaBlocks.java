package dev.promptport.aws.bedrock.invoke;

import dev.promptport.aws.bedrock.json.JsonText;
import dev.promptport.aws.bedrock.request.Block;
import dev.promptport.aws.bedrock.request.OfferedTools;
import dev.promptport.aws.bedrock.request.ToolJson;
import dev.promptport.aws.bedrock.request.Turn;
import dev.promptport.domain.tool.ToolChoice;
import dev.promptport.domain.tool.ToolDefinition;
import dev.promptport.domain.tool.ToolResult;

import software.amazon.awssdk.core.document.Document;

import java.util.List;
import java.util.Map;

/** Turns and tools as Nova writes them. */
final class NovaBlocks {

    private NovaBlocks() {}

    static Document message(Turn turn) {
        return new BodyBuilder()
                .put("role", turn.role().label())
                .put("content", turn.blocks().stream().map(NovaBlocks::block).toList())
                .build();
    }

    static Document text(String text) {
        return new BodyBuilder().put("text", text).build();
    }

    private static Document block(Block block) {
        return switch (block) {
            case Block.Text(String text) -> text(text);
            case Block.Image image -> new BodyBuilder().put("image", image(image)).build();
            case Block.Call(var call) ->
                    new BodyBuilder()
                            .put(
                                    "toolUse",
                                    new BodyBuilder()
                                            .put("toolUseId", call.id())
                                            .put("name", call.name())
                                            .put("input", ToolJson.arguments(call)))
                            .build();
            case Block.Result(var result) ->
                    new BodyBuilder().put("toolResult", result(result)).build();
        };
    }

    private static BodyBuilder image(Block.Image image) {
        return new BodyBuilder()
                .put("format", image.format())
                .put("source", new BodyBuilder().put("bytes", Pictures.base64(image)));
    }

    private static BodyBuilder result(ToolResult result) {
        Document content =
                JsonText.readObject(result.content())
                        .map(json -> new BodyBuilder().put("json", json).build())
                        .orElseGet(() -> text(result.content()));
        return new BodyBuilder()
                .put("toolUseId", result.callId())
                .put("content", List.of(content))
                .put("status", result.error() ? "error" : null);
    }

    static BodyBuilder tools(OfferedTools offered) {
        BodyBuilder tools = new BodyBuilder();
        if (offered.definitions().isEmpty()) {
            return tools;
        }
        tools.put("tools", offered.definitions().stream().map(NovaBlocks::tool).toList());
        Document nothing = Document.fromMap(Map.of());
        return switch (offered.choice()) {
            // Left to the model, which is what is meant, or as near as Nova comes to none.
            case ToolChoice.Auto _, ToolChoice.None _ -> tools;
            case ToolChoice.Required _ ->
                    tools.put("toolChoice", new BodyBuilder().put("any", nothing));
            case ToolChoice.Named(String name) ->
                    tools.put(
                            "toolChoice",
                            new BodyBuilder().put("tool", new BodyBuilder().put("name", name)));
        };
    }

    private static Document tool(ToolDefinition tool) {
        return new BodyBuilder()
                .put(
                        "toolSpec",
                        new BodyBuilder()
                                .put("name", tool.name())
                                .put(
                                        "description",
                                        tool.description().isBlank() ? null : tool.description())
                                .put(
                                        "inputSchema",
                                        new BodyBuilder().put("json", ToolJson.schema(tool))))
                .build();
    }
}
