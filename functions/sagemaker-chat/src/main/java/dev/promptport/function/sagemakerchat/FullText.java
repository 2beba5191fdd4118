package dev.promptport.function.sagemakerchat;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.port.StreamingCompletionPort;

import java.util.function.Consumer;

/** A model whose answers begin with a text of ours, streamed or not. */
record FullText(String beginning, StreamingCompletionPort model)
        implements StreamingCompletionPort {

    @Override
    public Completion stream(CompletionRequest request, Consumer<? super Delta> sink) {
        Begun begun = new Begun(sink);
        Completion completion = model.stream(request, begun);
        begun.begin();
        return from(beginning, completion);
    }

    static Completion from(String beginning, Completion completion) {
        return new Completion(
                beginning + completion.text(),
                completion.toolCalls(),
                completion.finishReason(),
                completion.usage(),
                completion.model());
    }

    /** Puts the beginning before the first piece: until then a failure is an ordinary response. */
    private final class Begun implements Consumer<Delta> {

        private final Consumer<? super Delta> sink;
        private boolean begun;

        Begun(Consumer<? super Delta> sink) {
            this.sink = sink;
        }

        void begin() {
            if (!begun) {
                begun = true;
                sink.accept(new Delta.Text(beginning));
            }
        }

        @Override
        public void accept(Delta delta) {
            begin();
            sink.accept(delta);
        }
    }
}
