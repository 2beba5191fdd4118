package dev.promptport.function.memorychat;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.promptport.function.openai.AppBodySchema;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The body of the app that remembers as the description of the API shows it. */
@Schema(name = "MemoryAppBody")
public record MemoryAppBodySchema(
        @JsonProperty("input_text")
                @Schema(
                        example = "Marv, how many days are there in a week?",
                        requiredMode = Schema.RequiredMode.REQUIRED)
                String inputText,
        @JsonProperty("chat_history") @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                List<AppBodySchema.Turn> chatHistory,
        @JsonProperty("conversation_id")
                @Schema(
                        description =
                                "The name of a conversation that is remembered here, in the place of chat_history",
                        example = "tea-time")
                @Nullable String conversationId) {}
