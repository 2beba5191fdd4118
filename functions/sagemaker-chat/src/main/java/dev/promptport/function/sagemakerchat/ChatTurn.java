package dev.promptport.function.sagemakerchat;

import dev.promptport.domain.completion.Message;
import dev.promptport.function.http.json.JsonFields;

import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;
import java.util.Set;

/** One message of a conversation, as OpenAI's clients write it. */
@Schema(name = "SageMakerChatTurn")
public record ChatTurn(
        @Schema(
                        allowableValues = {"system", "user", "assistant"},
                        requiredMode = Schema.RequiredMode.REQUIRED)
                String role,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String content) {

    private static final String SYSTEM = "system";
    private static final String ASSISTANT = "assistant";
    private static final List<String> ROLES = List.of(SYSTEM, "user", ASSISTANT);
    private static final Set<String> FIELDS = Set.of("role", "content");

    static ChatTurn read(JsonFields fields) {
        fields.only(FIELDS);
        return new ChatTurn(fields.choice("role", ROLES), fields.requiredText("content"));
    }

    Message message() {
        return switch (role) {
            case SYSTEM -> Message.system(content);
            case ASSISTANT -> Message.assistant(content);
            default -> Message.user(content);
        };
    }
}
