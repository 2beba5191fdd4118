package dev.promptport.function.sagemakerchat;

import dev.promptport.function.http.json.WrittenFields;

/** What callers call the domain's fields. */
final class ChatFields {

    private ChatFields() {}

    static WrittenFields of(SageMakerChatRequest request) {
        return new WrittenFields(field -> name(field, request));
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
