package dev.promptport.function.http.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.failure.Throttled;
import dev.promptport.domain.fake.ScriptedCompletions;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.sse.Event;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

class ServerSentEventsTest {

    private static final ModelId MODEL = ModelId.of("local:scripted");

    private static final CompletionRequest REQUEST =
            CompletionRequest.of(MODEL, "go", Sampling.DEFAULT, Deadline.none());

    private final ScriptedCompletions model = new ScriptedCompletions(MODEL);
    @AutoClose private final ApplicationContext context = ApplicationContext.run();
    private final ServerSentEvents events = context.getBean(ServerSentEvents.class);

    private List<Event<String>> written(
            Function<Consumer<? super Delta>, Completion> work, Function<String, Object> piece) {
        return Flux.from(
                        events.write(
                                HttpRequest.GET("/"),
                                CompletionStream.open(work),
                                piece,
                                (Completion whole) -> Map.of("whole", whole.text())))
                .timeout(Duration.ofSeconds(20))
                .toStream()
                .toList();
    }

    @Test
    void carry_their_data_as_text_so_that_no_header_is_set_while_others_read_them() {
        assertThat(
                        written(
                                sink -> model.thenSay("one two").stream(REQUEST, sink),
                                text -> Map.of("delta", text)))
                .extracting(event -> (Object) event.getData())
                .containsExactly(
                        "{\"delta\":\"one \"}",
                        "{\"delta\":\"two\"}",
                        "{\"whole\":\"one two\"}",
                        "[DONE]");
    }

    @Test
    void end_in_an_error_when_the_answer_breaks_off() {
        assertThat(
                        written(
                                sink -> {
                                    sink.accept(new Delta.Text("one "));
                                    throw new Throttled("busy", Duration.ofSeconds(1));
                                },
                                text -> Map.of("delta", text)))
                .extracting(Event::getData)
                .satisfiesExactly(
                        data -> assertThat(data).isEqualTo("{\"delta\":\"one \"}"),
                        data -> assertThat(data).startsWith("{\"error\":").contains("busy"));
    }

    @Test
    void end_in_an_error_when_a_piece_cannot_be_written() {
        assertThat(written(sink -> model.thenSay("one").stream(REQUEST, sink), _ -> new Object()))
                .extracting(Event::getData)
                .singleElement()
                .satisfies(data -> assertThat(data).startsWith("{\"error\":"));
    }
}
