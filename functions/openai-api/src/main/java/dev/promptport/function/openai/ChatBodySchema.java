package dev.promptport.function.openai;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** OpenAI's body as the description of the API shows it. It is read by {@link ChatBodies}. */
@Schema(name = "ChatBody")
public record ChatBodySchema(
        @Schema(
                        description =
                                "A model by its alias, as provider:name, or of OpenAI; the function's own if absent",
                        example = "gpt-4-turbo")
                @Nullable String model,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<Turn> messages,
        @Schema(
                        description =
                                "Functions the model may call; the calls are answered to the caller",
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                List<Tool> tools,
        @JsonProperty("tool_choice")
                @Schema(description = "auto, none, required or one function by name")
                @Nullable Object toolChoice,
        @Schema(description = "0 to 2") @Nullable Double temperature,
        @JsonProperty("top_p") @Schema(description = "Above 0 to 1") @Nullable Double topP,
        @JsonProperty("max_tokens") @Schema(description = "Most tokens to write")
                @Nullable Integer maxTokens,
        @JsonProperty("max_completion_tokens") @Schema(description = "Another name of max_tokens")
                @Nullable Integer maxCompletionTokens,
        @Schema(
                        description = "Texts that end the answer; one or a list",
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                List<String> stop,
        @Nullable Long seed,
        @JsonProperty("frequency_penalty") @Schema(description = "-2 to 2")
                @Nullable Double frequencyPenalty,
        @JsonProperty("presence_penalty") @Schema(description = "-2 to 2")
                @Nullable Double presencePenalty,
        @Schema(description = "Whether the answer comes in pieces") @Nullable Boolean stream,
        @JsonProperty("stream_options")
                @Schema(description = "{\"include_usage\": true} has the end tell the tokens")
                @Nullable Map<String, Boolean> streamOptions) {

    /** One message. */
    @Schema(name = "ChatMessage")
    public record Turn(
            @Schema(
                            allowableValues = {"system", "developer", "user", "assistant", "tool"},
                            requiredMode = Schema.RequiredMode.REQUIRED)
                    String role,
            @Schema(
                            type = "string",
                            description =
                                    "A text, or a list of parts of the types text and image_url")
                    @Nullable Object content,
            @JsonProperty("tool_calls") @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                    List<ChatToolCall> toolCalls,
            @JsonProperty("tool_call_id") @Schema(description = "Which call a tool answers")
                    @Nullable String toolCallId) {}

    /** One function. */
    @Schema(name = "ChatTool")
    public record Tool(@Schema(allowableValues = "function") String type, Function function) {

        /** What it is called and takes. */
        @Schema(name = "ChatFunction")
        public record Function(
                String name,
                @Nullable String description,
                @Schema(description = "A JSON schema of type object")
                        @Nullable Map<String, Object> parameters) {}
    }
}
