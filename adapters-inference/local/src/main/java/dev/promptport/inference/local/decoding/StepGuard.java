package dev.promptport.inference.local.decoding;

import dev.promptport.domain.failure.Failure;

/** Looked at between two steps: whether to go on. */
@FunctionalInterface
public interface StepGuard {

    /** Goes on whatever happens. */
    StepGuard NONE = () -> true;

    /**
     * Returns false when no more tokens are wanted.
     *
     * @throws Failure when the work has to end: its deadline passed, its caller went away
     */
    boolean goOn();
}
