package dev.promptport.aws.bedrock;

import dev.promptport.aws.bedrock.json.JsonText;
import dev.promptport.aws.bedrock.request.Block;
import dev.promptport.aws.bedrock.request.ModelFamily;
import dev.promptport.aws.bedrock.request.ToolJson;
import dev.promptport.aws.bedrock.request.Turn;
import dev.promptport.domain.tool.ToolCall;
import dev.promptport.domain.tool.ToolResult;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.model.CachePointBlock;
import software.amazon.awssdk.services.bedrockruntime.model.CachePointType;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ImageBlock;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultStatus;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;

import java.util.ArrayList;
import java.util.List;

/** Turns as Converse writes them. */
record ConverseMessages(ModelFamily family, boolean caching) {

    /** Up to here a prompt may come from the cache, and is put there for the next one. */
    static final CachePointBlock CACHE_POINT =
            CachePointBlock.builder().type(CachePointType.DEFAULT).build();

    /** Null when there are none. */
    @Nullable List<SystemContentBlock> system(List<String> texts) {
        if (texts.isEmpty()) {
            return null;
        }
        List<SystemContentBlock> blocks = new ArrayList<>();
        texts.forEach(text -> blocks.add(SystemContentBlock.fromText(text)));
        if (caching) {
            blocks.add(SystemContentBlock.fromCachePoint(CACHE_POINT));
        }
        return blocks;
    }

    /** A cache point ends the last turn, if it is the user's: the next request begins with it. */
    List<Message> messages(List<Turn> turns) {
        List<Message> messages = new ArrayList<>();
        for (Turn turn : turns) {
            boolean user = turn.role() == Turn.Role.USER;
            List<ContentBlock> blocks =
                    new ArrayList<>(turn.blocks().stream().map(this::block).toList());
            if (caching && user && messages.size() == turns.size() - 1) {
                blocks.add(ContentBlock.fromCachePoint(CACHE_POINT));
            }
            messages.add(
                    Message.builder()
                            .role(user ? ConversationRole.USER : ConversationRole.ASSISTANT)
                            .content(blocks)
                            .build());
        }
        return messages;
    }

    private ContentBlock block(Block block) {
        return switch (block) {
            case Block.Text(String text) -> ContentBlock.fromText(text);
            case Block.Image image -> ContentBlock.fromImage(image(image));
            case Block.Call(var call) -> ContentBlock.fromToolUse(call(call));
            case Block.Result(var result) -> ContentBlock.fromToolResult(result(result));
        };
    }

    private static ImageBlock image(Block.Image image) {
        return ImageBlock.builder()
                .format(image.format())
                .source(source -> source.bytes(SdkBytes.fromByteBuffer(image.picture().data())))
                .build();
    }

    private static ToolUseBlock call(ToolCall call) {
        return ToolUseBlock.builder()
                .toolUseId(call.id())
                .name(call.name())
                .input(ToolJson.arguments(call))
                .build();
    }

    private ToolResultBlock result(ToolResult result) {
        ToolResultContentBlock content =
                JsonText.readObject(result.content())
                        .map(ToolResultContentBlock::fromJson)
                        .orElseGet(() -> ToolResultContentBlock.fromText(words(result)));
        ToolResultBlock.Builder block =
                ToolResultBlock.builder().toolUseId(result.callId()).content(content);
        if (result.error() && family.marksToolErrors()) {
            block.status(ToolResultStatus.ERROR);
        }
        return block.build();
    }

    /** Blank text is refused. */
    private static String words(ToolResult result) {
        return result.content().isBlank() ? "(nothing)" : result.content();
    }
}
