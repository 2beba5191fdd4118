package dev.promptport.domain.usecase;

import static dev.promptport.domain.failure.Refusals.assertInvalid;
import static dev.promptport.domain.failure.Refusals.assertMissing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.Message;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Part;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.tool.ToolCall;
import dev.promptport.domain.tool.ToolResult;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;

class LimitsTest {

    private final Limits limits = new Limits(20, 4, 100);

    @Nested
    class Messages {

        @Test
        void asManyAsAllowedPass() {
            CompletionRequest request = asking(Collections.nCopies(4, Message.user("12345")));

            assertThat(limits.applyTo(request).messages()).isEqualTo(request.messages());
        }

        @Test
        void areNotTooMany() {
            assertInvalid(
                    "messages",
                    "5 messages were given; at most 4 are allowed",
                    () -> limits.applyTo(asking(Collections.nCopies(5, Message.user("1")))));
        }

        @Test
        void areNotTooLongWhoeverSpeaks() {
            ToolCall call = new ToolCall("1", "weather", "12345");
            List<Message> conversation =
                    List.of(
                            Message.system("12345"),
                            Message.user("12345"),
                            new Message.Assistant("12345", List.of(call)),
                            new Message.Tool(ToolResult.of(call, "1")));

            assertInvalid(
                    "messages",
                    "21 characters were given; at most 20 are allowed",
                    () -> limits.applyTo(asking(conversation)));
        }

        @Test
        void saySomething() {
            assertMissing(
                    "messages",
                    () -> limits.applyTo(asking(List.of(Message.user(" \n"), Message.system("")))));
        }

        @Test
        void maySayItInAPicture() {
            Part picture = new Part.Image("image/png", ByteBuffer.allocate(1000));
            CompletionRequest request = asking(List.of(new Message.User(List.of(picture))));

            assertThat(limits.applyTo(request).messages()).isEqualTo(request.messages());
        }
    }

    @Nested
    class Tokens {

        @Test
        void areAsManyAsAllowedForWhoDoesNotSay() {
            assertThat(tokensFor(Sampling.DEFAULT)).isEqualTo(100);
        }

        @Test
        void areAsManyAsAllowedForWhoAsksForMore() {
            assertThat(tokensFor(Sampling.builder().maxTokens(101).build())).isEqualTo(100);
        }

        @Test
        void areAsManyAsAskedForBelowThat() {
            assertThat(tokensFor(Sampling.builder().maxTokens(99).build())).isEqualTo(99);
        }

        @Test
        void areNotForcedAboveTheCap() {
            assertInvalid(
                    "min_tokens",
                    "'min_tokens' is 200; it has to be 0 or more and at most 100",
                    () -> tokensFor(Sampling.builder().minTokens(200).build()));
        }

        private @Nullable Integer tokensFor(Sampling sampling) {
            return limits.applyTo(asking(List.of(Message.user("1"))).withSampling(sampling))
                    .sampling()
                    .maxTokens();
        }
    }

    @Test
    void ofNothingAreAMistakeOfTheDeployment() {
        assertThatThrownBy(() -> new Limits(0, 1, 1)).isInstanceOf(Misconfigured.class);
        assertThatThrownBy(() -> new Limits(1, 0, 1)).isInstanceOf(Misconfigured.class);
        assertThatThrownBy(() -> new Limits(1, 1, 0)).isInstanceOf(Misconfigured.class);
    }

    private static CompletionRequest asking(List<Message> messages) {
        return CompletionRequest.of(
                        ModelId.of("local:t5-mini"), "", Sampling.DEFAULT, Deadline.none())
                .withMessages(messages);
    }
}
