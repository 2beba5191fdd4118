package dev.promptport.function.openai;

import dev.promptport.domain.completion.Message;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.InvalidRequest.Reason;
import dev.promptport.function.http.json.JsonFields;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the reference's bodies have beyond OpenAI's. */
record ReferenceFields(Optional<String> inputText, List<Message> history) {

    static final String INPUT_TEXT = "input_text";
    static final String CHAT_HISTORY = "chat_history";
    static final Set<String> NAMES = Set.of(INPUT_TEXT, CHAT_HISTORY, "end_point", "object_type");

    private static final double TEMPERATURE = 0.5;
    private static final int MAX_TOKENS = 150;
    private static final String CHAT = "chat.completion";
    private static final List<String> OBJECT_TYPES =
            List.of("embedding", CHAT, "moderation", "image", "audio", "models");
    private static final List<String> END_POINTS =
            List.of(
                    "ChatCompletion",
                    "chat/completions",
                    "Embedding",
                    "Moderation",
                    "Image",
                    "Audio",
                    "Model");

    static ReferenceFields read(JsonFields fields) {
        if (fields.has("end_point")) {
            fields.choice("end_point", END_POINTS);
        }
        if (fields.has("object_type") && !fields.choice("object_type", OBJECT_TYPES).equals(CHAT)) {
            throw new InvalidRequest(
                    "object_type",
                    Reason.UNSUPPORTED,
                    "'object_type' has to be chat.completion, or be left out: there are no other objects here");
        }
        return new ReferenceFields(
                fields.has(INPUT_TEXT)
                        ? Optional.of(fields.requiredText(INPUT_TEXT))
                        : Optional.empty(),
                ChatHistory.read(fields.objects(CHAT_HISTORY)));
    }

    /** What the reference samples with where a body says nothing. */
    static Sampling sampling(Sampling asked) {
        return asked.toBuilder()
                .temperature(asked.temperature() == null ? TEMPERATURE : asked.temperature())
                .maxTokens(asked.maxTokens() == null ? MAX_TOKENS : asked.maxTokens())
                .build();
    }

    /** Whether history and input take the place of the messages. */
    boolean rebuilds() {
        return inputText.isPresent() && !history.isEmpty();
    }

    /** The field that stands for the messages when they are not given. */
    String name() {
        return history.isEmpty() ? INPUT_TEXT : CHAT_HISTORY;
    }

    /** The conversation: the history with the input, else the messages, else the input alone. */
    List<Message> conversation(List<Message> messages) {
        return messages.isEmpty() || rebuilds()
                ? inputText.stream()
                        .flatMap(
                                input ->
                                        Stream.concat(
                                                history.stream(), Stream.of(Message.user(input))))
                        .toList()
                : messages;
    }
}
