package dev.promptport.aws.bedrock.request;

import dev.promptport.domain.completion.Part;
import dev.promptport.domain.tool.ToolCall;
import dev.promptport.domain.tool.ToolResult;

/** A piece of a turn. */
public sealed interface Block {

    /** Text that is not blank. */
    record Text(String text) implements Block {}

    record Image(Part.Image picture) implements Block {

        /** As Bedrock names it: png, jpeg, gif or webp. */
        public String format() {
            return picture.mediaType().substring("image/".length());
        }
    }

    record Call(ToolCall call) implements Block {}

    record Result(ToolResult result) implements Block {}
}
