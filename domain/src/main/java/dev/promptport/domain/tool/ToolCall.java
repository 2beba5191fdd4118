package dev.promptport.domain.tool;

/**
 * A model's wish to have a tool called. {@code arguments} is JSON text as the model wrote it: it
 * may be malformed.
 */
public record ToolCall(String id, String name, String arguments) {}
