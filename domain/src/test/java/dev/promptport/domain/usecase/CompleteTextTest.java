package dev.promptport.domain.usecase;

import static dev.promptport.domain.failure.Refusals.assertInvalid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.completion.FinishReason;
import dev.promptport.domain.completion.Message;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.failure.Throttled;
import dev.promptport.domain.failure.TimedOut;
import dev.promptport.domain.fake.ScriptedCompletions;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class CompleteTextTest {

    private static final ModelId MODEL = ModelId.of("scripted:parrot");

    private final ScriptedCompletions model =
            new ScriptedCompletions(MODEL).answering("Count to five.", "one two three four five");
    private final CompleteText completeText =
            new CompleteText(model, model, MODEL, new Limits(100, 3, 4));

    @Test
    void aPromptIsAnsweredByTheDefaultModel() {
        assertThat(completeText.complete("Hello", Sampling.DEFAULT, Deadline.none()).model())
                .isEqualTo(MODEL);
        assertThat(completeText.defaultModel()).isEqualTo(MODEL);
        assertThat(model.requests())
                .extracting(CompletionRequest::messages)
                .containsExactly(List.of(Message.user("Hello")));
    }

    @Test
    void anAnswerHasAtMostTheTokensAllowed() {
        var answer =
                completeText.complete(
                        "Count to five.",
                        Sampling.builder().maxTokens(5000).build(),
                        Deadline.none());

        assertThat(answer.text()).isEqualTo("one two three four ");
        assertThat(answer.finishReason()).isEqualTo(FinishReason.LENGTH);
    }

    @Test
    void aStreamHasAtMostTheTokensAllowedToo() {
        List<Delta> pieces = new ArrayList<>();

        var answer = completeText.stream(asking("Count to five."), pieces::add);

        assertThat(pieces).hasSize(4);
        assertThat(answer.text()).isEqualTo("one two three four ");
    }

    @Test
    void whatPassesTheLimitsNeverReachesTheModel() {
        String tooLong = "x".repeat(101);
        String message = "101 characters were given; at most 100 are allowed";

        assertInvalid("messages", message, () -> completeText.complete(asking(tooLong)));
        assertInvalid("messages", message, () -> completeText.stream(asking(tooLong), _ -> {}));
        assertThat(model.requests()).isEmpty();
    }

    @Test
    void whatComesTooLateNeverReachesTheModel() {
        assertThatThrownBy(
                        () ->
                                completeText.complete(
                                        "Hello", Sampling.DEFAULT, Deadline.in(Duration.ZERO)))
                .isInstanceOf(TimedOut.class);
        assertThat(model.requests()).isEmpty();
    }

    @Test
    void aFailureOfTheModelIsPassedOnAsItIs() {
        Throttled throttled = new Throttled("too much at once", Duration.ofSeconds(2));
        model.thenFail(throttled);

        assertThatThrownBy(() -> completeText.complete(asking("Hello"))).isSameAs(throttled);
    }

    private static CompletionRequest asking(String prompt) {
        return CompletionRequest.of(MODEL, prompt, Sampling.DEFAULT, Deadline.none());
    }
}
