package dev.promptport.domain.failure;

import dev.promptport.domain.prompt.PromptId;

/** No prompt template of that name exists. */
public final class UnknownPrompt extends Failure {

    private final PromptId prompt;

    public UnknownPrompt(PromptId prompt) {
        super("no prompt named '" + prompt.value() + "'", null);
        this.prompt = prompt;
    }

    public PromptId prompt() {
        return prompt;
    }
}
