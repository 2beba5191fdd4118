package dev.promptport.function.openai;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.function.http.stream.EventForm;
import dev.promptport.function.openai.ChatCompletionChunk.CallPiece;
import dev.promptport.function.openai.ChatCompletionChunk.Choice;
import dev.promptport.function.openai.ChatCompletionChunk.FunctionPiece;
import dev.promptport.function.openai.ChatCompletionChunk.Piece;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** One answer told in chunks: the role, the pieces, the reason of its end, the tokens if asked. */
final class ChatChunks implements EventForm {

    private final String id = ChatCompletion.newId();
    private final long created = ChatCompletion.now();
    private final String model;
    private final boolean includeUsage;

    ChatChunks(ModelId model, boolean includeUsage) {
        this.model = ModelName.of(model);
        this.includeUsage = includeUsage;
    }

    @Override
    public List<Object> beginning() {
        return List.of(chunk(new Piece("assistant", "", null), null));
    }

    @Override
    public List<Object> piece(Delta delta) {
        return switch (delta) {
            case Delta.Text(String text) -> List.of(chunk(new Piece(null, text, null), null));
            case Delta.ToolCallPiece call ->
                    List.of(chunk(new Piece(null, null, List.of(piece(call))), null));
        };
    }

    @Override
    public List<Object> end(Completion completion) {
        List<Object> end = new ArrayList<>();
        end.add(
                chunk(
                        new Piece(null, null, null),
                        ChatCompletion.reason(completion.finishReason())));
        if (includeUsage) {
            end.add(chunk(List.of(), ChatUsage.of(completion.usage())));
        }
        return end;
    }

    private static CallPiece piece(Delta.ToolCallPiece call) {
        return new CallPiece(
                call.index(),
                call.id(),
                call.id() == null ? null : "function",
                new FunctionPiece(call.name(), call.arguments()));
    }

    private ChatCompletionChunk chunk(Piece piece, @Nullable String finishReason) {
        return chunk(List.of(new Choice(0, piece, null, finishReason)), null);
    }

    private ChatCompletionChunk chunk(List<Choice> choices, @Nullable ChatUsage usage) {
        return new ChatCompletionChunk(id, "chat.completion.chunk", created, model, choices, usage);
    }
}
