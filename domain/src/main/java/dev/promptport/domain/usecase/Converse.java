package dev.promptport.domain.usecase;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.Message;
import dev.promptport.domain.conversation.Conversation;
import dev.promptport.domain.conversation.ConversationId;
import dev.promptport.domain.conversation.MemoryWindow;
import dev.promptport.domain.conversation.Turn;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.port.ConversationPort;
import dev.promptport.domain.tool.ToolChoice;
import dev.promptport.domain.usecase.Reply.Memory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Answers in a conversation: instructions, what the window shows of what was said before, and the
 * new question.
 */
public final class Converse {

    /** What it may take to save an answer, but no more than a quarter of the time there is. */
    private static final Duration SAVING = Duration.ofSeconds(2);

    private final CompleteText completeText;
    private final ConversationPort conversations;
    private final MemoryWindow window;

    public Converse(
            CompleteText completeText, ConversationPort conversations, MemoryWindow window) {
        this.completeText = completeText;
        this.conversations = conversations;
        this.window = window;
    }

    /**
     * The model's answer. Question and answer are remembered once both are there; when that fails
     * the answer is given all the same, and says so.
     *
     * @throws Failure when the memory cannot be read, and whatever the model's port reports
     */
    public Reply answer(ConverseRequest request) {
        return request.conversation()
                .map(id -> answerRemembered(request, id))
                .orElseGet(() -> answerOnce(request));
    }

    /** Removes a conversation from memory, if it is there. */
    public void forget(ConversationId id, Deadline deadline) {
        conversations.forget(id, deadline);
    }

    private Reply answerOnce(ConverseRequest request) {
        Completion completion = complete(request, request.history(), request.deadline());
        return new Reply(
                completion,
                joined(request.history(), said(request, completion)),
                new Memory.Callers());
    }

    private Reply answerRemembered(ConverseRequest request, ConversationId id) {
        Conversation found =
                conversations.find(id, request.deadline()).orElseGet(() -> Conversation.begun(id));
        Completion completion =
                complete(request, found.turns(), leavingTimeToSave(request.deadline()));
        List<Turn> said = said(request, completion);
        try {
            if (completion.text().isBlank()) {
                throw new BadUpstreamAnswer("the model said nothing that could be remembered");
            }
            Conversation kept = conversations.append(found, said, request.deadline());
            return new Reply(completion, kept.turns(), new Memory.Saved());
        } catch (Failure why) {
            return new Reply(completion, joined(found.turns(), said), new Memory.NotSaved(why));
        }
    }

    private static Deadline leavingTimeToSave(Deadline deadline) {
        Duration quarter = deadline.remaining().dividedBy(4);
        return deadline.earlier(quarter.compareTo(SAVING) < 0 ? quarter : SAVING);
    }

    private Completion complete(ConverseRequest request, List<Turn> before, Deadline deadline) {
        List<Message> messages = new ArrayList<>();
        request.instructions().map(Message::system).ifPresent(messages::add);
        window.newest(before).stream().map(Turn::message).forEach(messages::add);
        messages.add(Message.user(request.input()));
        return completeText.complete(
                new CompletionRequest(
                        request.model(),
                        messages,
                        List.of(),
                        ToolChoice.AUTO,
                        request.sampling(),
                        deadline));
    }

    private static List<Turn> said(ConverseRequest request, Completion completion) {
        return List.of(Turn.user(request.input()), Turn.assistant(completion.text()));
    }

    private static List<Turn> joined(List<Turn> before, List<Turn> said) {
        return Stream.concat(before.stream(), said.stream()).toList();
    }
}
