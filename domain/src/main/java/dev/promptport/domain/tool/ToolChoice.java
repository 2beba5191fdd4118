package dev.promptport.domain.tool;

/** Whether the model may, must or must not call tools. */
public sealed interface ToolChoice {

    ToolChoice AUTO = new Auto();
    ToolChoice NONE = new None();
    ToolChoice REQUIRED = new Required();

    /** As the model likes. */
    record Auto() implements ToolChoice {}

    /** No tool. */
    record None() implements ToolChoice {}

    /** Any tool, but one at least. */
    record Required() implements ToolChoice {}

    /** This tool. */
    record Named(String name) implements ToolChoice {}
}
