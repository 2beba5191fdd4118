package dev.promptport.function.memorychat;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.promptport.function.openai.AppBodySchema;
import dev.promptport.function.openai.ChatBodySchema;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The body of {@code /langchain} as the description of the API shows it. */
@Schema(
        name = "LangChainBody",
        description = "The reference's body without tools and streams; messages hold text alone")
public record LangChainBodySchema(
        @Nullable String model,
        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) List<ChatBodySchema.Turn> messages,
        @Nullable Double temperature,
        @JsonProperty("max_tokens") @Nullable Integer maxTokens,
        @JsonProperty("input_text")
                @Schema(description = "What the user says, in the place of messages")
                @Nullable String inputText,
        @JsonProperty("chat_history") @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                List<AppBodySchema.Turn> chatHistory,
        @JsonProperty("conversation_id")
                @Schema(
                        description =
                                "The name of a conversation that is remembered here, of the caller's choice; what was said "
                                        + "before is then not sent",
                        example = "tea-time")
                @Nullable String conversationId) {}
