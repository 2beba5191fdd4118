package dev.promptport.function.openai;

/** What is around the answers on the reference's routes. */
enum Envelope {
    /** Nothing: statuses are true. */
    NONE,
    /** The reference's: every answer has the status 200 and tells its own inside. */
    REFERENCE
}
