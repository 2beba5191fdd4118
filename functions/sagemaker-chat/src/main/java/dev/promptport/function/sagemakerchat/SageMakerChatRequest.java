package dev.promptport.function.sagemakerchat;

import dev.promptport.domain.completion.Message;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.InvalidRequest.Reason;
import dev.promptport.function.http.json.JsonFields;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a caller sends: a prompt under one of its three names, or a conversation. */
@Schema(name = "SageMakerChatRequest")
public record SageMakerChatRequest(
        @Schema(
                        description = "The prompt, by the name SageMaker's containers have for it",
                        example = "What is the capital of France?")
                @Nullable String inputs,
        @Schema(description = "Another name of inputs") @Nullable String prompt,
        @Schema(description = "Another name of inputs") @Nullable String text,
        @Schema(
                        description = "A conversation, in the place of a prompt",
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                List<ChatTurn> messages,
        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) ChatParameters parameters) {

    static final String MESSAGES = "messages";

    private static final Set<String> FIELDS =
            Set.of("inputs", "prompt", "text", MESSAGES, "parameters");

    static SageMakerChatRequest read(JsonFields fields) {
        fields.only(FIELDS);
        String field = asked(fields);
        if (!field.equals(MESSAGES)) {
            fields.requiredText(field);
        }
        SageMakerChatRequest request =
                new SageMakerChatRequest(
                        fields.text("inputs"),
                        fields.text("prompt"),
                        fields.text("text"),
                        fields.objects(MESSAGES).stream().map(ChatTurn::read).toList(),
                        ChatParameters.read(fields.object("parameters")));
        request.check();
        return request;
    }

    /** The field the caller asked in. */
    String field() {
        return inputs != null
                ? "inputs"
                : prompt != null ? "prompt" : text != null ? "text" : MESSAGES;
    }

    List<Message> conversation() {
        return written()
                .map(prompt -> List.of(Message.user(prompt)))
                .orElseGet(() -> messages.stream().map(ChatTurn::message).toList());
    }

    /** What the generated text is to begin with. */
    Optional<String> fullText() {
        return parameters.returnFullText() ? written() : Optional.empty();
    }

    private Optional<String> written() {
        return Stream.of(
                        Optional.ofNullable(inputs),
                        Optional.ofNullable(prompt),
                        Optional.ofNullable(text))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private void check() {
        if (!field().equals(MESSAGES)) {
            return;
        }
        if (messages.isEmpty()) {
            throw InvalidRequest.missing(MESSAGES);
        }
        if (parameters.returnFullText()) {
            throw InvalidRequest.invalid(
                    "parameters.return_full_text",
                    "'parameters.return_full_text' goes with a prompt only; a conversation is not repeated");
        }
    }

    private static String asked(JsonFields fields) {
        List<String> given =
                Stream.of("inputs", "prompt", "text", MESSAGES).filter(fields::has).toList();
        return switch (given.size()) {
            case 1 -> given.getFirst();
            case 0 ->
                    throw new InvalidRequest(
                            "inputs",
                            Reason.MISSING,
                            "'inputs' is required, or 'prompt', 'text' or 'messages' in its place");
            default ->
                    throw InvalidRequest.invalid(
                            given.get(1),
                            "'%s' and '%s' are both given; give one of them"
                                    .formatted(given.get(0), given.get(1)));
        };
    }
}
