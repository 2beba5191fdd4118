package dev.promptport.deployment.iam;

/** What comes of a call. */
public enum Decision {
    ALLOWED,
    /** No statement speaks of the call. */
    NOT_ALLOWED,
    /** A statement forbids the call, whatever others say. */
    DENIED
}
