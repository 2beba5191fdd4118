package dev.promptport.domain.fake;

import dev.promptport.domain.port.PromptPort;
import dev.promptport.domain.prompt.PromptId;
import dev.promptport.domain.prompt.PromptTemplate;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Templates given to its constructor. */
public final class InMemoryPrompts implements PromptPort {

    private final SortedMap<String, PromptTemplate> templates = new TreeMap<>();

    public InMemoryPrompts(PromptTemplate... templates) {
        for (PromptTemplate template : templates) {
            this.templates.put(template.id().value(), template);
        }
    }

    @Override
    public Optional<PromptTemplate> find(PromptId id) {
        return Optional.ofNullable(templates.get(id.value()));
    }

    @Override
    public List<PromptTemplate> list() {
        return List.copyOf(templates.values());
    }
}
