package dev.promptport.function.openai;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The body of an app as the description of the API shows it. It is read by {@link AppBody}. */
@Schema(name = "AppBody")
public record AppBodySchema(
        @JsonProperty("input_text")
                @Schema(
                        example = "she broked the lamp post",
                        requiredMode = Schema.RequiredMode.REQUIRED)
                String inputText,
        @JsonProperty("chat_history") @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                List<Turn> chatHistory,
        @Schema(description = "Whether the answer comes in pieces") @Nullable Boolean stream) {

    /** What was said before. */
    @Schema(name = "AppTurn")
    public record Turn(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String message,
            @Schema(
                            allowableValues = {"user", "assistant", "system"},
                            description = "May be absent where there is a direction")
                    @Nullable String sender,
            @Schema(allowableValues = {"incoming", "outgoing"}) @Nullable String direction) {}
}
