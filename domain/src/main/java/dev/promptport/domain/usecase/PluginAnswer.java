package dev.promptport.domain.usecase;

import dev.promptport.domain.completion.Completion;

import java.util.List;

/** An answer and the names of the plugins that had a part in it. */
public record PluginAnswer(Completion completion, List<String> plugins) {

    public PluginAnswer {
        plugins = List.copyOf(plugins);
    }
}
