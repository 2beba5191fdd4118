package dev.promptport.function.t5;

import dev.promptport.domain.failure.InvalidRequest;

import java.util.function.Supplier;

/** Gives failures of the domain the names the caller wrote. */
final class T5Fields {

    private T5Fields() {}

    /** Does the work; a refused field comes out under the caller's spelling. */
    static <T> T asWritten(T5Request request, Supplier<T> work) {
        try {
            return work.get();
        } catch (InvalidRequest e) {
            String name = name(e.field(), request.parameters());
            throw new InvalidRequest(
                    name,
                    e.reason(),
                    e.getMessage().replace("'" + e.field() + "'", "'" + name + "'"));
        }
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
