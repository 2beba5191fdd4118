package dev.promptport.domain.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.Message;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.conversation.Conversation;
import dev.promptport.domain.conversation.ConversationId;
import dev.promptport.domain.conversation.MemoryWindow;
import dev.promptport.domain.conversation.Turn;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.failure.InProgress;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.Unavailable;
import dev.promptport.domain.fake.InMemoryConversations;
import dev.promptport.domain.fake.ScriptedCompletions;
import dev.promptport.domain.port.CompletionPort;
import dev.promptport.domain.tool.ToolCall;
import dev.promptport.domain.usecase.Reply.Memory;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

class ConverseTest {

    private static final ModelId MODEL = ModelId.of("scripted:marv");
    private static final ConversationId TEA = ConversationId.owned("caller", "tea");
    private static final Deadline SOON = Deadline.in(Duration.ofMinutes(1));
    private static final Message BE_KIND = Message.system("Be kind.");

    private final ScriptedCompletions model =
            new ScriptedCompletions(MODEL)
                    .answering("Tea?", "Green tea.")
                    .answering("Why?", "It is evening.");
    private final InMemoryConversations memory = InMemoryConversations.empty();
    private final Converse converse = converse(new MemoryWindow(4, 1_000));

    private Converse converse(MemoryWindow window) {
        return converse(model, window);
    }

    private Converse converse(CompletionPort completions, MemoryWindow window) {
        return new Converse(
                new CompleteText(completions, model, MODEL, new Limits(10_000, 100, 256)),
                memory,
                window);
    }

    private CompletionRequest asked() {
        return model.requests().getLast();
    }

    private static ConverseRequest saying(Message... messages) {
        return request(Optional.empty(), messages);
    }

    private static ConverseRequest remembering(Message... messages) {
        return request(Optional.of(TEA), messages);
    }

    private static ConverseRequest request(Optional<ConversationId> id, Message... messages) {
        return ConverseRequest.of(MODEL, List.of(messages), id, Sampling.DEFAULT, SOON);
    }

    @Nested
    class WhatTheCallerRemembers {

        @Test
        void theModelSeesInstructionsHistoryAndQuestion() {
            converse.answer(
                    saying(
                            BE_KIND,
                            Message.user("Tea?"),
                            Message.assistant("Green tea."),
                            Message.user("Why?")));

            assertThat(asked().messages())
                    .containsExactly(
                            BE_KIND,
                            Message.user("Tea?"),
                            Message.assistant("Green tea."),
                            Message.user("Why?"));
        }

        @Test
        void theAnswerComesWithEverythingThatWasSaid() {
            Reply reply =
                    converse.answer(
                            saying(
                                    BE_KIND,
                                    Message.user("Tea?"),
                                    Message.assistant("Green tea."),
                                    Message.user("Why?")));

            assertThat(reply.turns())
                    .extracting(Turn::text)
                    .containsExactly("Tea?", "Green tea.", "Why?", "It is evening.");
            assertThat(reply.memory()).isEqualTo(new Memory.Callers());
            assertThat(memory.find(TEA, SOON)).isEmpty();
        }

        @Test
        void theLastInstructionsCount() {
            converse.answer(saying(BE_KIND, Message.user("Tea?"), Message.system("Be brief.")));

            assertThat(asked().messages())
                    .containsExactly(Message.system("Be brief."), Message.user("Tea?"));
        }

        @Test
        void ofALongHistoryTheModelSeesTheWindowAndTheCallerAll() {
            Reply reply =
                    converse(new MemoryWindow(2, 1_000))
                            .answer(
                                    saying(
                                            BE_KIND,
                                            Message.user("1"),
                                            Message.assistant("2"),
                                            Message.user("3"),
                                            Message.assistant("4"),
                                            Message.user("Why?")));

            assertThat(asked().messages())
                    .containsExactly(
                            BE_KIND,
                            Message.user("3"),
                            Message.assistant("4"),
                            Message.user("Why?"));
            assertThat(reply.turns()).hasSize(6);
        }

        @Test
        void aConversationEndsWithAQuestion() {
            assertThatThrownBy(() -> saying(Message.user("Tea?"), Message.assistant("Yes.")))
                    .isInstanceOf(InvalidRequest.class)
                    .hasMessageContaining("what the user says now");
            assertThatThrownBy(() -> saying(BE_KIND)).isInstanceOf(InvalidRequest.class);
            assertThatThrownBy(() -> saying(Message.user(" "))).isInstanceOf(InvalidRequest.class);
        }
    }

