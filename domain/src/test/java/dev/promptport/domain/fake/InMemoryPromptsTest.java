package dev.promptport.domain.fake;

import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.contract.PromptPortContract;
import dev.promptport.domain.port.PromptPort;
import dev.promptport.domain.prompt.PromptId;
import dev.promptport.domain.prompt.PromptTemplate;

import java.util.List;
import java.util.Optional;

class InMemoryPromptsTest extends PromptPortContract {

    @Override
    protected PromptPort port() {
        return new InMemoryPrompts(
                template("translate"), template("grammar"), template("summarize"));
    }

    private static PromptTemplate template(String id) {
        return new PromptTemplate(
                new PromptId(id),
                "Title of " + id,
                "Do " + id,
                Optional.empty(),
                Sampling.DEFAULT,
                "",
                List.of());
    }
}
