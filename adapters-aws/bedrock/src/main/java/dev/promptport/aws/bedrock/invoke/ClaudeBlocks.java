package dev.promptport.aws.bedrock.invoke;

import dev.promptport.aws.bedrock.request.Block;
import dev.promptport.aws.bedrock.request.ToolJson;
import dev.promptport.aws.bedrock.request.Turn;
import dev.promptport.domain.tool.ToolResult;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.document.Document;

import java.util.List;

/** Turns as Anthropic's messages write them. */
final class ClaudeBlocks {

    private ClaudeBlocks() {}

    static @Nullable String system(List<String> texts) {
        return texts.isEmpty() ? null : String.join("\n\n", texts);
    }

    static Document message(Turn turn) {
        return new BodyBuilder()
                .put("role", turn.role().label())
                .put("content", turn.blocks().stream().map(ClaudeBlocks::block).toList())
                .build();
    }

    private static Document block(Block block) {
        return switch (block) {
            case Block.Text(String text) ->
                    new BodyBuilder().put("type", "text").put("text", text).build();
            case Block.Image image ->
                    new BodyBuilder().put("type", "image").put("source", source(image)).build();
            case Block.Call(var call) ->
                    new BodyBuilder()
                            .put("type", "tool_use")
                            .put("id", call.id())
                            .put("name", call.name())
                            .put("input", ToolJson.arguments(call))
                            .build();
            case Block.Result(var result) -> result(result);
        };
    }

    private static BodyBuilder source(Block.Image image) {
        return new BodyBuilder()
                .put("type", "base64")
                .put("media_type", image.picture().mediaType())
                .put("data", Pictures.base64(image));
    }

    private static Document result(ToolResult result) {
        BodyBuilder block =
                new BodyBuilder().put("type", "tool_result").put("tool_use_id", result.callId());
        if (!result.content().isBlank()) {
            block.put("content", result.content());
        }
        return result.error()
                ? block.put("is_error", Document.fromBoolean(true)).build()
                : block.build();
    }
}
