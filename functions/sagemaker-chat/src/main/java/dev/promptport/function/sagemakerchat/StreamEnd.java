package dev.promptport.function.sagemakerchat;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.promptport.domain.completion.Completion;

import io.micronaut.serde.annotation.Serdeable;

import java.util.List;
import java.util.Locale;

/** The last data of a streamed answer: the answer and what otherwise stands in its headers. */
@Serdeable
record StreamEnd(
        List<SageMakerChatAnswer.Generated> result,
        String model,
        Usage usage,
        @JsonProperty("finish_reason") String finishReason) {

    /** Tokens read and written. */
    @Serdeable
    record Usage(
            @JsonProperty("input_tokens") int inputTokens,
            @JsonProperty("output_tokens") int outputTokens) {}

    /** A piece of the answer, before its end. */
    @Serdeable
    record Piece(String delta) {}

    static StreamEnd of(Completion completion) {
        return new StreamEnd(
                SageMakerChatAnswer.of(completion).result(),
                completion.model().toString(),
                new Usage(completion.usage().input(), completion.usage().output()),
                completion.finishReason().name().toLowerCase(Locale.ROOT));
    }
}
