package dev.promptport.function.memorychat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import dev.promptport.domain.conversation.Turn;
import dev.promptport.function.openai.RequestMetaData;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * An answer as the reference gives it: LangChain's memory with all that was said, the answer last.
 *
 * @param memoryKey under which LangChain would put the memory into a prompt
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record LangChainAnswer(
        @JsonProperty("chat_memory") ChatMemory chatMemory,
        @JsonProperty("output_key") @Nullable String outputKey,
        @JsonProperty("input_key") @Nullable String inputKey,
        @JsonProperty("return_messages") boolean returnMessages,
        @JsonProperty("human_prefix") String humanPrefix,
        @JsonProperty("ai_prefix") String aiPrefix,
        @JsonProperty("memory_key") String memoryKey,
        @JsonProperty("request_meta_data") RequestMetaData requestMetaData) {

    /** What was said. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record ChatMemory(List<Said> messages) {}

    /**
     * What one of the two said.
     *
     * @param type {@code human} or {@code ai}
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Said(
            String content,
            @JsonProperty("additional_kwargs") Map<String, String> additionalKwargs,
            String type,
            boolean example) {

        static Said of(Turn turn) {
            String type =
                    switch (turn.speaker()) {
                        case USER -> "human";
                        case ASSISTANT -> "ai";
                    };
            return new Said(turn.text(), Map.of(), type, false);
        }
    }

    static LangChainAnswer of(List<Turn> turns, String memoryKey, RequestMetaData requestMetaData) {
        return new LangChainAnswer(
                new ChatMemory(turns.stream().map(Said::of).toList()),
                null,
                null,
                true,
                "Human",
                "AI",
                memoryKey,
                requestMetaData);
    }
}
