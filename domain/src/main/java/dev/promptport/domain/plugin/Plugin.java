package dev.promptport.domain.plugin;

import dev.promptport.domain.tool.Tool;

/**
 * What makes a model answer on a subject.
 *
 * @param prompting what the model is told once the plugin is brought in
 * @param facts a tool by which the model asks for what the plugin knows
 */
public record Plugin(
        PluginDescription description, Selector selector, Prompting prompting, Tool facts) {

    /** The name people know it by. */
    public String name() {
        return description.name();
    }
}
