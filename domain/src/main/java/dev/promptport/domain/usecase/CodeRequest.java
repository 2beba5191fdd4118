package dev.promptport.domain.usecase;

import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.failure.InvalidRequest;

import java.util.Optional;

/** Code to be written; a caller that may repeat itself gives an idempotency key. */
public record CodeRequest(
        Language language,
        String instructions,
        Optional<String> idempotencyKey,
        Deadline deadline) {

    public CodeRequest {
        if (instructions.isBlank()) {
            throw InvalidRequest.missing("instructions");
        }
    }
}
