package dev.promptport.aws.bedrock.invoke;

import dev.promptport.aws.bedrock.answer.GrowingAnswer;
import dev.promptport.aws.bedrock.json.JsonView;
import dev.promptport.aws.bedrock.request.ModelFamily;
import dev.promptport.aws.bedrock.request.PreparedRequest;

import software.amazon.awssdk.core.document.Document;

import java.util.Optional;

/** What InvokeModel says to and hears from the models of one family. */
public sealed interface InvokeCodec
        permits ClaudeMessages, ClaudeText, TitanText, Llama, Nova, Mistral {

    /**
     * The body of the request.
     *
     * @throws dev.promptport.domain.failure.InvalidRequest when it holds what the family cannot
     *     take
     */
    Document body(PreparedRequest asked);

    /** Reads an answer that came as a whole. */
    void whole(JsonView body, GrowingAnswer answer);

    /** Reads one chunk of an answer that comes in chunks. */
    void chunk(JsonView chunk, GrowingAnswer answer);

    /** Empty for a family whose bodies nobody knows here. */
    static Optional<InvokeCodec> of(ModelFamily family) {
        return switch (family) {
            case CLAUDE -> Optional.of(new ClaudeMessages());
            case CLAUDE_TEXT -> Optional.of(new ClaudeText());
            case TITAN_TEXT -> Optional.of(new TitanText());
            case LLAMA -> Optional.of(new Llama());
            case NOVA -> Optional.of(new Nova());
            case MISTRAL -> Optional.of(new Mistral());
            case COHERE, JAMBA, OTHER -> Optional.empty();
        };
    }
}
