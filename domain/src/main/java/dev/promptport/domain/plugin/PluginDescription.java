package dev.promptport.domain.plugin;

/** What a plugin is, who wrote it, and the version of the form it is written in. */
public record PluginDescription(String name, String text, String version, String author) {}
