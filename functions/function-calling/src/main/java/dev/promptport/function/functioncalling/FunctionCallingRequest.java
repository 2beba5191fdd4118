package dev.promptport.function.functioncalling;

import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.Message;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.InvalidRequest.Reason;
import dev.promptport.domain.tool.ToolChoice;
import dev.promptport.domain.usecase.ModelChoice;
import dev.promptport.function.http.json.WrittenFields;
import dev.promptport.function.openai.AppBody;
import dev.promptport.function.openai.ChatBody;
import dev.promptport.function.openai.ChatModel;
import dev.promptport.function.openai.StreamOptions;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What a caller asks, whichever of the two routes it came by.
 *
 * @param choice the model to ask, and whether plugins may prefer another
 * @param inputText what the caller wrote under that name
 */
record FunctionCallingRequest(
        ModelChoice choice,
        List<Message> messages,
        ToolChoice toolChoice,
        Sampling sampling,
        StreamOptions stream,
        @Nullable String inputText,
        WrittenFields written) {

    private static final String INSTRUCTIONS =
            """
            You are a helpful assistant with tools at hand. When a tool can find out what is asked, \
            call it rather than guess, and call several at once where one does not need the other. \
            Answer from what they say, in a sentence or two and in the language of the user. When a \
            tool could not help, say so plainly.""";

    private static final Sampling OF_THE_EXAMPLE =
            Sampling.builder().temperature(1.0).maxTokens(2048).build();

    /** The example: instructions and sampling are the function's own. */
    static FunctionCallingRequest of(AppBody body, ModelChoice choice) {
        List<Message> messages = new ArrayList<>();
        messages.add(Message.system(INSTRUCTIONS));
        messages.addAll(body.history());
        messages.add(Message.user(body.inputText()));
        return new FunctionCallingRequest(
                choice,
                messages,
                ToolChoice.AUTO,
                OF_THE_EXAMPLE,
                body.stream(),
                body.inputText(),
                body.written());
    }

    /**
     * The caller's own body. A model in it is the caller's choice; no plugin overrules that.
     *
     * @throws InvalidRequest when the body brings tools
     */
    static FunctionCallingRequest of(ChatBody body, ChatModel function) {
        if (!body.tools().isEmpty()) {
            throw new InvalidRequest(
                    "tools",
                    Reason.UNSUPPORTED,
                    "'tools' cannot be given here, because this function brings its own; /passthrough_v2 takes the caller's");
        }
        return new FunctionCallingRequest(
                body.model().map(model -> new ModelChoice(model, true)).orElseGet(function::choice),
                body.messages(),
                body.toolChoice(),
                body.sampling(),
                body.stream(),
                body.inputText().orElse(null),
                body.written());
    }

    /** The request in the domain's terms. */
    CompletionRequest until(Deadline deadline) {
        return new CompletionRequest(
                choice.model(), messages, List.of(), toolChoice, sampling, deadline);
    }
}
