package dev.promptport.domain.port;

import dev.promptport.domain.artifact.Claim;
import dev.promptport.domain.artifact.Idempotency;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.failure.Failure;

/** Sees to it that what a caller repeats is done once. Kept beside the artifacts it is about. */
public interface ClaimPort {

    /**
     * Asks to work under a key on an artifact of that file extension. One caller at a time is
     * granted it; a claim whose deadline has passed or that was released can be had again.
     *
     * @throws dev.promptport.domain.failure.InProgress while another caller works under the key
     * @throws dev.promptport.domain.failure.InvalidRequest naming {@code Idempotency-Key} when the
     *     key was used for another request
     * @throws Failure when claims cannot be kept
     */
    Claim claim(Idempotency idempotency, String extension, Deadline until);

    /** Gives a granted claim back, because nothing came of the work. */
    void release(Idempotency idempotency);
}
