package dev.promptport.function.models;

import dev.promptport.domain.completion.Deadline;

/** Secrets kept elsewhere, which settings name. */
@FunctionalInterface
interface SecretTexts {

    /**
     * The secret's text.
     *
     * @param reference its name, as the place where it is kept writes it
     * @throws dev.promptport.domain.failure.Failure when it cannot be had within that time
     */
    String text(String reference, Deadline deadline);
}
