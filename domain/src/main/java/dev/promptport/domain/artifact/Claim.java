package dev.promptport.domain.artifact;

/** What whoever asks to work under an idempotency key is told. */
public sealed interface Claim {

    /** Nobody else works under the key until the claim's deadline: generate and save. */
    record Granted() implements Claim {}

    /** The work was done before; this is what came of it. */
    record Kept(Artifact artifact) implements Claim {}
}
