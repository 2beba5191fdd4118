package dev.promptport.function.openai;

import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.function.http.json.JsonFields;

import java.util.Set;

/**
 * Whether an answer is streamed.
 *
 * @param includeUsage whether its end tells the tokens
 */
public record StreamOptions(boolean streamed, boolean includeUsage) {

    static final Set<String> FIELDS = Set.of("stream", "stream_options");

    private static final Set<String> OPTIONS = Set.of("include_usage", "include_obfuscation");

    static StreamOptions read(JsonFields fields) {
        boolean streamed = Boolean.TRUE.equals(fields.bool("stream"));
        if (fields.has("stream_options") && !streamed) {
            throw InvalidRequest.invalid(
                    "stream_options", "'stream_options' goes with 'stream': true only");
        }
        JsonFields options = fields.object("stream_options").only(OPTIONS);
        return new StreamOptions(streamed, Boolean.TRUE.equals(options.bool("include_usage")));
    }
}
