package dev.promptport.domain.usecase;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.completion.Message;
import dev.promptport.domain.failure.UnknownPrompt;
import dev.promptport.domain.port.PromptPort;
import dev.promptport.domain.prompt.PromptTemplate;
import dev.promptport.domain.tool.ToolChoice;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs a ready-made application: its system prompt, then the history, then the user's input, each a
 * message.
 */
public final class RunApp {

    private final PromptPort prompts;
    private final CompleteText completeText;
    private final ModelChoice choice;

    /** Apps run on the model they prefer, as far as the choice leaves them one. */
    public RunApp(PromptPort prompts, CompleteText completeText, ModelChoice choice) {
        this.prompts = prompts;
        this.completeText = completeText;
        this.choice = choice;
    }

    /**
     * The answer of the app's model.
     *
     * @throws UnknownPrompt when there is no such app
     * @throws dev.promptport.domain.failure.Failure whatever the ports report
     */
    public Completion run(AppRequest request) {
        return completeText.complete(asked(request));
    }

    /** The same, piece by piece: see {@link CompleteText#stream}. */
    public Completion stream(AppRequest request, Consumer<? super Delta> sink) {
        return completeText.stream(asked(request), sink);
    }

    private CompletionRequest asked(AppRequest request) {
        PromptTemplate app =
                prompts.find(request.app()).orElseThrow(() -> new UnknownPrompt(request.app()));
        List<Message> messages = new ArrayList<>();
        messages.add(Message.system(app.systemPrompt()));
        messages.addAll(request.history());
        messages.add(Message.user(request.input()));
        return new CompletionRequest(
                choice.over(app.model()),
                messages,
                List.of(),
                ToolChoice.AUTO,
                app.sampling(),
                request.deadline());
    }
}