    @Nested
    class WhatIsRememberedHere {

        @Test
        void theNextQuestionFindsWhatWasSaid() {
            converse.answer(remembering(BE_KIND, Message.user("Tea?")));
            Reply reply = converse.answer(remembering(BE_KIND, Message.user("Why?")));

            assertThat(asked().messages())
                    .containsExactly(
                            BE_KIND,
                            Message.user("Tea?"),
                            Message.assistant("Green tea."),
                            Message.user("Why?"));
            assertThat(reply.turns())
                    .extracting(Turn::text)
                    .containsExactly("Tea?", "Green tea.", "Why?", "It is evening.");
            assertThat(reply.memory()).isEqualTo(new Memory.Saved());
        }

        @Test
        void instructionsAreNot() {
            converse.answer(remembering(BE_KIND, Message.user("Tea?")));
            converse.answer(remembering(Message.user("Why?")));

            assertThat(asked().messages()).doesNotContain(BE_KIND);
        }

        @Test
        void whatIsForgottenIsGone() {
            converse.answer(remembering(Message.user("Tea?")));
            converse.forget(TEA, SOON);
            converse.answer(remembering(Message.user("Why?")));

            assertThat(asked().messages()).containsExactly(Message.user("Why?"));
        }

        @Test
        void aQuestionWithoutAnAnswerIsNot() {
            model.thenFail(new BadUpstreamAnswer("broken"));

            assertThatThrownBy(() -> converse.answer(remembering(Message.user("Tea?"))))
                    .isInstanceOf(BadUpstreamAnswer.class);
            assertThat(memory.find(TEA, SOON)).isEmpty();
        }

        @Test
        void anEmptyAnswerIsNot() {
            model.thenCall(new ToolCall("1", "weather", "{}"));

            Reply reply = converse.answer(remembering(Message.user("Tea?")));

            assertThat(reply.memory()).isInstanceOf(Memory.NotSaved.class);
            assertThat(memory.find(TEA, SOON)).isEmpty();
        }

        @Test
        void anAnswerThatCannotBeSavedIsGivenAndSaysSo() {
            Unavailable failure = new Unavailable("no room", Duration.ofSeconds(1), null);
            memory.failOnAppend(failure);

            Reply reply = converse.answer(remembering(Message.user("Tea?")));

            assertThat(reply.completion().text()).isEqualTo("Green tea.");
            assertThat(reply.turns())
                    .containsExactly(Turn.user("Tea?"), Turn.assistant("Green tea."));
            assertThat(reply.memory()).isEqualTo(new Memory.NotSaved(failure));
        }

        @Test
        void ofTwoAtOnceTheSlowerIsAnsweredAndNotSaved() {
            Converse slow =
                    converse(
                            request -> {
                                converse.answer(remembering(Message.user("Why?")));
                                return model.complete(request);
                            },
                            new MemoryWindow(4, 1_000));

            Reply reply = slow.answer(remembering(Message.user("Tea?")));

            assertThat(reply.completion().text()).isEqualTo("Green tea.");
            assertThat(reply.memory())
                    .isInstanceOfSatisfying(
                            Memory.NotSaved.class,
                            notSaved -> assertThat(notSaved.why()).isInstanceOf(InProgress.class));
            assertThat(memory.find(TEA, SOON).map(Conversation::turns))
                    .contains(List.of(Turn.user("Why?"), Turn.assistant("It is evening.")));
        }

        @Test
        void theModelLeavesTimeToSave() {
            converse.answer(remembering(Message.user("Tea?")));

            assertThat(asked().deadline()).isEqualTo(SOON.earlier(Duration.ofSeconds(2)));
        }

        @Test
        void aHistoryOfTheCallersGoesWithNoMemory() {
            assertThatThrownBy(
                            () ->
                                    remembering(
                                            Message.user("Tea?"),
                                            Message.assistant("No."),
                                            Message.user("Why?")))
                    .isInstanceOfSatisfying(
                            InvalidRequest.class,
                            refused -> assertThat(refused.field()).isEqualTo("conversation_id"));
        }
    }

    @Test
    void theAnswerIsTheModelsOwn() {
        Completion completion = converse.answer(saying(Message.user("Tea?"))).completion();

        assertThat(completion.text()).isEqualTo("Green tea.");
        assertThat(completion.usage().output()).isEqualTo(2);
        assertThat(asked().sampling().maxTokens()).isEqualTo(256);
    }
}
