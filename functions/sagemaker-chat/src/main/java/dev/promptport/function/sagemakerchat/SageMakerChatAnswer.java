package dev.promptport.function.sagemakerchat;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.promptport.domain.completion.Completion;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

/** What a caller gets: what the reference's endpoint answered, under {@code result}. */
@Serdeable
public record SageMakerChatAnswer(List<Generated> result) {

    /** One text the model wrote. */
    @Serdeable
    public record Generated(
            @JsonProperty("generated_text") @Schema(description = "The text the model wrote")
                    String generatedText) {}

    static SageMakerChatAnswer of(Completion completion) {
        return new SageMakerChatAnswer(List.of(new Generated(completion.text())));
    }
}
