package dev.promptport.function.openai;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The reference's body as the description of the API shows it, without what OpenAI's has as well.
 * It is read by {@link ChatBodies}.
 */
@Schema(
        name = "ReferenceBody",
        description =
                "All fields of ChatBody besides; temperature is 0.5 and max_tokens 150 if absent")
public record ReferenceBodySchema(
        @Nullable String model,
        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) List<ChatBodySchema.Turn> messages,
        @Nullable Double temperature,
        @JsonProperty("max_tokens") @Nullable Integer maxTokens,
        @JsonProperty("input_text")
                @Schema(
                        description =
                                "What the user says, in the place of messages; with chat_history it replaces them")
                @Nullable String inputText,
        @JsonProperty("chat_history") @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                List<AppBodySchema.Turn> chatHistory,
        @JsonProperty("object_type") @Schema(allowableValues = "chat.completion")
                @Nullable String objectType,
        @JsonProperty("end_point") @Schema(example = "ChatCompletion") @Nullable String endPoint) {}
