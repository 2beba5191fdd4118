package dev.promptport.domain.usecase;

import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.Message;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.conversation.ConversationId;
import dev.promptport.domain.conversation.Turn;
import dev.promptport.domain.failure.InvalidRequest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a model that remembers is asked.
 *
 * @param instructions what stands above the conversation; it is never remembered
 * @param history what was said before, by the caller's account
 * @param conversation whose memory takes the place of that account
 */
public record ConverseRequest(
        ModelId model,
        Optional<String> instructions,
        List<Turn> history,
        String input,
        Optional<ConversationId> conversation,
        Sampling sampling,
        Deadline deadline) {

    public ConverseRequest {
        history = List.copyOf(history);
        if (input.isBlank()) {
            throw InvalidRequest.missing("input");
        }
        if (conversation.isPresent() && !history.isEmpty()) {
            throw InvalidRequest.invalid(
                    "conversation_id",
                    "a conversation that is remembered here brings its own history: send the new message alone, or leave 'conversation_id' out");
        }
    }

    /**
     * From a conversation as a chat API has it: the last of its system messages counts, and its
     * last message is the user's question.
     */
    public static ConverseRequest of(
            ModelId model,
            List<Message> messages,
            Optional<ConversationId> conversation,
            Sampling sampling,
            Deadline deadline) {
        List<Turn> turns = new ArrayList<>();
        Optional<String> instructions = Optional.empty();
        for (Message message : messages) {
            if (message instanceof Message.System(String text)) {
                instructions = Optional.of(text);
            } else {
                turns.add(Turn.of(message));
            }
        }
        if (turns.isEmpty() || turns.getLast().speaker() != Turn.Speaker.USER) {
            throw InvalidRequest.invalid(
                    "messages", "a conversation ends with what the user says now");
        }
        Turn last = turns.removeLast();
        if (last.text().isBlank()) {
            throw InvalidRequest.invalid("messages", "the last of the messages says nothing");
        }
        return new ConverseRequest(
                model, instructions, turns, last.text(), conversation, sampling, deadline);
    }
}
