package dev.promptport.function.sagemakerchat;

import dev.promptport.domain.failure.InvalidRequest;

import java.util.function.Supplier;

/** Gives failures of the domain the names the caller wrote. */
final class WrittenFields {

    private WrittenFields() {}

    /** Does the work; a refused field comes out under the caller's spelling. */
    static <T> T asWritten(SageMakerChatRequest request, Supplier<T> work) {
        try {
            return work.get();
        } catch (InvalidRequest e) {
            String name = name(e.field(), request);
            throw new InvalidRequest(
                    name,
                    e.reason(),
                    e.getMessage().replace("'" + e.field() + "'", "'" + name + "'"));
        }
    }

    private static String name(String field, SageMakerChatRequest request) {
        return switch (field) {
            case "prompt", SageMakerChatRequest.MESSAGES -> request.field();
            case "max_tokens" -> "parameters.max_new_tokens";
            case "temperature",
                    "top_k",
                    "top_p",
                    "seed",
                    "repetition_penalty",
                    "frequency_penalty",
                    "presence_penalty",
                    "stop" ->
                    "parameters." + field;
            default -> field;
        };
    }
}
