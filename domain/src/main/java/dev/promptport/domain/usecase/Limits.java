package dev.promptport.domain.usecase;

import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Message;
import dev.promptport.domain.completion.Part;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.Misconfigured;

import java.util.List;

/**
 * How much one caller may ask of a model at once.
 *
 * @param mostCharacters UTF-16 characters of text in all messages together
 * @param mostMessages messages in a conversation
 * @param mostTokens tokens in an answer; who asks for more, or does not say, gets this many
 */
public record Limits(int mostCharacters, int mostMessages, int mostTokens) {

    public Limits {
        if (mostCharacters < 1 || mostMessages < 1 || mostTokens < 1) {
            throw new Misconfigured(
                    "the limits on characters, messages and tokens have to be 1 or more each");
        }
    }

    /**
     * The request with its tokens capped.
     *
     * @throws InvalidRequest naming {@code messages} when they are too many, too long, or say
     *     nothing
     */
    public CompletionRequest applyTo(CompletionRequest request) {
        List<Message> messages = request.messages();
        if (messages.size() > mostMessages) {
            throw tooMuch(messages.size() + " messages", mostMessages);
        }
        long characters = messages.stream().mapToLong(Limits::characters).sum();
        if (characters > mostCharacters) {
            throw tooMuch(characters + " characters", mostCharacters);
        }
        if (messages.stream().allMatch(Limits::saysNothing)) {
            throw InvalidRequest.missing("messages");
        }
        return request.withSampling(capped(request.sampling()));
    }

    private Sampling capped(Sampling sampling) {
        Integer asked = sampling.maxTokens();
        return asked != null && asked <= mostTokens
                ? sampling
                : sampling.toBuilder().maxTokens(mostTokens).build();
    }

    private static InvalidRequest tooMuch(String given, int most) {
        return InvalidRequest.invalid(
                "messages", given + " were given; at most " + most + " are allowed");
    }

    private static long characters(Message message) {
        return switch (message) {
            case Message.System(var text) -> text.length();
            case Message.User(var parts) -> parts.stream().mapToLong(Limits::characters).sum();
            case Message.Assistant(var text, var calls) ->
                    text.length()
                            + calls.stream().mapToLong(call -> call.arguments().length()).sum();
            case Message.Tool(var result) -> result.content().length();
        };
    }

    private static long characters(Part part) {
        return switch (part) {
            case Part.Text(var text) -> text.length();
            case Part.Image _ -> 0;
        };
    }

    private static boolean saysNothing(Message message) {
        return switch (message) {
            case Message.System(var text) -> text.isBlank();
            case Message.User(var parts) ->
                    parts.stream()
                            .allMatch(
                                    part -> part instanceof Part.Text(var text) && text.isBlank());
            case Message.Assistant(var text, var calls) -> text.isBlank() && calls.isEmpty();
            case Message.Tool _ -> false;
        };
    }
}
