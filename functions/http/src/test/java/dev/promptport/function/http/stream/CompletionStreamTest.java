package dev.promptport.function.http.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.failure.Cancelled;
import dev.promptport.domain.failure.Throttled;
import dev.promptport.domain.fake.ScriptedCompletions;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class CompletionStreamTest {

    private static final ModelId MODEL = ModelId.of("local:scripted");
    private static final CompletionRequest REQUEST =
            CompletionRequest.of(MODEL, "go", Sampling.DEFAULT, Deadline.none());

    private final ScriptedCompletions model = new ScriptedCompletions(MODEL);

    @Test
    void gives_each_piece_and_then_the_whole() {
        CompletionStream stream = CompletionStream.open(model.thenSay("one two"), REQUEST);

        assertThat(stream.next()).contains(new Delta.Text("one "));
        assertThat(stream.next()).contains(new Delta.Text("two"));
        assertThat(stream.next()).isEmpty();
        assertThat(stream.completion().text()).isEqualTo("one two");
    }

    @Test
    void of_nothing_is_whole_at_once() {
        CompletionStream stream = CompletionStream.open(model.thenSay(""), REQUEST);

        assertThat(stream.next()).isEmpty();
        assertThat(stream.completion().text()).isEmpty();
    }

    @Test
    void does_not_open_when_there_is_no_first_piece() {
        model.thenFail(new Throttled("busy", Duration.ofSeconds(1)));

        assertThatExceptionOfType(Throttled.class)
                .isThrownBy(() -> CompletionStream.open(model, REQUEST));
    }

    @Test
    void that_breaks_off_throws_where_it_does() {
        CompletionStream stream =
                CompletionStream.open(
                        (_, sink) -> {
                            sink.accept(new Delta.Text("a"));
                            throw new BadUpstreamAnswer("broke");
                        },
                        REQUEST);

        assertThat(stream.next()).contains(new Delta.Text("a"));
        assertThatExceptionOfType(BadUpstreamAnswer.class).isThrownBy(stream::next);
    }

    @Test
    void that_ends_in_an_error_of_the_machine_is_not_waited_for_forever() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () ->
                                CompletionStream.open(
                                        (_, _) -> {
                                            throw new StackOverflowError();
                                        },
                                        REQUEST));
    }

    @Test
    void that_is_cancelled_stops_the_model() {
        CompletionStream stream =
                CompletionStream.open(
                        (request, sink) -> {
                            sink.accept(new Delta.Text("a"));
                            return model.pausing(Duration.ofMinutes(1)).thenSay("late").stream(
                                    request, sink);
                        },
                        REQUEST);
        stream.cancel();

        assertThat(stream.next()).contains(new Delta.Text("a"));
        assertThatExceptionOfType(Cancelled.class).isThrownBy(stream::next);
    }
}
