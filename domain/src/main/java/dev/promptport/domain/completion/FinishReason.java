package dev.promptport.domain.completion;

/** Why a model stopped. */
public enum FinishReason {
    /** It was done, or met a stop sequence. */
    STOP,
    /** It used up its tokens. */
    LENGTH,
    /** It waits for the results of tools. */
    TOOL_CALLS,
    /** The provider withheld the rest. */
    CONTENT_FILTER
}
