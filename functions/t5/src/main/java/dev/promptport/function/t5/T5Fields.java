package dev.promptport.function.t5;

import dev.promptport.function.http.json.WrittenFields;

/** What callers call the domain's fields. */
final class T5Fields {

    private T5Fields() {}

    static WrittenFields of(T5Request request) {
        return new WrittenFields(field -> name(field, request.parameters()));
    }

    private static String name(String field, T5Parameters p) {
        return switch (field) {
            case "prompt" -> "command";
            case "max_tokens" ->
                    p.maxLength() != null ? "parameters.max_length" : "parameters.max_new_tokens";
            case "min_tokens" ->
                    p.minLength() != null ? "parameters.min_length" : "parameters.min_new_tokens";
            case "beams" -> "parameters.num_beams";
            case "no_repeat_ngram" -> "parameters.no_repeat_ngram_size";
            case "temperature", "top_k", "top_p", "repetition_penalty", "length_penalty", "stop" ->
                    "parameters." + field;
            default -> field;
        };
    }
}
