package dev.promptport.domain.port;

import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.plugin.Plugin;

import java.util.List;

/** Knows plugins. */
@FunctionalInterface
public interface PluginPort {

    /**
     * All of them, by name.
     *
     * @throws Failure when the place they are kept in cannot be read, or one of them is wrong
     */
    List<Plugin> plugins();
}
